import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard, release } from './guardian';

/** A fresh folder that is gone when this process has ended, however it ends. */
export async function createTemporaryFolder(purpose: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), `n8n-nodes-video-jobs-${purpose}-`));
	guard('folder', folder);
	return folder;
}

/** Removes a folder made by {@link createTemporaryFolder} before this process ends. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	release('folder', folder);
}
