import { z } from 'zod';
import { jobIdSchema } from '../shared/job/jobReference';
import {
	looseId,
	looseLink,
	looseNumber,
	looseText,
	looseTexts,
	outputText,
} from '../shared/provider/answer';
import { ACCEPTED } from './codes';

/** The state is in `code`, whatever the HTTP status is. */
const code = z
	.union([z.number(), z.string().trim().min(1).transform(Number)])
	.pipe(z.number().int());

/** What any answer may carry; used to recognise a refusal before anything else is read. */
export const codeSchema = z.object({ code, errMsg: looseText, projectId: looseId });

export type WireCode = z.infer<typeof codeSchema>;

/**
 * Answer to POST /project/create.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 */
export const createSchema = z.object({
	code: code.pipe(z.literal(ACCEPTED)),
	/** A long integer in samples, a string in field tables. */
	projectId: jobIdSchema,
	shareLink: looseLink,
});

const clipSchema = z.object({
	videoId: looseId,
	videoUrl: looseLink,
	videoMsDuration: looseNumber,
	title: looseText,
	transcript: looseText,
	viralScore: looseNumber,
	viralReason: looseText,
	relatedTopic: z
		.union([z.string().transform(outputText), looseTexts])
		.nullish()
		.catch(undefined),
	clipEditorUrl: looseLink,
});

export type WireClip = z.infer<typeof clipSchema>;

/**
 * Answer to GET /project/query/{projectId}.
 *
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export const querySchema = z.object({
	code,
	projectId: looseId,
	projectName: looseText,
	shareLink: looseLink,
	errMsg: looseText,
	videos: z.array(clipSchema).nullish(),
});

export type WireProject = z.infer<typeof querySchema>;
