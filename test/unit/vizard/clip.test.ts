import { vizard } from '../../../nodes/Vizard/provider';
import { longestCaption, platformOf } from '../../../nodes/shared/input/platforms';
import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import type { SubmitFacts } from '../../../nodes/shared/provider/contract';
import type { WireRequest } from '../../../nodes/shared/provider/wire';
import { answerWith, requestOf, resultOf } from './conversation';

const FACTS: SubmitFacts = {
	now: Date.parse('2026-03-14T08:00:00Z'),
	timeZone: 'Europe/Berlin',
	inputFile(): never {
		throw new Error('Vizard asked for a file');
	},
};

const ACCOUNTS = {
	accounts: [
		{ id: '1', platform: 'TikTok', username: 'harbour' },
		{ id: '2', platform: 'YouTube', username: 'harbour', status: 'active' },
		{ id: '3', platform: 'Twitter', username: 'harbour', status: 'active' },
		{ id: '4', platform: 'Threads', username: 'harbour', status: 'linked' },
	],
};

const POST = { clipId: '51200981', socialAccountId: '1', caption: '', publishWhen: 'now' };

function converse(operation: 'publish' | 'writeCaption', parameters: object) {
	const found = vizard.resources?.clip?.operations[operation];
	if (!found) throw new RangeError(`There is no ${operation}`);
	return found.converse(parameters, FACTS);
}

function published(parameters: object, answer: unknown = { code: 2000 }) {
	const conversation = converse('publish', { ...POST, ...parameters });
	requestOf(conversation);
	const { value } = conversation.next(answerWith(ACCOUNTS));
	const request = value as WireRequest;
	return { request, result: () => conversation.next(answerWith(answer)).value as unknown };
}

describe('Publish', () => {
	it('reads the accounts, then sends what was entered', () => {
		const conversation = converse('publish', POST);
		expect(requestOf(conversation)).toEqual({
			purpose: 'read',
			method: 'GET',
			path: '/project/social-accounts',
		});
		expect(conversation.next(answerWith(ACCOUNTS)).value).toMatchObject({
			purpose: 'submit',
			method: 'POST',
			path: '/project/publish-video',
			body: { finalVideoId: 51200981, socialAccountId: '1', post: '' },
		});
	});

	it.each<[what: string, entered: unknown, at: string]>([
		['without a zone', '2026-03-14T09:00:01', '2026-03-14T08:00:01Z'],
		['in another zone', '2026-03-14T10:00:00-05:00', '2026-03-14T15:00:00Z'],
		['in seconds', 1773479000, '2026-03-14T09:03:20Z'],
		['in milliseconds', '1773479000000', '2026-03-14T09:03:20Z'],
	])('sends a time %s in milliseconds', (_what, publishTime, at) => {
		const { request, result } = published({ publishWhen: 'atTime', publishTime });
		expect(request.body).toMatchObject({ publishTime: Date.parse(at) });
		expect(result()).toMatchObject({
			status: 'scheduled',
			publishTime: new Date(at).toISOString(),
		});
	});

	it('leaves a time out that belongs to another choice', () => {
		expect(published({ publishTime: '2020-01-01' }).request.body).not.toHaveProperty('publishTime');
	});

	it.each([
		['the moment itself', '2026-03-14T09:00:00'],
		['a time that is in the future in another zone only', '2026-03-14T08:30:00'],
		['nothing', undefined],
	])('does not take %s for a time', (_what, publishTime) => {
		expect(() => published({ publishWhen: 'atTime', publishTime })).toThrow(InvalidInput);
	});

	it('sends a title to YouTube alone', () => {
		const options = { title: 'Ferries' };
		expect(published({ socialAccountId: '2', options }).request.body).toMatchObject(options);
		expect(published({ options }).request.body).not.toHaveProperty('title');
	});

	it.each([
		['3', 'See https://example.com and https://example.org', 10],
		['3', 'See example.com', undefined],
		['3', '', undefined],
		['1', 'See https://example.com', undefined],
	])('on account %s costs for the text "%s": %j', (socialAccountId, caption, amount) => {
		const { request, result } = published({ socialAccountId, caption });
		expect(request.cost?.amount).toBe(amount);
		const cost = amount === undefined ? undefined : { amount, unit: 'credits' };
		expect((result() as { estimatedCost?: object }).estimatedCost).toEqual(cost);
	});

	it('counts characters as they are seen, up to the limit', () => {
		const caption = '😀'.repeat(280);
		expect(published({ socialAccountId: '3', caption }).request.body).toMatchObject({
			post: caption,
		});
	});

	it('leaves a platform that is not known to Vizard', () => {
		const caption = 'a'.repeat(9000);
		expect(published({ socialAccountId: '4', caption }).result()).toMatchObject({
			platform: 'Threads',
			status: 'published',
		});
	});

	it.each([{}, { errMsg: 'ok' }, { code: 1000 }])('does not take %j for a post', (answer) => {
		expect(published({}, answer).result).toThrow(UnexpectedAnswer);
	});

	it('keeps an ID that JavaScript would round', () => {
		const clipId = '9007199254740993';
		expect(published({ clipId }).request.body).toMatchObject({ finalVideoId: clipId });
	});
});

it.each([
	['Twitter', 'X', 280],
	['Twitter/X', 'X', 280],
	['X (Twitter)', 'X', 280],
	['x', 'X', 280],
	['TIKTOK', 'TikTok', 2200],
	['Instagram', 'Instagram', 2200],
	['facebook', 'Facebook', 2200],
	['Youtube', 'YouTube', 5000],
	['linked_in', 'LinkedIn', 3000],
	['Threads', undefined, undefined],
	['', undefined, undefined],
	[undefined, undefined, undefined],
])('the platform %j is %j, whose captions have at most %j characters', (name, platform, most) => {
	const found = platformOf(name);
	expect(found).toBe(platform);
	expect(found && longestCaption(found)).toBe(most);
});

describe('Write Caption', () => {
	it.each<[parameters: object, body: object]>([
		[{}, { aiSocialPlatform: 1, tone: 0, voice: 0 }],
		[
			{ captionPlatform: 'x', tone: 'question', voice: 'thirdPerson' },
			{ aiSocialPlatform: 7, tone: 4, voice: 1 },
		],
		[
			{ captionPlatform: 'tiktok', tone: 'interesting' },
			{ aiSocialPlatform: 2, tone: 1, voice: 0 },
		],
	])('sends for %j %j, and has patience', (parameters, body) => {
		const request = requestOf(converse('writeCaption', { clipId: 51200981, ...parameters }));
		expect(request).toEqual({
			purpose: 'prepare',
			method: 'POST',
			path: '/project/ai-social',
			body: { finalVideoId: 51200981, ...body },
			answerWithinMs: 300_000,
		});
	});

	it('returns the caption, and the title where there is one', () => {
		const answer = { code: 2000, aiSocialContent: 'Boats. #ferry', aiSocialTitle: 'Boats' };
		const parameters = { clipId: '51200981', captionPlatform: 'youtube' };
		expect(resultOf(converse('writeCaption', parameters), answer)).toEqual({
			clipId: '51200981',
			platform: 'youtube',
			caption: 'Boats. #ferry',
			title: 'Boats',
		});
	});

	it('does not take an answer without a caption', () => {
		const conversation = converse('writeCaption', { clipId: '51200981' });
		expect(() => resultOf(conversation, { code: 2000 })).toThrow(UnexpectedAnswer);
	});
});

describe('what a code means', () => {
	const read = (path: string, code: number) =>
		vizard.readTrouble(answerWith({ code, errMsg: 'no' }), {
			purpose: /publish|create/.test(path) ? 'submit' : 'prepare',
			method: 'POST',
			path,
		});

	it.each<[path: string, code: number, kind: string, message: RegExp]>([
		['/project/publish-video', 4004, 'quota', /plan of the account does not include publishing/],
		['/project/publish-video', 4006, 'refused', /no such clip/],
		['/project/publish-video', 4011, 'refused', /no such social account/],
		['/project/publish-video', -1000, 'refused', /parameters are not valid/],
		['/project/publish-video', 4001, 'credential', /API key/],
		['/project/publish-video', 4002, 'refused', /code 4002/],
		['/project/ai-social', 5000, 'refused', /code 5000/],
		['/project/ai-social', 4002, 'refused', /no one speaks in the clip/],
		['/project/ai-social', 4003, 'rateLimited', /too many requests/],
		['/project/social-accounts', 4001, 'credential', /API key/],
		['/project/create', 4002, 'refused', /project could not be created/],
		['/project/create', 4004, 'refused', /format is not supported/],
	])('on %s %d', (path, code, kind, message) => {
		expect(read(path, code)).toMatchObject({ kind, message: expect.stringMatching(message) });
	});

	it.each([1000, 3000, 5000])('%d leaves open whether there is a post', (code) => {
		expect(read('/project/publish-video', code)).toBe('noTrouble');
		expect(published({}, { code }).result).toThrow(UnexpectedAnswer);
	});

	it.each(['/project/publish-video', '/project/ai-social', '/project/social-accounts'])(
		'2000 is no trouble on %s',
		(path) => expect(read(path, 2000)).toBe('noTrouble'),
	);
});

describe('the list of clips', () => {
	const list = (projectId: unknown) => {
		const find = vizard.lists?.clips;
		if (!find) throw new RangeError('There is no list of clips');
		const entered = (field: string) => (field === 'projectId' ? projectId : undefined);
		return find({ filter: undefined, page: undefined, entered });
	};

	it('shows the clips of the project', () => {
		const video = { videoId: 51, title: 'Ferries', viralScore: '8.3', videoMsDuration: 27400 };
		const answer = { code: 2000, projectId: 7, videos: [video, { videoId: 52 }] };
		expect(resultOf(list(7), answer)).toEqual({
			choices: [
				{ name: 'Ferries (score 8.3, 27 s)', value: '51' },
				{ name: '52', value: '52' },
			],
		});
	});

	it.each([undefined, '', ' '])('says that a project is missing: %j', (projectId) => {
		expect(() => list(projectId).next()).toThrow("'Project ID' has no ID of a job");
	});

	it('says that a project has no clips yet', () => {
		const answer = { code: 1000, projectId: 7, videos: [] };
		expect(() => resultOf(list('7'), answer)).toThrow(/without clips: it is processing/);
	});
});
