import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	cell,
	collection,
	jsonList,
	namesOf,
	numeric,
	oneOf,
	optionalId,
	optionalNumber,
	optionalText,
	optionalUrl,
	parseParameters,
} from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
import type { Conversation } from '../shared/provider/contract';
import { TRANSCRIPTION } from './job';
import { completedJob, jobIdOf } from './namedJob';
import { HIGHLIGHTS_FIELDS } from './transcription.fields';

const NAMES = namesOf(HIGHLIGHTS_FIELDS);

const enteredSchema = z.object({
	transcriptSource: cell(oneOf(['job', 'json']).default('job')),
	transcriptionJobId: optionalId,
	transcript: jsonList,
	highlightDuration: cell(
		numeric(z.number().int('must be a whole number').min(1, 'must be at least 1')).default(60),
	),
	options: collection(
		z.object({
			language: optionalText,
			sourceDuration: optionalNumber(z.number().min(0, 'must not be below 0')),
			webhookUrl: optionalUrl,
		}),
	),
});

/** What is asked of Pictory: the path, the body and the job that it begins with. */
export interface HighlightsRequest {
	path: string;
	body: IDataObject;
	ofJob?: string;
}

/**
 * POST /v2/transcription/{jobId}/highlights for a finished transcription, which is looked at first, and POST
 * /v2/transcription/highlights for a transcript of the user's own.
 *
 * @throws InvalidInput before anything is sent that costs something
 * @see https://docs.pictory.ai/api-reference/transcription/generate-highlights-from-job
 */
export function* highlightsRequest(parameters: unknown): Conversation<HighlightsRequest> {
	const entered = parseParameters(enteredSchema, parameters, NAMES);
	const { highlightDuration: highlight_duration, options } = entered;
	const { language, webhookUrl: webhook } = options;
	if (entered.transcriptSource === 'json') {
		const transcript = checkedTranscript(entered.transcript ?? []);
		const duration = options.sourceDuration || undefined;
		const body = defined({ transcript, highlight_duration, duration, language, webhook });
		return { path: '/v2/transcription/highlights', body };
	}
	const parameter = NAMES('transcriptionJobId');
	const jobId = jobIdOf(entered.transcriptionJobId, parameter);
	yield* completedJob(jobId, TRANSCRIPTION, parameter);
	const path = `/v2/transcription/${encodeURIComponent(jobId)}/highlights`;
	return { path, body: defined({ highlight_duration, language, webhook }), ofJob: jobId };
}

const time = z.number().min(0);

const sentence = z.union([
	z
		.object({ text: z.string().min(1), start: time, end: time })
		.passthrough()
		.refine(({ start, end }) => end >= start),
	z
		.object({
			words: z.array(
				z.object({ word: z.string(), start_time: time, end_time: time }).passthrough(),
			),
		})
		.passthrough(),
]);

/** Sentences with their times, or sentences word by word as transcription jobs have them. */
function checkedTranscript(transcript: unknown[]): IDataObject[] {
	const at = transcript.findIndex((entry) => !sentence.safeParse(entry).success);
	if (transcript.length > 0 && at === -1) return transcript as IDataObject[];
	throw new InvalidInput({
		parameter: NAMES('transcript'),
		message:
			transcript.length === 0
				? 'has no sentence'
				: `cannot be used: sentence ${at + 1} has neither text, start and end in seconds nor words with start_time and end_time`,
		advice: 'Correct the transcript and run the item again',
	});
}
