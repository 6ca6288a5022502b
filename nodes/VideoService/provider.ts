import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import type { Video, VideoJob } from '../shared/job/videoJob';
import type {
	FileSource,
	JobType,
	PublishedLimits,
	RateWindow,
	VideoProvider,
} from '../shared/provider/contract';
import { CUSTOM, CUSTOM_EXAMPLE, customRecipe } from './custom';
import { LOOK_THERE, readJob } from './job';
import { findJobId, type Service } from './jobId';
import { newestJobs } from './newestJobs';
import { findPreset, PRESETS } from './presets/index';
import type { Recipe } from './recipe';
import { cancelRequest, fileRequest } from './requests';
import { submitTo } from './submit';
import { testRecipe } from './testRecipe';
import { readTroubleBy } from './trouble';

/** Where nothing is known: a few minutes, or many more. */
const UNKNOWN_DURATION = { medianSeconds: 120, sigma: 1 };

const SERVICES: readonly Service[] = [...PRESETS, CUSTOM_EXAMPLE].map((recipe) => ({
	recipe,
	baseUrls: [recipe.baseUrl],
}));

const EXAMPLE: Service = { recipe: CUSTOM_EXAMPLE, baseUrls: [] };

/**
 * Any video service that has a recipe. The credential decides which one it is; as long as it is not known,
 * all of them are there, for the editor.
 */
export const videoService: VideoProvider = {
	...providerOf(EXAMPLE),
	displayName: 'Video Service',
	forCredential,
	limits: { submits: [], requests: [], minimumCheckSeconds: 5 },
	jobTypes: Object.fromEntries(SERVICES.map((service) => [service.recipe.id, jobTypeOf(service)])),
	files: {
		video: {
			displayName: 'Video',
			extension: 'mp4',
			source: (job, video) => fileOf(findPreset(job.jobType) ?? CUSTOM_EXAMPLE, job, video),
		},
	},
	readTrouble: () => undefined,
};

/**
 * The provider that a credential makes of it.
 *
 * @throws InvalidInput for a service that is not known, or a recipe that cannot be used
 */
function forCredential(credential: ICredentialDataDecryptedObject): VideoProvider {
	const recipe = recipeOf(credential);
	return providerOf({
		recipe,
		baseUrls: [baseUrlIn(recipe, credential), recipe.baseUrl],
	});
}

/**
 * The recipe of the service that a credential is for.
 *
 * @throws InvalidInput
 */
export function recipeOf(credential: ICredentialDataDecryptedObject): Recipe {
	const { service } = credential;
	const recipe = service === CUSTOM ? customRecipe(credential) : findPreset(service);
	if (recipe) return recipe;
	throw new InvalidInput({
		parameter: 'Service',
		message: 'of the credential is not known',
		advice: `Open the credential and choose a service: ${PRESETS.map(({ id }) => id).join(', ')}, ${CUSTOM}`,
	});
}

/**
 * The field of the credential for the address of a service. Each service has its own: the editor keeps what a
 * field holds when another service is chosen, and a key must not go to the address of another one.
 */
export function baseUrlField({ id }: Recipe): string {
	return id === CUSTOM ? 'baseUrl' : `${id}BaseUrl`;
}

/** The address that a credential has for its service. */
export function baseUrlIn(recipe: Recipe, credential: ICredentialDataDecryptedObject): string {
	return cleanBaseUrl(recipe, credential[baseUrlField(recipe)]);
}

/** The address of the API: that of the service unless another one was entered. */
function cleanBaseUrl({ baseUrl }: Recipe, entered: unknown): string {
	const address = typeof entered === 'string' ? entered.trim() : '';
	return (address === '' ? baseUrl : address).replace(/[?#].*$/, '').replace(/\/+$/, '');
}

function providerOf(service: Service): VideoProvider {
	const { recipe } = service;
	return {
		id: 'videoService',
		displayName: recipe.displayName,
		credentials: [{ type: 'videoServiceApi', displayName: 'API Key', secretFields: ['apiKey'] }],
		forCredential,
		baseUrlField: baseUrlField(recipe),
		cleanBaseUrl: (entered) => cleanBaseUrl(recipe, entered),
		limits: limitsOf(recipe),
		jobTypes: { [recipe.id]: jobTypeOf(service) },
		files: {
			video: {
				displayName: 'Video',
				extension: 'mp4',
				source: (job, video) => fileOf(recipe, job, video),
			},
		},
		whereToLook: recipe.whereToLook ?? LOOK_THERE,
		jobIdIn: (answer) => findJobId(service, answer),
		...listing(recipe),
		idsInCalls: [...(recipe.status.echo ?? []), ...recipe.submit.id],
		submitAction: 'Submit a job to a video service',
		resources: {
			videoJob: { displayName: 'Video Job', operations: { testRecipe: testRecipe(service) } },
		},
		readTrouble: readTroubleBy(recipe),
	};
}

function jobTypeOf(service: Service): JobType {
	const { recipe } = service;
	const read: JobType['readStatus'] = (reference, facts) => readJob(service, reference, facts);
	return {
		displayName: recipe.id === CUSTOM ? 'Custom' : recipe.displayName,
		description:
			recipe.id === CUSTOM
				? 'The service that the recipe in the credential describes'
				: `A job of ${recipe.displayName}; the credential must be for the same service`,
		usualDuration: recipe.usualDuration ?? UNKNOWN_DURATION,
		submit: submitTo(service),
		readStatus: read,
		readResult: read,
		...(recipe.cancel && { cancel: cancelWith(recipe, recipe.cancel) }),
	};
}

function listing(recipe: Recipe): Pick<VideoProvider, 'newestJobs'> {
	const { list } = recipe;
	return list ? { newestJobs: () => newestJobs(recipe, list) } : {};
}

function cancelWith(recipe: Recipe, cancel: NonNullable<Recipe['cancel']>): JobType['cancel'] {
	return function* ({ jobId }) {
		yield cancelRequest(recipe, cancel, jobId);
	};
}

function limitsOf({ limits }: Recipe): PublishedLimits {
	const windows = (list: Recipe['limits']['submits']): RateWindow[] =>
		list.map(({ count, seconds }) => ({ calls: count, perMs: seconds * 1000 }));
	return {
		submits: windows(limits.submits),
		checks: windows(limits.checks),
		requests: windows(limits.requests),
		minimumCheckSeconds: limits.minimumCheckSeconds,
	};
}

/** A link shows its host no key, unless the recipe says so and the link is below the Base URL. */
function fileOf(recipe: Recipe, { jobId }: VideoJob, { url }: Video): FileSource {
	const request = fileRequest(recipe, jobId);
	if (request) return { kind: 'providerRoute', request };
	if (url === undefined) {
		return {
			kind: 'unavailable',
			explanation: `${recipe.displayName} gives no link to this video.`,
		};
	}
	const { keyOnOwnHost } = recipe.links;
	return { kind: 'link', url, ...(keyOnOwnHost && { keyOnOwnHost }) };
}
