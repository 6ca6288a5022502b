import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import {
	collection,
	limit,
	namesOf,
	optionalOneOf,
	optionalText,
	parseParameters,
	requiredText,
	toggle,
} from '../shared/input/parameters';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { defined } from '../shared/provider/answer';
import type { Conversation, Submit, SubmitFacts, SubmittedJob } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { TARGET_DURATIONS } from './choices';
import { costShape, expectedCost } from './cost';
import { optionalLanguage } from './languages';
import { renderBody, renderShape } from './renderSettings';
import { readSource, videoUrl, type Source } from './source';
import { CLIPPING_FIELDS, FIND_MOMENTS_FIELDS } from './submit.fields';
import { NAME, TASK_IDS } from './wire';

const NAMES = namesOf([...CLIPPING_FIELDS, ...FIND_MOMENTS_FIELDS]);

const optionsSchema = z.object({
	maxClipNumber: limit(),
	projectName: optionalText,
	targetLanguage: optionalLanguage,
	targetDuration: optionalOneOf(TARGET_DURATIONS),
	enableExpressMode: toggle,
	enableMoreResults: toggle,
	...renderShape,
	...costShape,
});

const commonSchema = z.object({
	language: optionalLanguage,
	enableExport: toggle,
	options: collection(optionsSchema),
});

const querySchema = z.object({ query: requiredText });

type Common = z.infer<typeof commonSchema>;

/**
 * POST /clips: the best parts of a long video become clips.
 *
 * @see https://wayin.ai/api-docs/ai-clipping/
 */
export const clippingSubmit: Submit = {
	fields: CLIPPING_FIELDS,
	everyday: ['targetDuration'],
	*converse(parameters, facts) {
		const source = readSource(parameters);
		const common = parseParameters(commonSchema, parameters, NAMES);
		const settings = clippingBody(common.options);
		return yield* start('/clips', source, facts, common, settings);
	},
	estimate: expectedCost,
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
		return yield* start('/clips/find-moments', source, facts, common, { query });
	},
	estimate: expectedCost,
};

/** The body is complete, and so checked, before the source is uploaded. */
function* start(
	path: string,
	source: Source,
	facts: SubmitFacts,
	common: Common,
	settings: IDataObject,
): Conversation<SubmittedJob> {
	const shared = commonBody(common);
	const video_url = yield* videoUrl(source, facts);
	const answer = yield {
		purpose: 'submit',
		method: 'POST',
		path,
		body: { video_url, ...shared, ...settings },
	};
	const jobId = acceptedJobId(answer, TASK_IDS);
	const expected = defined({
		videos: common.options.maxClipNumber || undefined,
		rendered: common.enableExport === true,
	});
	return { jobId, known: defined({ title: readFacts(NAME, answer.body).name, expected }) };
}

function commonBody({ language, enableExport, options }: Common): IDataObject {
	return defined({
		source_lang: language,
		target_lang: options.targetLanguage,
		project_name: options.projectName,
		limit: options.maxClipNumber || undefined,
		...(enableExport && { enable_export: true, ...renderBody(options) }),
	});
}

function clippingBody(options: Common['options']): IDataObject {
	return defined({
		target_duration: options.targetDuration,
		enable_more_results: options.enableMoreResults || undefined,
		enable_express_mode: options.enableExpressMode || undefined,
	});
}
