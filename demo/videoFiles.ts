import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Item, N8nApi } from '../host';
import { checkMp4 } from './checkMp4';

const referenceSchema = z.object({
	provider: z.string(),
	jobType: z.string(),
	jobId: z.string(),
});

const fileSchema = z.object({ name: z.string(), sizeBytes: z.number(), mimeType: z.string() });

const itemSchema = referenceSchema.extend({
	video: z.object({
		index: z.number(),
		title: z.string().optional(),
		score: z.number().optional(),
		durationSeconds: z.number().optional(),
	}),
	file: fileSchema,
});

/** A video that came out of a workflow and lies on disk. */
export interface VideoFile extends z.output<typeof itemSchema> {
	path: string;
	/** What is wrong with it; empty for a video that is whole and playable. */
	faults: string[];
}

function findFaults(file: Buffer, sizeSaid: number, sizeServed: number | undefined): string[] {
	const faults: string[] = [];
	if (sizeServed === undefined) faults.push('the simulator knows no such video');
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

/** The job that a video belongs to. */
export function jobOf(item: Item): { provider: string; jobType: string; jobId: string } {
	return referenceSchema.parse(item.json);
}

/** Whether an item holds a video, and not another file such as the text of a transcript. */
export function isVideo({ json }: Item): boolean {
	return json.video !== undefined;
}

/**
 * Takes a file that is no video out of n8n's binary store into a folder.
 *
 * @returns one line about it, for a reader
 * @throws when it is empty, or not of the size that its item says
 */
export async function collectFile(item: Item, api: N8nApi, folder: string): Promise<string> {
	const { name, sizeBytes } = fileSchema.parse(item.json.file);
	const reference = item.binary?.data;
	if (reference === undefined) throw new Error(`${name} came without a file`);
	await mkdir(folder, { recursive: true });
	const path = join(folder, basename(name));
	await api.saveBinary(reference, path);
	const { length } = await readFile(path);
	if (length === 0 || length !== sizeBytes)
		throw new Error(`${name} has ${length} bytes, its item says ${sizeBytes}`);
	return `${name}, ${sizeBytes.toLocaleString('en')} bytes`;
}

/**
 * Takes one video out of n8n's binary store into a folder and checks it.
 *
 * @param fileName what to call it there, made of the name that the workflow gave it
 * @param served bytes of each video of its job as the simulator served it
 * @throws when the item is not a video at all
 */
export async function collectVideo(
	item: Item,
	api: N8nApi,
	folder: string,
	fileName: (video: z.output<typeof itemSchema>) => string,
	served: readonly number[],
): Promise<VideoFile> {
	const video = itemSchema.parse(item.json);
	const reference = item.binary?.data;
	if (reference === undefined) throw new Error(`Video ${video.video.index} came without a file`);
	await mkdir(folder, { recursive: true });
	const path = join(folder, basename(fileName(video)));
	await api.saveBinary(reference, path);
	const faults = findFaults(await readFile(path), video.file.sizeBytes, served[video.video.index]);
	return { ...video, path, faults };
}

/** One line about a video, for a reader. */
export function describeVideo({ video, file, path, faults }: VideoFile): string {
	const facts = [
		`#${video.index}`,
		video.title === undefined ? 'no title' : `"${video.title}"`,
		video.score === undefined ? 'no score' : `score ${video.score}`,
		video.durationSeconds === undefined ? 'length unknown' : `${video.durationSeconds} s`,
		`${basename(path)}, ${file.sizeBytes.toLocaleString('en')} bytes`,
		faults.length === 0 ? 'whole and playable' : `NOT GOOD: ${faults.join('; ')}`,
	];
	return facts.join('  ');
}
