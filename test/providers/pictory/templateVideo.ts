import type { INodeParameters } from 'n8n-workflow';
import type { JobFixture } from '../jobFixture';

const WEBHOOK = 'https://n8n.example.org/webhook/pictory-done';

/** What the editor keeps of the fields for the variables of the simulator's template. */
function mapped(value: INodeParameters): INodeParameters {
	const schema = ['headline', 'city'].map((id) => ({
		...{ id, displayName: id, type: 'string' },
		...{ required: true, defaultMatch: false, display: true },
	}));
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema };
}

const TEMPLATE: INodeParameters = {
	templateId: { __rl: true, mode: 'list', value: 'sim-template' },
	variablesFrom: 'fields',
	templateVariables: mapped({ headline: 'Fog lifts', city: 'Bergen' }),
	videoName: 'harbour-news',
};

export const templateRender: JobFixture = {
	start: { by: 'submit', parameters: TEMPLATE },
	everyField: {
		parameters: {
			...TEMPLATE,
			templateVariables: mapped({ headline: '={{ 7 }}', city: 'Bergen' }),
			language: 'en',
			options: {
				voiceSpeaker: { __rl: true, mode: 'list', value: 'Martin' },
				aspectRatio: '9:16',
				voiceSpeed: 90,
				webhookUrl: WEBHOOK,
			},
		},
		path: /\/v2\/video\/storyboard\/render$/,
		body: {
			templateId: 'sim-template',
			variables: { headline: '7', city: 'Bergen' },
			videoName: 'harbour-news',
			language: 'en',
			aspectRatio: '9:16',
			voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin', speed: 90 }] },
			webhook: WEBHOOK,
		},
	},
	badInput: [
		{
			what: 'no template',
			parameters: { templateId: '={{ "" }}' },
			message: /'Template' is empty/,
			advice: 'Choose a template of the account, or enter its ID',
		},
		{
			what: 'a template that would lead out of the path',
			parameters: { templateId: '..' },
			message: /'Template' is '\.\.', which is no ID/,
			advice: 'Choose a template of the account, or enter its ID',
		},
		{
			what: 'no name',
			parameters: { videoName: '={{ "" }}' },
			message: /'Video Name' is empty/,
			advice: 'Enter a name; Pictory renders no video without one',
		},
		{
			what: 'variables that are not JSON',
			parameters: { variablesFrom: 'json', variables: '={{ "{" }}' },
			message: /'Variables \(JSON\)' is not valid JSON/,
		},
	],
	hasVideos: true,
	reportsProgress: true,
};
