import { LISTS } from '../../../nodes/Pictory/lists';
import { RESOURCES } from '../../../nodes/Pictory/resources';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import type { ChoiceQuestion } from '../../../nodes/shared/provider/contract';
import { converse, facts, type Reply } from './conversation';

function run(name: string, parameters: unknown, ...replies: Reply[]) {
	const [resource = '', operation = ''] = name.split('.');
	const found = RESOURCES[resource]?.operations[operation];
	if (!found) throw new Error(`There is no ${name}`);
	return converse(found.converse(parameters, facts({ now: Date.UTC(2026, 10, 27) })), ...replies);
}

function list(name: string, question: Partial<ChoiceQuestion>, ...replies: Reply[]) {
	const find = LISTS[name];
	if (!find) throw new Error(`There is no list ${name}`);
	const asked = { filter: undefined, page: undefined, entered: () => undefined, ...question };
	return converse(find(asked), ...replies);
}

/** Answers as the pages of the reference show them, and the choices that they become. */
const LISTED: readonly [name: string, body: unknown, choices: object[]][] = [
	['brands', [{ id: 'b-1', name: 'Default Brand' }], [{ name: 'Default Brand', value: 'b-1' }]],
	['textStyles', [{ id: 's-1', name: 'Navy blue' }], [{ name: 'Navy blue', value: 's-1' }]],
	[
		'smartLayouts',
		{ items: [{ templateId: 'l-1', templateName: 'Kinetic', schemaVersion: 'v3' }] },
		[{ name: 'Kinetic', value: 'l-1' }],
	],
	[
		'templates',
		{
			items: [
				{ templateId: 't-1', name: 'News', deprecated: false },
				{ templateId: 't-2', name: 'Old', deprecated: true },
			],
		},
		[
			{ name: 'News', value: 't-1' },
			{ name: 'Old (deprecated)', value: 't-2' },
		],
	],
	[
		'projects',
		{
			items: [
				{ id: '2025a', name: 'New' },
				{ id: 1762768083800, name: 'Older' },
			],
			pageKey: null,
		},
		[
			{ name: 'New', value: '2025a' },
			{ name: 'Older', value: '1762768083800' },
		],
	],
	[
		'avatars',
		{
			items: [
				{
					id: 'e0e8',
					name: 'Annie',
					gender: 'Female',
					looks: [
						{ id: 'Annie_1', name: 'Annie in Tan Jacket' },
						{ id: 'Annie_2', name: 'Annie in Blue Casual' },
					],
				},
				{ id: 'd08c', name: 'Brandon', gender: null, looks: [{ id: 'Brandon_1' }] },
			],
			nextPageKey: null,
		},
		[
			{ name: 'Annie in Tan Jacket', value: 'Annie_1' },
			{ name: 'Annie in Blue Casual', value: 'Annie_2' },
			{ name: 'Brandon', value: 'Brandon_1' },
		],
	],
	[
		'voices',
		[
			{ id: 1001, name: 'Joanna', language: 'en-US', gender: 'female', service: 'aws' },
			{ id: 1002, name: 'Fiona' },
		],
		[
			{ name: 'Joanna (en-US, female, aws)', value: 'Joanna' },
			{ name: 'Fiona', value: 'Fiona' },
		],
	],
	[
		'musicMoods',
		['Calm / Serene', 'Epic'],
		[
			{ name: 'Calm / Serene', value: 'Calm / Serene' },
			{ name: 'Epic', value: 'Epic' },
		],
	],
	[
		'music',
		{
			items: [
				{ id: 279, title: 'Bio Journey', audioUrl: 'https://t.example/1.mp3', duration: 161 },
				{ id: 280, title: 'Without a link' },
			],
		},
		[{ name: 'Bio Journey (161 s)', value: 'https://t.example/1.mp3' }],
	],
];

describe('the lists of the editor', () => {
	it.each(LISTED)('%s', (name, body, choices) => {
		expect(list(name, {}, { body }).result.choices).toEqual(choices);
	});

	it.each(LISTED)('%s do not take an error for an empty list', (name) => {
		for (const body of [{ message: 'no' }, 'no', null]) {
			expect(() => list(name, {}, { body })).toThrow(UnexpectedAnswer);
		}
		expect(list(name, {}, { body: [] }).result.choices).toEqual([]);
	});

	it('continue where the page before has ended', () => {
		const projects = list('projects', { page: 'k1' }, { body: { items: [], pageKey: 'k2' } });
		expect(projects.requests).toMatchObject([{ query: { pagekey: 'k1' } }]);
		expect(projects.result.next).toBe('k2');
		const avatars = list('avatars', { page: 'k1' }, { body: { items: [], nextPageKey: 'k2' } });
		expect(avatars.requests).toMatchObject([{ query: { nextPageKey: 'k1' } }]);
		expect(avatars.result.next).toBe('k2');
	});

	it('of music are searched by Pictory, and may have another page while a page is full', () => {
		const track = { id: 1, title: 'A', audioUrl: 'https://t.example/1.mp3' };
		const full = list('music', { filter: 'calm' }, { body: { items: Array(100).fill(track) } });
		expect(full.requests).toMatchObject([{ body: { query: 'calm', page: 1, pageSize: 100 } }]);
		expect(full.result).toMatchObject({ isFiltered: true, next: '2' });
		const rest = list('music', { filter: 'calm', page: '2' }, { body: { items: [track] } });
		expect(rest.requests).toMatchObject([{ body: { page: 2 } }]);
		expect(rest.result.next).toBeUndefined();
	});
});

describe('the account', () => {
	it('shows what is left of each allowance, and leaves out what the answer does not have', () => {
		const body = { videoMinutes: { used: 12.5, limit: 600 }, aiCredits: { used: 3 } };
		expect(run('account.getQuota', {}, { body }).result).toEqual({
			videoMinutes: { used: 12.5, limit: 600, remaining: 587.5 },
			aiCredits: { used: 3 },
		});
		expect(() => run('account.getQuota', {}, { body: { message: 'no' } })).toThrow(
			UnexpectedAnswer,
		);
	});

	it.each([
		['the current month', {}, undefined],
		['this month', { period: 'month', year: 2026, month: 11 }, { year: 2026, month: 11 }],
		['a year ago', { period: 'month', year: '2025', month: '11' }, { year: 2025, month: 11 }],
		['tomorrow’s month', { period: 'month', year: 2026, month: 12 }, { year: 2026, month: 12 }],
	])('has the credits of %s', (_what, entered, query) => {
		const { requests } = run('account.getCreditUsage', entered, { body: [] });
		expect(requests[0]?.query).toEqual(query);
	});

	it.each([
		['before those that are kept', { year: 2025, month: 10 }],
		['to come', { year: 2027, month: 1 }],
	])('refuses a month %s', (_what, month) => {
		expect(() => run('account.getCreditUsage', { period: 'month', ...month })).toThrow(
			/^'Month' is/,
		);
	});
});

describe('a project', () => {
	const whole = { projectName: 'Old', audioSpeed: 100, scenes: [{ text: 'A' }], brandId: '' };

	it('is updated as a whole, with what is changed in it', () => {
		const entered = { projectId: 300411, name: 'New', changes: '{ "audioSpeed": 90 }' };
		const { requests, result } = run(
			'project.update',
			entered,
			{ body: whole },
			{ body: { success: true, message: 'Project updated successfully' } },
		);
		expect(requests).toMatchObject([
			{ purpose: 'read', path: '/v2/projects/300411' },
			{ purpose: 'prepare', method: 'PUT', body: { ...whole, projectName: 'New', audioSpeed: 90 } },
		]);
		expect(result).toEqual({ id: '300411', name: 'New', updated: true });
	});

	it('need not name its ID in the answer', () => {
		const { result } = run('project.get', { projectId: '2025a' }, { body: whole });
		expect(result).toEqual({ id: '2025a', name: 'Old' });
	});

	it('is not taken for updated or deleted without a word of Pictory', () => {
		const page = { body: undefined };
		expect(() => run('project.delete', { projectId: 'p' }, page)).toThrow(UnexpectedAnswer);
		const entered = { projectId: 'p', name: 'New' };
		expect(() => run('project.update', entered, { body: whole }, page)).toThrow(UnexpectedAnswer);
		const empty = { body: undefined, status: 204 };
		expect(run('project.delete', { projectId: 'p' }, empty).result).toEqual({
			id: 'p',
			deleted: true,
		});
	});
});

describe('a template', () => {
	it('is made of a project file, and of nothing else', () => {
		const operation = RESOURCES.template?.operations.create;
		const create = (fileName: string) =>
			operation?.converse({ binaryProperty: 'data' }, facts({ fileName })).next();
		expect(create('News.PICTAI')).toMatchObject({
			value: { purpose: 'submit', upload: { contentType: 'application/octet-stream' } },
		});
		expect(() => create('news.mp4')).toThrow(
			"'Input Binary Field' names the file 'news.mp4', which is no project file of Pictory",
		);
	});

	it('is shown with its variables, whatever way its age is spelled', () => {
		const body = {
			templateId: 't-1',
			depricated: true,
			variables: { name: 'NAME' },
			scenes: [],
			project: 'https://files.example/t.json',
		};
		expect(run('template.get', { templateId: 't-1' }, { body }).result).toEqual({
			id: 't-1',
			isDeprecated: true,
			variables: { name: 'NAME' },
			scenes: [],
		});
	});
});

test('music is searched by Pictory’s own words', () => {
	const chosen = { __rl: true, mode: 'list', value: 'Calm / Serene' };
	const options = { mood: chosen, genre: 'Downtempo', sort: 'latest', maxDuration: 0 };
	const { requests } = run('music.search', { query: 'sea', options }, { body: { items: [] } });
	expect(requests[0]?.body).toEqual({
		query: 'sea',
		mood: ['Calm / Serene'],
		genre: ['Downtempo'],
		sort: 'latest',
		page: 1,
		pageSize: 100,
	});
});

test('stock visuals are searched in English unless told otherwise', () => {
	const body = { data: { page: 1, searchResults: [{ assetId: 10900066, mediaType: 'video' }] } };
	const { requests, result } = run('stockVisual.search', { keyword: 'gull' }, { body });
	expect(requests[0]?.query).toEqual({ keyword: 'gull', language: 'en' });
	expect(result).toEqual([{ assetId: '10900066', mediaType: 'video' }]);
});
