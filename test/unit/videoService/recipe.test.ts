import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import { videoService } from '../../../nodes/VideoService/provider';
import { runUnsent } from '../../harness/ownOperation';
import { VideoServiceApi } from '../../../credentials/VideoServiceApi.credentials';

/** What users get wrong in a recipe or a credential, and the messages that they get. */

const RECIPE = {
	displayName: 'My Service',
	key: { header: 'Authorization', prefix: 'Bearer ' },
	submit: { calls: [{ name: 'Go', path: '/videos', body: {} }], id: 'id' },
	status: {
		path: '/videos/{jobId}',
		state: 'status',
		words: { completed: ['done'], failed: ['error'] },
	},
	videos: { at: 'url' },
};

function problemOf(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (error instanceof InvalidInput) return error.message;
		throw error;
	}
	throw new RangeError('Nothing was said against it');
}

const asJson = (recipe: unknown): ICredentialDataDecryptedObject => ({
	service: 'custom',
	recipeAs: 'json',
	recipeJson: typeof recipe === 'string' ? recipe : JSON.stringify(recipe),
});

const use = (credential: ICredentialDataDecryptedObject) =>
	videoService.forCredential?.(credential);

test.each<[string, unknown, string]>([
	['nothing', '', "'Recipe' is empty"],
	['no JSON', '{ id: 1', "'Recipe' is not valid JSON. It begins { id: 1"],
	['a list', '[]', "'Recipe' cannot be used: its part 'key' is missing"],
	[
		'an unknown part',
		{ ...RECIPE, polling: 5 },
		"'Recipe' has 'polling', which no recipe has there",
	],
	[
		'an unknown part of a part',
		{ ...RECIPE, status: { ...RECIPE.status, ok: true } },
		"'Recipe' cannot be used: its part 'status' has 'ok', which no recipe has there",
	],
	[
		'a path that is none',
		{ ...RECIPE, submit: { ...RECIPE.submit, id: 'data..id' } },
		"'Recipe' cannot be used: its part 'submit.id' has 'data..id', which is no path such as data.id",
	],
	[
		'words that contradict each other',
		{ ...RECIPE, status: { ...RECIPE.status, words: { completed: ['Done'], failed: ['done'] } } },
		"'Recipe' cannot be used: its part 'status.words' has 'done' both in completed and in failed",
	],
	[
		'no word for the end',
		{ ...RECIPE, status: { ...RECIPE.status, words: { completed: [] } } },
		"'Recipe' cannot be used: its part 'status.words.completed' has no word",
	],
	[
		'a path that leads out of the Base URL',
		{ ...RECIPE, status: { ...RECIPE.status, path: '//elsewhere.example/{jobId}' } },
		"'Recipe' cannot be used: its part 'status.path' must begin with a slash and have no '..', '//', '?', '#', '%' or space in it",
	],
	[
		'a blank that means nothing',
		{ ...RECIPE, status: { ...RECIPE.status, path: '/videos/{id}' } },
		"'Recipe' cannot be used: its part 'status.path' has {id}, which means nothing here",
	],
	[
		'two ways to find videos',
		{ ...RECIPE, videos: { at: 'url', collect: 'output' } },
		"'Recipe' cannot be used: its part 'videos' needs exactly one of 'at', 'collect' and 'route'",
	],
	[
		'a callback at many places',
		{ ...RECIPE, callback: { body: 'exports[*].url' } },
		"'Recipe' cannot be used: its part 'callback.body' must be one place, without '[*]' or '|json'",
	],
])('a recipe with %s says so', (_what, recipe, message) => {
	expect(problemOf(() => use(asJson(recipe)))).toBe(message);
});

test('a recipe of fields names the part as well', () => {
	const fields = { service: 'custom', recipeAs: 'fields', statusPath: 'videos/{jobId}' };
	expect(problemOf(() => use(fields))).toMatch(/its part 'status.path' must begin with a slash/);
});

test('a service that is not known is named with those that are', () => {
	expect(problemOf(() => use({ service: 'sora' }))).toBe(
		"'Service' of the credential is not known",
	);
});

describe('Test Recipe', () => {
	const run = (parameters: Record<string, unknown>) =>
		runUnsent(use(asJson(RECIPE)), 'testRecipe', parameters);

	it.each<[string, Record<string, unknown>, string]>([
		['no answer', { answer: '' }, "'Answer' is empty"],
		['no JSON', { answer: '<html>' }, "'Answer' is not valid JSON. It begins <html>"],
		[
			'a path that hits nothing',
			{ answer: { state: 'done' } },
			`'Recipe' does not fit the answer: the part 'status.state' of the recipe finds nothing at status. The answer begins {"state":"done"}`,
		],
		[
			'an answer without an ID',
			{ answerTo: 'submit', answer: { job: 1 } },
			`'Recipe' does not fit the answer: its part 'submit.id' finds no ID at id. The answer begins {"job":1}`,
		],
		[
			'another recipe that is wrong',
			{ answer: {}, recipe: { ...RECIPE, videos: {} } },
			"'Recipe' cannot be used: its part 'videos' needs exactly one of 'at', 'collect' and 'route'",
		],
	])('%s', (_what, parameters, message) => {
		expect(problemOf(() => run(parameters))).toBe(message);
	});

	it('shows the video job', () => {
		const answer = { id: '1', status: 'DONE', url: 'https://files.example/1.mp4' };
		expect(run({ answer })).toEqual({
			jobType: 'custom',
			status: 'completed',
			videos: [{ index: 0, url: 'https://files.example/1.mp4' }],
		});
		expect(run({ answer: { status: 'rendering' } })).toEqual({
			jobType: 'custom',
			status: 'processing',
			stage: "unknown status 'rendering'",
			videos: [],
		});
	});

	it('takes a recipe that is not in the credential yet', () => {
		const recipe = { ...RECIPE, videos: { at: 'files', url: 'link' } };
		const answer = { status: 'done', files: [{ link: 'https://files.example/2.mp4' }] };
		expect(run({ answer, recipe })).toMatchObject({
			videos: [{ url: 'https://files.example/2.mp4' }],
		});
	});
});

describe('the key', () => {
	const { authenticate } = new VideoServiceApi();
	const sent = async (credential: ICredentialDataDecryptedObject, url: string) =>
		await authenticate({ service: 'fal', apiKey: 'k-1234567', ...credential }, { url });

	it.each([
		['https://queue.fal.run/fal-ai/veo3', { Authorization: 'Key k-1234567' }, {}],
		['https://api.heygen.com/v3/videos', { 'X-Api-Key': 'k-1234567' }, { service: 'heygen' }],
		[
			'https://proxy.example/fal/x',
			{ Authorization: 'Key k-1234567' },
			{ falBaseUrl: ' https://proxy.example/fal/ ' },
		],
		['https://queue.fal.run/x', { Authorization: 'Key pasted' }, { apiKey: 'Key pasted' }],
	])('goes to %s', async (url, headers, credential) => {
		expect((await sent(credential, url)).headers).toEqual(headers);
	});

	it.each([
		['https://fal.run/fal-ai/veo3', {}],
		// What was entered for another service counts for that one only.
		['https://proxy.example/fal/x', { baseUrl: 'https://proxy.example/fal' }],
		['https://proxy.example/fal/x', { heygenBaseUrl: 'https://proxy.example/fal' }],
		['http://queue.fal.run/fal-ai/veo3', {}],
		['https://queue.fal.run.elsewhere.example/', {}],
		['https://queue.fal.run@elsewhere.example/', {}],
		['https://queue.fal.run/x', { falBaseUrl: 'https://proxy.example/fal' }],
		['https://proxy.example/falsehood', { falBaseUrl: 'https://proxy.example/fal' }],
		['https://proxy.example/fal/../x', { falBaseUrl: 'https://proxy.example/fal' }],
	])('does not go to %s', async (url, credential) => {
		await expect(sent(credential, url)).rejects.toThrow(/only sent below the Base URL/);
	});
});
