import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Item, N8nApi } from '../host';
import { checkMp4 } from './mp4/checkMp4';

const clipSchema = z.object({
	jobId: z.string(),
	video: z.object({
		index: z.number(),
		id: z.string(),
		title: z.string().optional(),
		score: z.number().optional(),
		durationSeconds: z.number().optional(),
	}),
	file: z.object({ name: z.string(), sizeBytes: z.number(), mimeType: z.string() }),
});

/** A clip that came out of the workflow and lies on disk. */
export interface Clip extends z.output<typeof clipSchema> {
	path: string;
	/** What is wrong with it; empty for a clip that is whole and playable. */
	faults: string[];
}

function findFaults(file: Buffer, sizeSaid: number, sizeServed: number | undefined): string[] {
	const faults: string[] = [];
	if (sizeServed === undefined) faults.push('the simulator knows no such clip');
	else if (file.length !== sizeServed) {
		faults.push(`it has ${file.length} bytes, ${sizeServed} were served`);
	}
	if (file.length !== sizeSaid)
		faults.push(`it has ${file.length} bytes, its item says ${sizeSaid}`);
	try {
		checkMp4(file);
	} catch (error) {
		faults.push(`it is no playable MP4: ${error instanceof Error ? error.message : String(error)}`);
	}
	return faults;
}

/**
 * Takes one clip out of n8n's binary store into a folder and checks it.
 *
 * @param servedSizes bytes of each clip as the simulator served it, by the clip's id
 * @throws when the item is not a clip at all
 */
export async function collectClip(
	item: Item,
	api: N8nApi,
	folder: string,
	servedSizes: ReadonlyMap<string, number>,
): Promise<Clip> {
	const clip = clipSchema.parse(item.json);
	const reference = item.binary?.data;
	if (reference === undefined) throw new Error(`Clip ${clip.video.index} came without a file`);
	await mkdir(folder, { recursive: true });
	const path = join(folder, basename(clip.file.name));
	await api.saveBinary(reference, path);
	const file = await readFile(path);
	const faults = findFaults(file, clip.file.sizeBytes, servedSizes.get(clip.video.id));
	return { ...clip, path, faults };
}

/** One line about a clip, for a person. */
export function describeClip({ video, file, faults }: Clip): string {
	const facts = [
		`#${video.index}`,
		`"${video.title ?? 'untitled'}"`,
		video.score === undefined ? 'no score' : `score ${video.score}`,
		video.durationSeconds === undefined ? 'length unknown' : `${video.durationSeconds} s`,
		`${file.name}, ${file.sizeBytes.toLocaleString('en')} bytes`,
		faults.length === 0 ? 'whole and playable' : `NOT GOOD: ${faults.join('; ')}`,
	];
	return facts.join('  ');
}
