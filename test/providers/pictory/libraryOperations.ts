import { files } from '../binaryFiles';
import { BAD_LIMIT } from '../badLimit';
import type { JobMaker, OwnOperationFixture } from '../jobFixture';

const TEMPLATE_ID = 'sim-template';
const PROJECT_ID = '300411';

function from(mode: 'list' | 'id' | 'url', value: string) {
	return { __rl: true, mode, value };
}

/** Get Many of a list that a storyboard chooses from. */
function listed(resource: string, path: string, shows: OwnOperationFixture['shows']) {
	return {
		resource,
		operation: 'getMany',
		request: { method: 'GET', path },
		begin: async () => ({ parameters: { returnAll: true } }),
		shows,
		badInput: [BAD_LIMIT],
	} satisfies OwnOperationFixture;
}

const CATALOGUES: readonly OwnOperationFixture[] = [
	listed('avatar', '/v1/avatars$', {
		id: 'sim-avatar',
		name: 'Nora in Blue Coat',
		person: 'Nora',
		gender: 'Female',
	}),
	listed('brand', '/v1/brands/video$', { id: 'sim-brand', name: 'Harbour' }),
	listed('smartLayout', '/v1/smartlayouts$', { id: 'sim-layout', name: 'Two columns' }),
	listed('textStyle', '/v1/styles$', { id: 'sim-style', name: 'Bold' }),
	listed('voice', '/v1/voiceovers/tracks$', {
		id: '1',
		name: 'Martin',
		language: 'en-US',
		service: 'aws',
	}),
];

const ACCOUNT: readonly OwnOperationFixture[] = [
	{
		resource: 'account',
		operation: 'getQuota',
		request: { method: 'GET', path: '/v1/quota$' },
		begin: async () => ({ parameters: {} }),
		shows: { videoMinutes: { used: 0, limit: 600, remaining: 600 }, aiCredits: { limit: 2000 } },
	},
	{
		resource: 'account',
		operation: 'getCreditUsage',
		request: { method: 'GET', path: '/v1/aicredits/usage' },
		begin: async ({ start }: JobMaker) => {
			await start('videoGeneration');
			return { parameters: { period: 'current', returnAll: true } };
		},
		shows: { type: 'debit', amount: 8, plan: 'Teams' },
		badInput: [
			{
				what: 'a year without a month',
				parameters: { period: 'month', year: 2026, month: '={{ "" }}' },
				message: /'Month' is empty/,
				advice: 'Enter both a year and a month',
			},
			{
				what: 'a month that there is not',
				parameters: { period: 'month', year: 2026, month: 13 },
				message: /'Month' must be 1 to 12/,
			},
			{
				what: 'a month that is not kept any more',
				parameters: { period: 'month', year: 2019, month: 3 },
				message: /'Month' is too long ago \(2019-03\); Pictory keeps 12 months/,
				advice: 'Enter a later month',
			},
			{
				what: 'a month to come',
				parameters: { period: 'month', year: 2999, month: 1 },
				message: /'Month' is in the future \(2999-01\)/,
				advice: 'Enter a month that has begun',
			},
		],
	},
];

const SEARCHES: readonly OwnOperationFixture[] = [
	{
		resource: 'music',
		operation: 'search',
		request: { method: 'POST', path: '/v1/music/search$' },
		onlyReads: true,
		begin: async () => ({
			parameters: {
				returnAll: true,
				options: { mood: from('list', 'happy'), purpose: 'intro', minDuration: 10 },
			},
		}),
		shows: { title: 'First Ferry', durationSeconds: 95, moods: ['happy'] },
		badInput: [
			BAD_LIMIT,
			{
				what: 'a shortest length above the longest',
				parameters: { options: { minDuration: 60, maxDuration: 30 } },
				message: /'Minimum Duration' is 60, which is above 'Maximum Duration' \(30\)/,
				advice: 'Lower the one or raise the other',
			},
		],
	},
	{
		resource: 'stockVisual',
		operation: 'search',
		request: { method: 'GET', path: '/v1/media/search' },
		begin: async () => ({ parameters: { keyword: 'gull', limit: 3 } }),
		shows: { mediaType: 'video', library: 'story_blocks', description: 'gull 1' },
		badInput: [
			{
				what: 'nothing to look for',
				parameters: { keyword: '={{ " " }}' },
				message: /'Search Text' is empty/,
			},
		],
	},
];

const NO_PROJECT = {
	what: 'no project',
	parameters: { projectId: '={{ "" }}' },
	message: /'Project' is empty/,
};

const PROJECTS: readonly OwnOperationFixture[] = [
	{
		resource: 'project',
		operation: 'getMany',
		request: { method: 'GET', path: '/v2/projects(\\?|$)' },
		begin: async () => ({ parameters: { returnAll: true } }),
		shows: { id: PROJECT_ID, name: 'Old harbour', schemaVersion: 'v2' },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'project',
		operation: 'get',
		request: { method: 'GET', path: '/v2/projects/300411$' },
		begin: async () => ({
			parameters: {
				projectId: from('url', `https://app.pictory.ai/story/${PROJECT_ID}`),
				includeProject: true,
			},
		}),
		shows: { id: PROJECT_ID, name: 'Old harbour', project: { layout: '16:9' } },
		badInput: [
			NO_PROJECT,
			{
				what: 'a project that would lead out of the path',
				parameters: { projectId: '..' },
				message: /'Project' is no ID/,
			},
		],
	},
	{
		resource: 'project',
		operation: 'update',
		request: { method: 'PUT', path: '/v2/projects/300411$' },
		begin: async () => ({
			parameters: { projectId: PROJECT_ID, name: 'New harbour', changes: '{ "audioSpeed": 90 }' },
		}),
		shows: { id: PROJECT_ID, name: 'New harbour', layout: '16:9', updated: true },
		badInput: [
			NO_PROJECT,
			{
				what: 'nothing to change',
				parameters: { name: '', changes: '{}' },
				message: /'Changed Fields \(JSON\)' is empty, and so is the name/,
				advice: "Enter 'Name' or 'Changed Fields (JSON)'",
			},
		],
	},
	{
		resource: 'project',
		operation: 'delete',
		request: { method: 'DELETE', path: '/v2/projects/300411$' },
		begin: async () => ({ parameters: { projectId: from('id', PROJECT_ID) } }),
		shows: { id: PROJECT_ID, deleted: true },
		badInput: [NO_PROJECT],
	},
];

const NO_TEMPLATE = {
	what: 'no template',
	parameters: { templateId: '={{ "" }}' },
	message: /'Template' is empty/,
};

const TEMPLATES: readonly OwnOperationFixture[] = [
	listed('template', '/v1/templates$', {
		id: TEMPLATE_ID,
		name: 'Harbour news',
		isPublished: true,
		isDeprecated: false,
	}),
	{
		resource: 'template',
		operation: 'get',
		request: { method: 'GET', path: '/v1/templates/sim-template$' },
		begin: async () => ({ parameters: { templateId: from('list', TEMPLATE_ID) } }),
		shows: {
			id: TEMPLATE_ID,
			isDeprecated: false,
			variables: { headline: 'HEADLINE', city: 'CITY' },
		},
		badInput: [NO_TEMPLATE],
	},
	{
		resource: 'template',
		operation: 'create',
		request: { method: 'POST', path: '/v1/templates$' },
		begin: async () => ({
			parameters: {},
			item: files({
				data: ['application/octet-stream', 'news.pictai'],
				video: ['video/mp4', 'news.mp4'],
			}),
		}),
		shows: { name: 'Uploaded template', variables: { city: 'CITY' } },
		badInput: [
			{
				what: 'a field that the item does not have',
				parameters: { binaryProperty: 'film' },
				message: /'Input Binary Field' is 'film', but the input item has no such binary field/,
			},
			{
				what: 'a file that is no project file',
				parameters: { binaryProperty: 'video' },
				message:
					/'Input Binary Field' names the file 'news.mp4', which is no project file of Pictory/,
				advice: 'Use a project file that was downloaded from Pictory. Its name ends with .pictai',
			},
		],
	},
	{
		resource: 'template',
		operation: 'update',
		request: { method: 'PUT', path: '/v1/templates/sim-template$' },
		begin: async () => ({
			parameters: { templateId: TEMPLATE_ID, scenes: '[{ "sceneId": "s1" }]' },
		}),
		shows: { id: TEMPLATE_ID, updated: true },
		badInput: [
			NO_TEMPLATE,
			{
				what: 'no scene',
				parameters: { scenes: '[]' },
				message: /'Scenes \(JSON\)' has no scene/,
				advice: 'Enter all scenes of the template, as Get returns them',
			},
		],
	},
	{
		resource: 'template',
		operation: 'delete',
		request: { method: 'DELETE', path: '/v1/templates/sim-template$' },
		begin: async () => ({ parameters: { templateId: TEMPLATE_ID } }),
		shows: { id: TEMPLATE_ID, deleted: true },
		badInput: [NO_TEMPLATE],
	},
];

/** How the operations are run that are about what an account and Pictory's libraries have. */
export const libraryOperations: readonly OwnOperationFixture[] = [
	...ACCOUNT,
	...CATALOGUES,
	...SEARCHES,
	...PROJECTS,
	...TEMPLATES,
];
