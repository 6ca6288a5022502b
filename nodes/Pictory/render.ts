import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { json, options } from '../shared/input/fields';
import {
	collection,
	jsonObject,
	namesOf,
	optionalUrl,
	parseParameters,
} from '../shared/input/parameters';
import type { Render } from '../shared/provider/contract';
import { defined } from '../shared/provider/answer';
import { PREVIEW } from './job';
import { create } from './submit';
import { WEBHOOK_URL } from './submit.fields';

const FIELDS: INodeProperties[] = [
	options([
		json(
			'Edited Render Parameters (JSON)',
			'renderParams',
			'Renders this instead of the preview as it is: the data of its artifact renderParams, edited',
		),
		WEBHOOK_URL,
	]),
];

const NAMES = namesOf(FIELDS);

const parametersSchema = z.object({
	options: collection(z.object({ renderParams: jsonObject, webhookUrl: optionalUrl })),
});

/**
 * Renders a finished preview, which is a job of its own with a new id: as it is (PUT), or edited (POST).
 *
 * @see https://docs.pictory.ai/api-reference/render/render-storyboard-preview
 */
export const previewRender: Render = {
	fromJobTypes: [PREVIEW],
	producesJobType: 'storyboardRender',
	fields: FIELDS,
	*converse({ jobId }, parameters) {
		const { options: entered } = parseParameters(parametersSchema, parameters, NAMES);
		const { renderParams, webhookUrl } = entered;
		if (renderParams) {
			checkWebhook(webhookUrl);
			return yield* create('POST', '/v2/video/render', renderParams as IDataObject, 'render');
		}
		const body = defined({ webhook: webhookUrl });
		return yield* create('PUT', `/v2/video/render/${encodeURIComponent(jobId)}`, body, 'render');
	},
};

/** The body of an edited render *is* the parameters; where a callback would go is not documented. */
function checkWebhook(webhookUrl: string | undefined): void {
	if (!webhookUrl) return;
	throw new InvalidInput({
		parameter: NAMES('webhookUrl'),
		message: `cannot be combined with '${NAMES('renderParams')}'`,
		advice: 'Remove one of the two; Pictory documents no callback for edited previews',
	});
}
