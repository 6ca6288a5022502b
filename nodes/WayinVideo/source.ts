import { z } from 'zod';
import { httpUrl } from '../shared/input/links';
import { cell, namesOf, oneOf, parseParameters, requiredText } from '../shared/input/parameters';
import type { Conversation, SubmitFacts } from '../shared/provider/contract';
import { SOURCE_FIELDS } from './source.fields';
import { upload, type Accepts } from './upload';

const NAMES = namesOf(SOURCE_FIELDS);

const kindSchema = z.object({
	source: cell(oneOf(['url', 'binary', 'upload']).default('url')),
});
const urlSchema = z.object({ videoUrl: httpUrl });
const fileSchema = z.object({ binaryPropertyName: requiredText });
const uploadSchema = z.object({ identity: requiredText });

/** Where the video comes from. */
export type Source = { videoUrl: string } | { binaryPropertyName: string } | { identity: string };

/** @throws InvalidInput naming the field that cannot be used */
export function readSource(parameters: unknown): Source {
	const { source } = parseParameters(kindSchema, parameters, NAMES);
	switch (source) {
		case 'url':
			return parseParameters(urlSchema, parameters, NAMES);
		case 'upload':
			return parseParameters(uploadSchema, parameters, NAMES);
		default:
			return parseParameters(fileSchema, parameters, NAMES);
	}
}

/**
 * What goes into `video_url`: the link itself, or the identity of a file, which may be uploaded first.
 *
 * @throws InvalidInput before anything is sent, for a file that WayinVideo does not take
 */
export function* videoUrl(
	source: Source,
	facts: SubmitFacts,
	accepts: Accepts = { takesAudio: false },
): Conversation<string> {
	if ('videoUrl' in source) return source.videoUrl;
	if ('identity' in source) return source.identity;
	const { identity } = yield* upload(source.binaryPropertyName, facts, accepts);
	return identity;
}
