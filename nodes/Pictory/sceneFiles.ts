import type { IDataObject } from 'n8n-workflow';
import type { InputFile } from '../shared/input/inputFile';
import type { Conversation, Cost, SubmitFacts } from '../shared/provider/contract';
import { isRecord } from '../shared/provider/facts';
import { mediaFile, uploaded } from './media';
import { storyboardBody } from './storyboard';
import { visualCost } from './visualCost';

interface FileSource {
	/** The source that it becomes. */
	link: string;
	noun: string;
	/** Types of something else. A video may be taken for its sound, and n8n has text/plain for what it does not know. */
	wrong: RegExp;
}

/** Sources of a scene that are files of the input item. */
const FILE_SOURCES: ReadonlyMap<unknown, FileSource> = new Map([
	['audioFile', { link: 'audioUrl', noun: 'recording', wrong: /^image\//i }],
	['pptFile', { link: 'pptUrl', noun: 'presentation', wrong: /^(audio|image|video)\//i }],
	['videoFile', { link: 'videoUrl', noun: 'video', wrong: /^(audio|image)\//i }],
]);

/** Stands for the link of a file while the rest is checked. */
const NOT_UPLOADED = 'https://upload.invalid/file';

/**
 * Body of a storyboard, for which files of the item that scenes begin with are uploaded first.
 *
 * @throws InvalidInput before anything is sent
 */
export function* storyboardWithFiles(
	parameters: unknown,
	nameRequired: boolean,
	facts: SubmitFacts,
): Conversation<IDataObject> {
	const files = filesIn(parameters, facts);
	const unchanged = bodyWith(parameters, nameRequired);
	if (files.size === 0) return unchanged;
	const links = new Map<string, string>();
	for (const [field, file] of files) links.set(field, yield* uploaded(field, file));
	return bodyWith(parameters, nameRequired, links);
}

/**
 * What a storyboard costs beside its minutes, as far as it shows.
 *
 * @throws InvalidInput as the body does
 */
export function storyboardCost(parameters: unknown, nameRequired: boolean): Cost | undefined {
	return visualCost(bodyWith(parameters, nameRequired));
}

function bodyWith(
	parameters: unknown,
	nameRequired: boolean,
	links: ReadonlyMap<string, string> = new Map(),
): IDataObject {
	return storyboardBody(withLinks(parameters, links), nameRequired);
}

/** The scenes that are put together on the form. */
function scenesIn(parameters: unknown): unknown[] {
	const list = isRecord(parameters) && isRecord(parameters.scenes) && parameters.scenes.scene;
	return Array.isArray(list) ? (list as unknown[]) : [];
}

/** The files that scenes begin with, by their binary fields. */
function filesIn(parameters: unknown, facts: SubmitFacts): ReadonlyMap<string, InputFile> {
	return new Map(
		scenesIn(parameters)
			.filter(isFile)
			.map((scene) => {
				const field = fieldOf(scene);
				return [field, mediaFile(field, facts, FILE_SOURCES.get(scene.source))];
			}),
	);
}

function isFile(scene: unknown): scene is Record<string, unknown> {
	return isRecord(scene) && FILE_SOURCES.has(scene.source);
}

function fieldOf({ binaryPropertyName }: Record<string, unknown>): string {
	return typeof binaryPropertyName === 'string' ? binaryPropertyName.trim() : '';
}

function withLinks(parameters: unknown, links: ReadonlyMap<string, string>): unknown {
	const scenes = scenesIn(parameters);
	if (!isRecord(parameters) || !scenes.some(isFile)) return parameters;
	const scene = scenes.map((one) => {
		if (!isFile(one)) return one;
		const source = FILE_SOURCES.get(one.source)?.link ?? '';
		return { ...one, source, [source]: links.get(fieldOf(one)) ?? NOT_UPLOADED };
	});
	return { ...parameters, scenes: { scene } };
}
