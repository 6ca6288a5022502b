import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { integerList, parseParameters } from '../shared/input/parameters';
import { parseAnswer } from '../shared/provider/answer';
import type { Render } from '../shared/provider/contract';
import { languageChoices, optionalLanguage } from './languages';
import { renderBody, RENDER_NAMES, renderShape } from './renderSettings';
import { renderOptions } from './renderSettings.fields';
import { exportTaskSchema } from './wire';

const NAMES = {
	...RENDER_NAMES,
	clipIndices: 'Clip Indices',
	targetLanguage: 'Output Language',
} as const;

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: NAMES.clipIndices,
			name: 'clipIndices',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0, 2',
			description: 'Which clips to render, by their field index; empty renders all',
		},
		{
			displayName: NAMES.targetLanguage,
			name: 'targetLanguage',
			type: 'options',
			options: languageChoices('Same as the Job'),
			default: '',
			description: 'The language of titles, descriptions and subtitles',
		},
		...renderOptions({}, { layouts: false, hookDetails: true }),
	],
};

const parametersSchema = z.object({
	options: z
		.object({
			clipIndices: z
				.preprocess((value) => value ?? [], integerList)
				.refine((indices) => indices.every((index) => index >= 0), {
					message: 'has a number below 0; the first clip has the index 0',
				})
				.optional(),
			targetLanguage: optionalLanguage,
			...renderShape,
		})
		.default({}),
});

/**
 * POST /clips/export: renders clips of a finished task, the first time or with other settings. It is
 * charged apart from the task.
 *
 * @see https://wayin.ai/api-docs/clips-export/
 */
export const clipsRender: Render = {
	fromJobTypes: ['clipping', 'findMoments'],
	producesJobType: 'clipExport',
	fields: [OPTIONS],
	*converse(finished, parameters) {
		const { options } = parseParameters(parametersSchema, parameters, NAMES);
		const indices = [...new Set(options.clipIndices ?? [])];
		const body: IDataObject = {
			project_id: finished.jobId,
			...(indices.length > 0 && { clip_indices: indices }),
			...(options.targetLanguage && { target_lang: options.targetLanguage }),
			...renderBody(options),
		};
		const answer = yield { purpose: 'submit', method: 'POST', path: '/clips/export', body };
		const { data } = parseAnswer(exportTaskSchema, answer);
		return { jobId: data.export_task_id, known: data.name ? { title: data.name } : {} };
	},
};
