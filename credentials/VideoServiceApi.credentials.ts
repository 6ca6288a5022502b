import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { withHeaders } from '../nodes/shared/provider/authentication';
import { CUSTOM, EXAMPLE } from '../nodes/VideoService/custom';
import { keyHeaders } from '../nodes/VideoService/key';
import { PRESETS } from '../nodes/VideoService/presets/index';
import { baseUrlField, baseUrlIn, recipeOf } from '../nodes/VideoService/provider';
import type { Recipe } from '../nodes/VideoService/recipe';
import { startsWithBase } from '../nodes/shared/http/egress';

const OF_CUSTOM = { show: { service: [CUSTOM] } };

const AS_FIELDS = { show: { service: [CUSTOM], recipeAs: ['fields'] } };

/** An account at a video service: which service it is, its key and, for one of the user's own, its recipe. */
export class VideoServiceApi implements ICredentialType {
	name = 'videoServiceApi';

	displayName = 'Video Service API';

	icon: Icon = {
		light: 'file:../icons/videoService.svg',
		dark: 'file:../icons/videoService.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-video-jobs/n8n-nodes-video-jobs/blob/main/docs/any-service.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			options: [
				...PRESETS.map(({ id, displayName }) => ({ name: displayName, value: id })),
				{
					name: 'Custom',
					value: CUSTOM,
					description: 'Any other service, described by a recipe',
				},
			],
			default: 'fal',
			description: 'The service that the key is for',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Sent to the Base URL only. For Higgsfield, the key ID and secret as ID:SECRET.',
		},
		...PRESETS.map(baseUrlOf),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: OF_CUSTOM,
			default: '',
			placeholder: 'e.g. https://api.example.com',
			description:
				'Address that comes before the paths of the recipe. The key is sent to this address only.',
		},
		{
			displayName: 'Recipe',
			name: 'recipeAs',
			type: 'options',
			displayOptions: OF_CUSTOM,
			options: [
				{ name: 'Using Fields Below', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How to describe the service',
		},
		{
			displayName: 'Recipe (JSON)',
			name: 'recipeJson',
			type: 'json',
			displayOptions: { show: { service: [CUSTOM], recipeAs: ['json'] } },
			default: '',
			description: 'The recipe as JSON, as the documentation describes it',
		},
		part('Service Name', 'serviceName', 'Name of the service in messages'),
		part('Key Header', 'keyHeader', 'Header that carries the key'),
		part('Key Prefix', 'keyPrefix', 'Text before the key, with the space. Empty for the bare key.'),
		part('Submit Path', 'submitPath', 'Path to which a job is submitted by POST'),
		part(
			'Path of the Job ID',
			'idPath',
			'Where the answer to the submit has the ID, such as data.task_id. Several paths are separated by commas.',
		),
		part('Status Path', 'statusPath', 'Path that is asked about a job. {jobId} stands for its ID.'),
		part('Path of the Status', 'statePath', 'Where the answer has the status, such as data.status'),
		part('Words for Queued', 'queuedWords', 'Statuses of a job that has not begun'),
		part('Words for Completed', 'completedWords', 'Statuses of a job that is finished'),
		part(
			'Words for Failed',
			'failedWords',
			'Statuses of a job that has failed. Any other word means that it runs.',
		),
		part(
			'Path of the Videos',
			'videosPath',
			'Where the links to the videos are, or what they are in',
		),
		part('Path of the Reason', 'messagePath', 'Where the reason of a failure is'),
		part(
			'Path of the Callback',
			'callbackPath',
			'Field in the body of a submit for the URL that the service calls when the job ends, such as webhook_url. Leave it empty if the service has no callbacks.',
		),
	];

	/** As a function, since the header depends on the service, and the key must not leave the Base URL. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const recipe = recipeOf(credentials);
		const { baseURL, url } = requestOptions;
		const address = baseURL ? `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}` : url;
		if (!startsWithBase(baseUrlIn(recipe, credentials), address)) {
			throw new Error(
				`The key for ${recipe.displayName} is only sent below the Base URL of its credential`,
			);
		}
		return withHeaders(requestOptions, keyHeaders(recipe, credentials));
	};
}

/** Pre-filled with the address of the service. */
function baseUrlOf(recipe: Recipe): INodeProperties {
	const { id, baseUrl } = recipe;
	return {
		displayName: 'Base URL',
		name: baseUrlField(recipe),
		type: 'string',
		required: true,
		displayOptions: { show: { service: [id] } },
		default: baseUrl,
		...(baseUrl === ''
			? {
					placeholder: 'e.g. https://gateway.example.com/v1',
					description: 'Address of the gateway, up to the version. The key goes nowhere else.',
				}
			: { description: 'Change it only for a proxy or gateway. The key goes nowhere else.' }),
	};
}

function part(
	displayName: string,
	name: keyof typeof EXAMPLE,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		displayOptions: AS_FIELDS,
		default: EXAMPLE[name],
		...(name === 'callbackPath' && { placeholder: 'e.g. webhook_url' }),
		description,
	};
}
