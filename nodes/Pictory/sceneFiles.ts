import type { IDataObject } from 'n8n-workflow';
import type { Conversation, Cost, SubmitFacts } from '../shared/provider/contract';
import { isRecord } from '../shared/provider/facts';
import { mediaFile, uploaded } from './media';
import { storyboardBody } from './storyboard';
import { visualCost } from './visualCost';

/** Sources of a scene that are files of the input item, with the source that each becomes. */
const LINK_OF: Readonly<Record<string, string>> = {
	audioFile: 'audioUrl',
	pptFile: 'pptUrl',
	videoFile: 'videoUrl',
};

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
	const files = new Map(fieldsIn(parameters).map((field) => [field, mediaFile(field, facts)]));
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

/** The binary fields that scenes begin with. */
function fieldsIn(parameters: unknown): string[] {
	return scenesIn(parameters).flatMap((scene) => (isFile(scene) ? fieldOf(scene) : []));
}

function isFile(scene: unknown): scene is Record<string, unknown> {
	return isRecord(scene) && Object.hasOwn(LINK_OF, String(scene.source));
}

function fieldOf({ binaryPropertyName }: Record<string, unknown>): string {
	return typeof binaryPropertyName === 'string' ? binaryPropertyName.trim() : '';
}

function withLinks(parameters: unknown, links: ReadonlyMap<string, string>): unknown {
	const scenes = scenesIn(parameters);
	if (!isRecord(parameters) || !scenes.some(isFile)) return parameters;
	const scene = scenes.map((one) => {
		if (!isFile(one)) return one;
		const source = LINK_OF[String(one.source)] ?? '';
		return { ...one, source, [source]: links.get(fieldOf(one)) ?? NOT_UPLOADED };
	});
	return { ...parameters, scenes: { scene } };
}
