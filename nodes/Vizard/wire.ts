import { z } from 'zod';
import { ACCEPTED } from './codes';

/** Ids are long integers in samples and strings in field tables; strings are kept. */
const id = z.union([z.string().min(1), z.number().transform(String)]);

/** Numbers come as numbers and as strings ("8.3"); anything else is left out. */
const looseNumber = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.refine(Number.isFinite)
	.nullish()
	.catch(undefined);

const looseText = z.string().nullish().catch(undefined);

/** The state is in `code`, whatever the HTTP status is. */
const code = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.pipe(z.number().int());

/** What any answer may carry; used to recognise a refusal before anything else is read. */
export const codeSchema = z.object({ code, errMsg: looseText });

/**
 * Answer to POST /project/create.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const createSchema = z.object({
	code: code.pipe(z.literal(ACCEPTED)),
	projectId: id,
	shareLink: looseText,
});

const clipSchema = z.object({
	videoId: id.nullish().catch(undefined),
	videoUrl: looseText,
	videoMsDuration: looseNumber,
	title: looseText,
	transcript: looseText,
	viralScore: looseNumber,
	viralReason: looseText,
	relatedTopic: z.unknown(),
	clipEditorUrl: looseText,
});

export type WireClip = z.infer<typeof clipSchema>;

/**
 * Answer to GET /project/query/{projectId}.
 *
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export const querySchema = z.object({
	code,
	projectName: looseText,
	shareLink: looseText,
	errMsg: looseText,
	videos: z.array(clipSchema).nullish(),
});

export type WireProject = z.infer<typeof querySchema>;
