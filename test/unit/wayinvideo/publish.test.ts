import { getSocialAccounts, listSocialAccounts } from '../../../nodes/WayinVideo/social/accounts';
import { publishClip } from '../../../nodes/WayinVideo/social/publish';
import { readTrouble } from '../../../nodes/WayinVideo/trouble';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { answerWith, facts, NOW, play } from './conversation';

const DAY_MS = 24 * 60 * 60 * 1000;
const ACCEPTED = answerWith({ data: { id: 'pst_1', status: 'CREATED' } });

const CHOSEN = {
	jobId: 'prj1',
	jobType: 'clipping',
	clipIndex: 0,
	socialAccounts: { account: [{ socialAccountId: '5101' }] },
	resolution: '720p',
	publishAt: '',
};

const publish = (more: object = {}, answer = ACCEPTED) => {
	const timeZone = 'Europe/Lisbon';
	return play(publishClip.converse({ ...CHOSEN, ...more }, { ...facts(), timeZone }), [answer]);
};

describe('a post', () => {
	it.each<[string, object, object]>([
		['of what was chosen', {}, {}],
		['without a resolution', { resolution: '' }, { resolution: undefined }],
		['of a clip whose index is a text', { clipIndex: '3' }, { idx: 3 }],
		['of a job whose type is not known', { jobType: undefined }, {}],
		['of moments', { jobType: 'Find Moments' }, {}],
		[
			'on several accounts, with texts',
			{
				socialAccounts: {
					account: [
						{ socialAccountId: { __rl: true, mode: 'list', value: '5101' }, title: ' Ferries ' },
						{
							socialAccountId: 5102,
							title: '',
							description: 'From the council',
							visibility: 'private',
						},
					],
				},
			},
			{
				publish_configs: {
					5101: { title: 'Ferries' },
					5102: { description: 'From the council', visibility: 'private' },
				},
			},
		],
		[
			'at a time of the workflow',
			{ publishAt: '2026-05-03T09:00:00' },
			{ scheduled_at: '2026-05-03T08:00:00.000Z' },
		],
		[
			'at the last possible moment',
			{ publishAt: NOW + 30 * DAY_MS },
			{ scheduled_at: new Date(NOW + 30 * DAY_MS).toISOString() },
		],
	])('%s is sent so', (_what, changes, expected) => {
		const { requests } = publish(changes);
		expect(requests).toEqual([
			{
				purpose: 'submit',
				method: 'POST',
				path: '/social-media/publish',
				body: {
					project_id: 'prj1',
					idx: 0,
					resolution: '720p',
					publish_configs: { 5101: {} },
					scheduled_at: null,
					...expected,
				},
			},
		]);
	});

	it('is returned with what is known of it', () => {
		expect(publish({ publishAt: '2026-05-03T09:00:00Z' }).result).toEqual({
			jobId: 'prj1',
			clipIndex: 0,
			socialAccountIds: ['5101'],
			scheduledAt: '2026-05-03T09:00:00.000Z',
			postId: 'pst_1',
			status: 'CREATED',
		});
	});

	it.each([[{ data: {} }], [{ data: true }], [{ code: '0', message: 'success', data: null }]])(
		'is confirmed by %j',
		(body) => {
			expect(publish({}, answerWith(body)).result).toMatchObject({ clipIndex: 0 });
		},
	);

	it('with long texts looks at the accounts first, and leaves unknown platforms to WayinVideo', () => {
		const description = 'a'.repeat(5001);
		const entered = {
			...CHOSEN,
			socialAccounts: { account: [{ socialAccountId: '7', title: 'b'.repeat(101), description }] },
		};
		const listed = answerWith({ data: [{ id: 7, platform: 'threads' }] });
		const { requests } = play(publishClip.converse(entered, facts()), [listed, ACCEPTED]);
		expect(requests).toMatchObject([
			{ purpose: 'read', method: 'GET', path: '/social-media/accounts' },
			{ body: { publish_configs: { 7: { description } } } },
		]);
	});

	it.each([[{}], [{ data: null }], [{ message: 'account is not connected' }], [[]]])(
		'may have been made where the answer is %j, and is not taken for refused',
		(body) => {
			expect(() => publish({}, answerWith(body))).toThrow(UnexpectedAnswer);
			const request = { purpose: 'submit', method: 'POST', path: '/social-media/publish' } as const;
			expect(readTrouble(answerWith(body), request)).toBeUndefined();
		},
	);

	it('that is refused says what to check', () => {
		const request = { purpose: 'submit', method: 'POST', path: '/social-media/publish' } as const;
		const refusal = { message: 'the project was not submitted with enable_export' };
		expect(readTrouble(answerWith(refusal, 400), request)).toMatchObject({
			kind: 'refused',
			advice: expect.stringContaining("'Render Clips'"),
		});
	});

	it.each<[object, string]>([
		[{ jobId: '' }, "'Job ID' is empty"],
		[{ jobType: 'transcript' }, "'Job Type' is 'transcript'"],
		[{ clipIndex: undefined }, "'Clip Index' is empty"],
		[{ clipIndex: 1.5 }, "'Clip Index' is not a whole number"],
		[{ socialAccounts: {} }, "'Social Accounts' is empty"],
		[{ socialAccounts: undefined }, "'Social Accounts' is empty"],
		[
			{ socialAccounts: { account: [{ socialAccountId: { __rl: true, mode: 'id', value: '' } }] } },
			"'Social Account' is empty",
		],
		[{ publishAt: NOW - 1000 }, 'which is in the past'],
		[{ publishAt: NOW + 30 * DAY_MS + 1 }, 'up to 30 days ahead'],
		[{ publishAt: 'soon' }, "'Publish At' is not a date and time"],
	])('with %j is refused', (changes, message) => {
		expect(() => publish(changes)).toThrow(message);
	});
});

describe('social accounts', () => {
	const ACCOUNTS = [
		{ id: 5101, platform: 'youtube', platform_username: 'Harbour Clips', token_valid: true },
		{ id: 'abc', platform: 'tiktok', platform_username: null, token_valid: 'false' },
		{ platform: 'x' },
	];

	it.each([
		['bare', ACCOUNTS],
		['inside data', { data: ACCOUNTS }],
		['deeper', { data: { accounts: ACCOUNTS } }],
	])('are read %s', (_form, body) => {
		const { requests, result } = play(
			getSocialAccounts.converse({ returnAll: true, connectedOnly: false }, facts()),
			[answerWith(body)],
		);
		expect(requests).toEqual([{ purpose: 'read', method: 'GET', path: '/social-media/accounts' }]);
		expect(result).toEqual([
			{ id: '5101', platform: 'youtube', username: 'Harbour Clips', isConnected: true },
			{ id: 'abc', platform: 'tiktok', isConnected: false },
		]);
	});

	it('are those that are connected unless the user wants all, and no more than wanted', () => {
		const { requests, result } = play(getSocialAccounts.converse({ limit: '1' }, facts()), [
			answerWith(ACCOUNTS),
		]);
		expect(requests).toMatchObject([{ query: { active_only: true } }]);
		expect(result).toHaveLength(1);
	});

	it('are shown in the editor by platform and name, with the expired ones marked', () => {
		expect(play(listSocialAccounts(), [answerWith(ACCOUNTS)]).result.choices).toEqual([
			{ name: 'youtube: Harbour Clips', value: '5101' },
			{ name: 'tiktok (connection expired)', value: 'abc' },
		]);
	});

	it.each([[{}], [{ data: null }], ['none']])('are not none because the answer is %j', (body) => {
		expect(() => play(listSocialAccounts(), [answerWith(body)])).toThrow(UnexpectedAnswer);
	});
});
