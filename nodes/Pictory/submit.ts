import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	collection,
	namesOf,
	optionalId,
	optionalUrl,
	parseParameters,
} from '../shared/input/parameters';
import { readJobId } from '../shared/job/jobReference';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { defined } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import { highlightsRequest } from './highlights';
import { imageBody, imageCost } from './image';
import { IMAGE_FIELDS } from './image.fields';
import type { JobKind } from './jobKind';
import { storyboardCost, storyboardWithFiles } from './sceneFiles';
import { FORM, PREVIEW_FIELDS, RENDER_FIELDS } from './storyboard.fields';
import { studioBody, studioCost } from './studio';
import { STUDIO_FIELDS } from './studio.fields';
import { PROJECT_FIELDS } from './submit.fields';
import { transcriptionBody } from './transcription';
import { HIGHLIGHTS_FIELDS, TRANSCRIPTION_FIELDS } from './transcription.fields';

export function callback(webhookUrl: string): IDataObject {
	return { webhookUrl };
}

/** POST /v1/aistudio/videos: one prompt becomes one clip. */
export const studioSubmit: Submit = {
	fields: STUDIO_FIELDS,
	*converse(parameters) {
		return yield* create('POST', '/v1/aistudio/videos', studioBody(parameters), 'studio');
	},
	estimate: studioCost,
	callback,
};

/** POST /v1/aistudio/images: one prompt becomes one image. */
export const imageSubmit: Submit = {
	fields: IMAGE_FIELDS,
	*converse(parameters) {
		return yield* create('POST', '/v1/aistudio/images', imageBody(parameters), 'image');
	},
	estimate: imageCost,
	callback,
};

/** POST /v2/transcription: speech becomes text, word by word and as captions. */
export const transcriptionSubmit: Submit = {
	fields: TRANSCRIPTION_FIELDS,
	*converse(parameters, facts) {
		const body = yield* transcriptionBody(parameters, facts);
		return yield* create('POST', '/v2/transcription', body, 'transcription');
	},
	callback,
};

/** POST /v2/transcription/highlights: the parts of a transcript that matter most. */
export const highlightsSubmit: Submit = {
	fields: HIGHLIGHTS_FIELDS,
	*converse(parameters) {
		const { path, body, ofJob } = yield* highlightsRequest(parameters);
		return yield* create('POST', path, body, 'highlights', ofJob);
	},
	callback,
};

/** POST /v2/video/storyboard: scenes and a link to look at them, no video yet. */
export const previewSubmit: Submit = {
	fields: PREVIEW_FIELDS,
	...FORM,
	*converse(parameters, facts) {
		const body = yield* storyboardWithFiles(parameters, false, facts);
		return yield* create('POST', '/v2/video/storyboard', body, 'preview');
	},
	estimate: (parameters) => storyboardCost(parameters, false),
	callback,
};

/** POST /v2/video/storyboard/render: a storyboard becomes a video without a preview. */
export const renderSubmit: Submit = {
	fields: RENDER_FIELDS,
	...FORM,
	*converse(parameters, facts) {
		const body = yield* storyboardWithFiles(parameters, true, facts);
		return yield* create('POST', '/v2/video/storyboard/render', body, 'render');
	},
	estimate: (parameters) => storyboardCost(parameters, true),
	callback,
};

const PROJECT_NAMES = namesOf(PROJECT_FIELDS);

const projectSchema = z.object({
	projectId: optionalId,
	options: collection(z.object({ webhookUrl: optionalUrl })),
});

/** POST /v2/projects/{projectid}/render: a project that was saved in Pictory becomes a video. */
export const projectSubmit: Submit = {
	fields: PROJECT_FIELDS,
	*converse(parameters) {
		const { projectId, options } = parseParameters(projectSchema, parameters, PROJECT_NAMES);
		if (projectId === undefined || readJobId(projectId) === undefined) {
			throw new InvalidInput({
				parameter: PROJECT_NAMES('projectId'),
				message: projectId === undefined ? 'is empty' : `is '${projectId}', which is no ID`,
				advice: "Choose a project or enter its ID; 'Save Project' of a storyboard makes one",
			});
		}
		const path = `/v2/projects/${encodeURIComponent(projectId)}/render`;
		const body = defined({ webhook: options.webhookUrl });
		return yield* create('POST', path, body, 'render', projectId);
	},
	callback,
};

/**
 * Every call that creates a job answers with its id alone.
 *
 * @param sent the id of the project or preview that becomes a video
 * @see https://docs.pictory.ai/api-reference/ai-studio/generate-video
 */
export function* create(
	method: IHttpRequestMethods,
	path: string,
	body: IDataObject,
	kind: JobKind,
	sent?: string,
): Conversation<SubmittedJob> {
	const answer = yield { purpose: 'submit', method, path, body, recognisedBy: { kind } };
	return { jobId: acceptedJobId(answer, ['data.jobId', 'data.job_id', 'jobId', 'job_id'], [sent]) };
}
