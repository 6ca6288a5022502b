import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { oneOf, optionalText, parseParameters, toggle } from '../shared/input/parameters';
import { parseAnswer } from '../shared/provider/answer';
import type { Conversation, Submit, SubmitFacts, SubmittedJob } from '../shared/provider/contract';
import { TARGET_DURATIONS } from './choices';
import { optionalLanguage } from './languages';
import { renderBody, RENDER_NAMES, renderShape } from './renderSettings';
import { readSource, videoUrl, type Source } from './source';
import { CLIPPING_FIELDS, FIND_MOMENTS_FIELDS, SUBMIT_NAMES } from './submit.fields';
import { taskSchema } from './wire';

const NAMES = { ...SUBMIT_NAMES, ...RENDER_NAMES };

const optionsSchema = z.object({
	maxClipNumber: z.coerce.number().int().min(0, 'must not be below 0').default(0),
	projectName: optionalText,
	targetLanguage: optionalLanguage,
	targetDuration: oneOf(TARGET_DURATIONS).optional(),
	enableExpressMode: toggle,
	enableMoreResults: toggle,
	...renderShape,
});

const commonSchema = z.object({
	language: optionalLanguage,
	enableExport: toggle,
	options: optionsSchema.default({}),
});

const querySchema = z.object({ query: z.string().trim().min(1, 'is empty') });

type Common = z.infer<typeof commonSchema>;

/**
 * POST /clips: the best parts of a long video become clips.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 */
export const clippingSubmit: Submit = {
	fields: CLIPPING_FIELDS,
	*converse(parameters, facts) {
		const source = readSource(parameters);
		const common = parseParameters(commonSchema, parameters, NAMES);
		return yield* start('/clips', source, facts, {
			...commonBody(common),
			...clippingBody(common.options),
		});
	},
};

/**
 * POST /clips/find-moments: the parts of a video that a query describes become clips.
 *
 * @see https://wayin.ai/api-docs/find-moments/
 */
export const findMomentsSubmit: Submit = {
	fields: FIND_MOMENTS_FIELDS,
	*converse(parameters, facts) {
		const source = readSource(parameters);
		const { query } = parseParameters(querySchema, parameters, NAMES);
		const common = parseParameters(commonSchema, parameters, NAMES);
		return yield* start('/clips/find-moments', source, facts, { query, ...commonBody(common) });
	},
};

/** The body is complete, and so checked, before the source is uploaded. */
function* start(
	path: string,
	source: Source,
	facts: SubmitFacts,
	settings: IDataObject,
): Conversation<SubmittedJob> {
	const video_url = yield* videoUrl(source, facts);
	const answer = yield {
		purpose: 'submit',
		method: 'POST',
		path,
		body: { video_url, ...settings },
	};
	const { data } = parseAnswer(taskSchema, answer);
	return { jobId: data.id, known: data.name ? { title: data.name } : {} };
}

function commonBody({ language, enableExport, options }: Common): IDataObject {
	return {
		...(language && { source_lang: language }),
		...(options.targetLanguage && { target_lang: options.targetLanguage }),
		...(options.projectName && { project_name: options.projectName }),
		...(options.maxClipNumber > 0 && { limit: options.maxClipNumber }),
		...(enableExport && { enable_export: true, ...renderBody(options) }),
	};
}

function clippingBody({
	targetDuration,
	enableExpressMode,
	enableMoreResults,
}: Common['options']): IDataObject {
	return {
		...(targetDuration && { target_duration: targetDuration }),
		...(enableMoreResults && { enable_more_results: true }),
		...(enableExpressMode && { enable_express_mode: true }),
	};
}
