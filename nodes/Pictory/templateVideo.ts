import { z } from 'zod';
import {
	cell,
	jsonObject,
	mappedFields,
	namesOf,
	oneOf,
	optionalId,
	parseParameters,
} from '../shared/input/parameters';
import { readJobId } from '../shared/job/jobReference';
import type { Submit } from '../shared/provider/contract';
import { missingTemplate, storyboardBody } from './storyboard';
import { FORM } from './storyboard.fields';
import { callback, create } from './submit';
import { TEMPLATE_VIDEO_FIELDS } from './templateVideo.fields';
import { checkedVariables, readVariables } from './templateVariables';

const NAMES = namesOf(TEMPLATE_VIDEO_FIELDS);

const schema = z.object({
	templateId: optionalId,
	variablesFrom: cell(oneOf(['fields', 'json']).default('fields')),
	templateVariables: mappedFields,
	variables: jsonObject,
});

/**
 * POST /v2/video/storyboard/render with a template: its variables are compared with the values before
 * anything is paid for, since Pictory would show a placeholder in the video.
 *
 * @see https://docs.pictory.ai/guides/template-to-video/create-template-from-project
 */
export const templateSubmit: Submit = {
	fields: TEMPLATE_VIDEO_FIELDS,
	...FORM,
	*converse(parameters) {
		const entered = parseParameters(schema, parameters, NAMES);
		const { templateId, variablesFrom } = entered;
		if (templateId === undefined || readJobId(templateId) === undefined) {
			throw missingTemplate(templateId);
		}
		const inFields = variablesFrom === 'fields';
		const parameter = NAMES(inFields ? 'templateVariables' : 'variables');
		const values = inFields
			? entered.templateVariables
			: mappedFields.parse({ value: entered.variables });
		const withVariables = (variables: Record<string, unknown>) =>
			storyboardBody({ ...(parameters as object), content: 'template', variables }, true);
		// Refuses everything else before anything is sent.
		withVariables(values);
		const known = yield* readVariables(templateId);
		const body = withVariables(known ? checkedVariables(values, known, parameter) : values);
		return yield* create('POST', '/v2/video/storyboard/render', body, 'render');
	},
	callback,
};
