import type { INodeProperties } from 'n8n-workflow';
import { options, text, words } from '../shared/input/fields';
import { IMAGE_MODELS, IMAGE_RATIOS, IMAGE_STYLES, OTHER_MODEL } from './models';
import { WEBHOOK_URL } from './submit.fields';

const [{ id: usualModel }] = IMAGE_MODELS;

const MODEL: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	options: [
		...IMAGE_MODELS.map(({ id, name, creditsPerImage }) => ({
			name,
			value: id,
			description: `${creditsPerImage} AI credits per image`,
		})),
		{ name: 'Other', value: OTHER_MODEL, description: 'A model that is not on this list' },
	],
	default: usualModel,
	description: 'The model that generates the image',
};

/** What there is to enter for an image. */
export const IMAGE_FIELDS: INodeProperties[] = [
	text('Prompt', 'prompt', 'What the image shows, in 5 to 5000 characters', {
		typeOptions: { rows: 4 },
		required: true,
		placeholder: 'e.g. A harbour at dawn, gulls on the pier, soft fog',
	}),
	MODEL,
	text('Model ID', 'otherModel', 'The name of the model in the API of Pictory', {
		displayOptions: { show: { model: [OTHER_MODEL] } },
		required: true,
		placeholder: 'e.g. nanobanana',
	}),
	words('Aspect Ratio', 'aspectRatio', 'Shape of the image', IMAGE_RATIOS, IMAGE_RATIOS[0]),
	options([
		text('Reference Image URL', 'referenceImageUrl', 'Public link of an image to be guided by', {
			placeholder: 'e.g. https://example.com/gull.png',
		}),
		words('Style', 'style', 'Visual style of the image', IMAGE_STYLES, 'photorealistic'),
		WEBHOOK_URL,
	]),
];
