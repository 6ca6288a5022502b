import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FileHost } from '../core/file-host';
import { createJob, readBody, type Creation } from './creating';
import { sendInvalidBody, sendJobNotFound } from './refusals';
import { wordsOf, type Sentence } from './sentence';
import { transcriptOf } from './transcript';

const USUAL_SOURCE_SECONDS = 60;
const EXTENSIONS = /\.(mp4|mov|avi|mp3|wav|m4a)$/i;

const webhook = z.string().url();

const transcriptionSchema = (webhookRequired: boolean, files: FileHost) =>
	z.object({
		fileUrl: z
			.string()
			.url()
			// Uploads lie on the simulator's own file host, which has no certificate.
			.refine((url) => url.startsWith('https://') || files.isOwn(url), {
				message: 'must begin with https://',
			})
			.refine((url) => URL.canParse(url) && EXTENSIONS.test(new URL(url).pathname), {
				message: 'must be an MP4, MOV, AVI, MP3, WAV or M4A file',
			}),
		mediaType: z.enum(['video', 'audio']),
		language: z.string().regex(/^[a-z]{2,3}-[A-Z]{2}$/),
		webhook: webhookRequired ? webhook : webhook.optional(),
		transcript: z.array(z.unknown()).optional(),
		highlight: z.array(z.unknown()).optional(),
	});

const word = z
	.object({ word: z.string(), start_time: z.number(), end_time: z.number() })
	.passthrough();

/** A line of the pages, or a sentence as transcription jobs give it. */
const sentence = z.union([
	z.object({ words: z.array(word) }).passthrough(),
	z
		.object({ text: z.string(), start: z.number(), end: z.number() })
		.transform(({ text, start, end }) => ({ words: wordsOf(text, start, end) })),
]);

const highlightsSchema = z.object({
	transcript: z.array(sentence).min(1),
	highlight_duration: z.number().positive(),
	duration: z.number().positive().optional(),
	language: z.string().optional(),
	webhook: webhook.optional(),
});

const highlightsOfJobSchema = z.object({
	highlight_duration: z.number().positive(),
	language: z.string().optional(),
	webhook: webhook.optional(),
});

/** `POST /v2/transcription`, `/v2/transcription/highlights` and `/v2/transcription/{jobId}/highlights`. */
export function registerTranscriptionRoutes(app: FastifyInstance, creation: Creation): void {
	const { context, jobs } = creation;

	app.post('/v2/transcription', async (request, reply) => {
		const { transcriptionWebhook } = context.switches.current;
		const schema = transcriptionSchema(transcriptionWebhook === 'required', context.core.files);
		const body = readBody(schema, request.body, reply);
		if ('refused' in body) return body.refused;
		const { fileUrl, language, webhook: hook } = body.value;
		const facts = context.core.sources.lookUp(fileUrl);
		const seconds = facts.durationSeconds ?? USUAL_SOURCE_SECONDS;
		const { used, limit } = context.account.current.transcriptionMinutes;
		context.account.change({
			transcriptionMinutes: { used: used + Math.ceil(seconds / 60), limit },
		});
		return createJob(
			creation,
			reply,
			{
				work: { kind: 'transcription', seconds, language },
				credits: 0,
				...(hook !== undefined && { webhook: hook }),
			},
			request.body,
		);
	});

	app.post('/v2/transcription/highlights', async (request, reply) => {
		const body = readBody(highlightsSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		return startHighlights(body.value, body.value.transcript, (details) =>
			createJob(creation, reply, details, request.body),
		);
	});

	app.post<{ Params: { jobId: string } }>(
		'/v2/transcription/:jobId/highlights',
		async (request, reply) => {
			const source = jobs.find(request.params.jobId);
			if (source?.details.work.kind !== 'transcription')
				return sendJobNotFound(reply, context.switches.current);
			if (source.state !== 'succeeded')
				return sendInvalidBody(reply, [{ name: 'jobId', errors: 'job is not completed' }]);
			const body = readBody(highlightsOfJobSchema, request.body, reply);
			if ('refused' in body) return body.refused;
			const transcript = transcriptOf(source.details.work.seconds);
			return startHighlights(body.value, transcript, (details) =>
				createJob(creation, reply, details, request.body),
			);
		},
	);
}

function startHighlights<Answer>(
	{ highlight_duration: seconds, webhook: hook }: z.output<typeof highlightsOfJobSchema>,
	transcript: readonly Sentence[],
	start: (details: Parameters<typeof createJob>[2]) => Answer,
): Answer {
	return start({
		work: { kind: 'highlights', seconds, transcript },
		credits: 0,
		...(hook !== undefined && { webhook: hook }),
	});
}
