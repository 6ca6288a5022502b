import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { options, text } from '../shared/input/fields';
import {
	cell,
	collection,
	integerList,
	namesOf,
	parseParameters,
} from '../shared/input/parameters';
import { parseAnswer, defined, filled } from '../shared/provider/answer';
import type { Render } from '../shared/provider/contract';
import { languageChoices, optionalLanguage } from './languages';
import { renderBody, renderShape } from './renderSettings';
import { renderOptions } from './renderSettings.fields';
import { exportTaskSchema } from './wire';

const FIELDS: INodeProperties[] = [
	options([
		text(
			'Clip Indices',
			'clipIndices',
			'Which clips to render, by their field index. Leave empty to render all.',
			{ placeholder: 'e.g. 0, 2' },
		),
		{
			displayName: 'Output Language',
			name: 'targetLanguage',
			type: 'options',
			options: languageChoices('Same as the Job'),
			default: '',
			description: 'The language of titles, descriptions and subtitles',
		},
		...renderOptions({}, { layouts: false, hookDetails: true }),
	]),
];

const NAMES = namesOf(FIELDS);

const parametersSchema = z.object({
	options: collection(
		z.object({
			clipIndices: cell(
				integerList
					.refine((indices) => indices.every((index) => index >= 0), {
						message: 'has a number below 0; the first clip has the index 0',
					})
					.optional(),
			),
			targetLanguage: optionalLanguage,
			...renderShape,
		}),
	),
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
	fields: FIELDS,
	*converse(finished, parameters) {
		const { options } = parseParameters(parametersSchema, parameters, NAMES);
		const body = defined({
			project_id: finished.jobId,
			clip_indices: filled([...new Set(options.clipIndices)]),
			target_lang: options.targetLanguage,
			...renderBody(options),
		});
		const answer = yield { purpose: 'submit', method: 'POST', path: '/clips/export', body };
		const { data } = parseAnswer(exportTaskSchema, answer);
		return { jobId: data.export_task_id, known: defined({ title: data.name }) };
	},
};
