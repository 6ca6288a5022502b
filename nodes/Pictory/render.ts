import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { jsonObject } from '../shared/input/json';
import { httpUrl, parseParameters } from '../shared/input/parameters';
import type { Render } from '../shared/provider/contract';
import { PREVIEW } from './job';
import { create } from './submit';
import { WEBHOOK_URL } from './webhook.fields';

const NAMES = {
	renderParams: 'Edited Render Parameters (JSON)',
	webhookUrl: 'Webhook URL',
} as const;

const FIELDS: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: NAMES.renderParams,
				name: 'renderParams',
				type: 'json',
				default: '{}',
				description:
					'Renders this instead of the preview as it is: the data of its artifact renderParams, edited',
			},
			WEBHOOK_URL,
		],
	},
];

const parametersSchema = z.object({
	options: z
		.object({
			renderParams: jsonObject,
			webhookUrl: z.union([z.literal(''), httpUrl]).optional(),
		})
		.default({}),
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
		const { renderParams, webhookUrl } = parseParameters(
			parametersSchema,
			parameters,
			NAMES,
		).options;
		if (renderParams) {
			checkWebhook(webhookUrl);
			return yield* create('POST', '/v2/video/render', renderParams as IDataObject, 'render');
		}
		const body = webhookUrl ? { webhook: webhookUrl } : {};
		return yield* create('PUT', `/v2/video/render/${encodeURIComponent(jobId)}`, body, 'render');
	},
};

/** The body of an edited render *is* the parameters; where a callback would go is not documented. */
function checkWebhook(webhookUrl: string | undefined): void {
	if (!webhookUrl) return;
	throw new InvalidInput({
		parameter: NAMES.webhookUrl,
		message: `cannot be combined with '${NAMES.renderParams}'`,
		advice: 'Remove one of the two; Pictory documents no callback for edited previews',
	});
}
