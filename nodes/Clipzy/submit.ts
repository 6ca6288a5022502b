import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	cell,
	collection,
	namesOf,
	oneOf,
	optionalUrl,
	parseParameters,
	requiredId,
	requiredText,
} from '../shared/input/parameters';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { defined } from '../shared/provider/answer';
import type { Conversation, Submit, SubmitFacts, SubmittedJob } from '../shared/provider/contract';
import { configOf, configOptions } from './config';
import { sourceArtifacts } from './job';
import { styleOptions, templateOf } from './style';
import {
	SOURCES,
	STYLE_EXTRACTION_FIELDS,
	STYLE_TRANSFER_FIELDS,
	type Source,
} from './submit.fields';
import { checkedVideoFile, uploadVideo, type StartedJob } from './uploadVideo';

const NAMES = namesOf(STYLE_TRANSFER_FIELDS);

const optionsSchema = z.object({ ...configOptions, ...styleOptions, webhookUrl: optionalUrl });

const sourceSchema = z.object({ source: cell(oneOf(SOURCES).default('binaryData')) });

const settingsSchema = z.object({ options: collection(optionsSchema) });

const binarySchema = settingsSchema.extend({ binaryPropertyName: requiredText });

const videoIdSchema = settingsSchema.extend({ videoId: requiredId });

/** What a job is to be made with, beside its video. */
interface JobSettings {
	templateVideoId: string | undefined;
	webhookUrl: string | undefined;
	/** Empty when the user has set nothing. */
	config: IDataObject;
}

/**
 * One job out of a file or an uploaded video.
 *
 * The documentation has an upload and a job as two steps; the engine of the public source starts a job
 * with the upload. A second one is never made: where the upload names a job, that is the job.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const styleTransferSubmit: Submit = {
	fields: STYLE_TRANSFER_FIELDS,
	converse: startJob,
	callback: (webhookUrl) => ({ webhookUrl }),
};

/**
 * A job whose style is what is wanted. Only its guide knows of jobs that extract and render nothing, and not
 * how they are asked for: an engine that renders the video in its own style does so besides.
 */
export const styleExtractionSubmit: Submit = {
	...styleTransferSubmit,
	fields: STYLE_EXTRACTION_FIELDS,
};

function* startJob(parameters: unknown, facts: SubmitFacts): Conversation<SubmittedJob> {
	const { source } = parseParameters(sourceSchema, parameters, NAMES);
	return source === 'videoId' ? yield* fromVideoId(parameters) : yield* fromFile(parameters, facts);
}

function* fromVideoId(parameters: unknown): Conversation<SubmittedJob> {
	const { videoId, options } = parseParameters(videoIdSchema, parameters, NAMES);
	return yield* createJob('videoId', videoId, yield* settingsOf(options));
}

function* fromFile(parameters: unknown, facts: SubmitFacts): Conversation<SubmittedJob> {
	const { binaryPropertyName, options } = parseParameters(binarySchema, parameters, NAMES);
	const file = checkedVideoFile(facts.inputFile(binaryPropertyName));
	const settings = yield* settingsOf(options);

	const uploaded = yield* uploadVideo({ binaryProperty: binaryPropertyName, file, ...settings });
	if ('jobId' in uploaded) return startedByUpload(uploaded, settings);
	// The upload has the webhook already; given twice, it would be called twice.
	return yield* createJob(
		'binaryData',
		uploaded.videoId,
		{ ...settings, webhookUrl: undefined },
		`The video is uploaded: set '${NAMES('source')}' to Uploaded Video and '${NAMES('videoId')}' to ${uploaded.videoId} to submit it without another upload`,
	);
}

function* settingsOf(options: z.infer<typeof optionsSchema>): Conversation<JobSettings> {
	const config = configOf(options, NAMES);
	const templateVideoId = yield* templateOf(options, NAMES);
	return { templateVideoId, webhookUrl: options.webhookUrl, config };
}

function* createJob(
	source: Source,
	videoId: string,
	{ templateVideoId, webhookUrl, config }: JobSettings,
	alreadyDone?: string,
): Conversation<SubmittedJob> {
	const answer = yield {
		purpose: 'submit',
		method: 'POST',
		path: '/jobs',
		body: defined({
			video_id: videoId,
			template_video_id: templateVideoId,
			config: Object.keys(config).length > 0 ? config : undefined,
			webhook_url: webhookUrl,
		}),
		recognisedBy: { source, videoId, ...(templateVideoId && { templateVideoId }) },
		alreadyDone,
	};
	const jobId = acceptedJobId(answer, ['data.job_id'], [videoId, templateVideoId]);
	return { jobId, known: { artifacts: sourceArtifacts(videoId, templateVideoId) } };
}

/** An upload takes no configuration; what the user has set for a job that it starts is handed back. */
function startedByUpload(
	{ jobId, videoId }: StartedJob,
	{ templateVideoId, config }: JobSettings,
): SubmittedJob {
	const notApplied = {
		kind: 'configNotApplied',
		data: {
			config,
			reason:
				'This engine started the job with the upload, in its default quality; an upload takes no configuration, and a second job was not made.',
		},
	};
	const lost = Object.keys(config).length > 0 ? [notApplied] : [];
	return { jobId, known: { artifacts: [...sourceArtifacts(videoId, templateVideoId), ...lost] } };
}
