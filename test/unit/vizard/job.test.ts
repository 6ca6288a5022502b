import { jobStateSchema } from '../../../nodes/shared/job/videoJob';
import { readProject } from '../../../nodes/Vizard/job';
import { vizard } from '../../../nodes/Vizard/provider';
import { requestOf, resultOf } from './conversation';

const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '40417733' };
const LINK = 'https://cdn.example.net/v/51200981-0f.mp4?Expires=1774090000&Signature=x';

const CLIP = {
	videoId: 51200981,
	videoUrl: LINK,
	videoMsDuration: 27400,
	title: 'Why the ferry budget doubled',
	transcript: 'So the question was never the boats ...',
	viralScore: '8.3',
	viralReason: 'Opens on a concrete surprise.',
	relatedTopic: '["budget","ferries"]',
	clipEditorUrl: 'https://vizard.example/editor?id=700001&type=clip',
};
const FINISHED = {
	code: 2000,
	projectId: 40417733,
	projectName: 'Harbour council',
	shareLink: 'https://vizard.example/project?invite=Q1w2E3',
	videos: [CLIP],
};

const readingOf = (body: unknown) => resultOf(readProject(REFERENCE), body);
const jobOf = (body: unknown) => jobStateSchema.strict().parse(readingOf(body).job);
const videoOf = (clip: object) => jobOf({ ...FINISHED, videos: [{ ...CLIP, ...clip }] }).videos[0];

it('asks for the project with its id encoded', () => {
	expect(requestOf(readProject({ ...REFERENCE, jobId: '../a b?c' }))).toEqual({
		purpose: 'read',
		method: 'GET',
		path: '/project/query/..%2Fa%20b%3Fc',
	});
});

describe('a finished project', () => {
	it('has its clips, numbers as numbers and dates as dates', () => {
		expect(jobOf(FINISHED)).toEqual({
			status: 'completed',
			title: 'Harbour council',
			artifacts: [{ kind: 'sharePage', url: FINISHED.shareLink }],
			videos: [
				{
					index: 0,
					id: '51200981',
					title: 'Why the ferry budget doubled',
					url: LINK,
					urlExpiresAt: '2026-03-21T10:46:40.000Z',
					durationSeconds: 27.4,
					score: 8.3,
					scoreReason: 'Opens on a concrete surprise.',
					transcript: 'So the question was never the boats ...',
					tags: ['budget', 'ferries'],
					editorUrl: CLIP.clipEditorUrl,
				},
			],
		});
	});

	it('keeps the order of the clips, which is best first', () => {
		const clips = ['3', '2', '1'].map((title) => ({ ...CLIP, title }));
		expect(jobOf({ ...FINISHED, videos: clips }).videos.map(({ title }) => title)).toEqual([
			'3',
			'2',
			'1',
		]);
	});

	it('with the code as text is finished as well', () => {
		expect(jobOf({ ...FINISHED, code: '2000' }).status).toBe('completed');
	});

	it.each([undefined, null, []])('whose list of clips is %j is not settled yet', (videos) => {
		const { job, unsettled } = readingOf({ ...FINISHED, videos });
		expect(job).toMatchObject({
			status: 'processing',
			stage: 'finished without clips, not yet confirmed',
		});
		expect(unsettled?.confirmations).toBe(2);
		expect(jobStateSchema.strict().parse(unsettled?.settledJob)).toMatchObject({
			status: 'completed',
			videos: [],
		});
		expect(unsettled?.settledJob).not.toHaveProperty('stage');
	});

	it('is exported from its links, and not at all without one', () => {
		const { source } = vizard.files.video;
		expect(source({ ...REFERENCE, ...jobOf(FINISHED) }, { index: 0, url: LINK })).toEqual({
			kind: 'link',
			url: LINK,
		});
		expect(source({ ...REFERENCE, ...jobOf(FINISHED) }, { index: 0 })).toMatchObject({
			kind: 'unavailable',
		});
	});
});

describe('a project that is not finished', () => {
	it.each([
		['without clips', [], 0],
		['with the first clips', [CLIP], 1],
	])('is processing %s', (_what, videos, count) => {
		const job = jobOf({ code: 1000, projectId: 40417733, projectName: 'Harbour council', videos });
		expect(job).toMatchObject({ status: 'processing', title: 'Harbour council' });
		expect(job.videos).toHaveLength(count);
	});

	it.each([-1000, 0, 1001, 2001, 4011, 5000])('with the unknown code %i continues', (code) => {
		const { job, unsettled } = readingOf({ ...FINISHED, code });
		expect(job).toMatchObject({ status: 'processing', stage: `unknown code ${code}` });
		expect(unsettled).toBeUndefined();
	});
});

describe('a failed project', () => {
	it.each<[number, RegExp, RegExp, boolean]>([
		[4002, /clipping failed/, /has speech/, true],
		[4004, /format is not supported/, /mp4, mov, avi or 3gp/, false],
		[4005, /too long for editing/, /use Clip Long Video/, false],
		[4006, /no such project/, /Check the job ID/, false],
		[4007, /not enough upload minutes/, /Add minutes/, false],
		[4008, /could not download/, /anyone with the link/, true],
		[4009, /video URL is not valid/, /Check 'Video URL'/, false],
		[4010, /language was not detected/, /'Spoken Language'/, false],
	])('with code %i', (code, meaning, advice, retryable) => {
		const { status, failure } = jobOf({ code, errMsg: '' });
		expect(status).toBe('failed');
		expect(failure).toMatchObject({ code: String(code), retryable });
		expect(failure?.message).toMatch(meaning);
		expect(failure?.advice).toMatch(advice);
		expect(failure?.advice).toMatch(/\. A new job is billed separately$/);
	});

	it('is described in the words of Vizard first', () => {
		const failure = jobOf({ code: '4010', errMsg: 'no\nspeech\u202e' }).failure;
		expect(failure?.message).toBe('no speech (the spoken language was not detected)');
	});
});

describe('numbers of a clip', () => {
	it.each([
		['8.3', 8.3],
		[' 9 ', 9],
		[7, 7],
		[0, 0],
		['', undefined],
		['high', undefined],
		[null, undefined],
		[{}, undefined],
	])('the score %j is %p', (viralScore, score) => {
		expect(videoOf({ viralScore })?.score).toBe(score);
	});

	it.each([
		[27400, 27.4],
		['27400', 27.4],
		[0, 0],
		[-1, undefined],
		['-5', undefined],
		['soon', undefined],
		[null, undefined],
	])('%j milliseconds are %p seconds', (videoMsDuration, seconds) => {
		expect(videoOf({ videoMsDuration })?.durationSeconds).toBe(seconds);
	});

	it.each([
		[51200981, '51200981'],
		['51200981', '51200981'],
		['', undefined],
		[null, undefined],
		[{}, undefined],
	])('the id %j is %p', (videoId, id) => {
		expect(videoOf({ videoId })?.id).toBe(id);
	});
});

it.each<[unknown, string[] | undefined]>([
	['["budget","ferries"]', ['budget', 'ferries']],
	['[]', undefined],
	['budget, ferries ,,', ['budget', 'ferries']],
	[['budget', 7, null], ['budget']],
	['["budget",{"a":1},["b"]]', ['budget']],
	['{"a":["budget"]}', undefined],
	['null', undefined],
	['7', undefined],
	['', undefined],
	[' , ', undefined],
	[null, undefined],
	[7, undefined],
	[{ length: 2 }, undefined],
	['[[[', ['[[[']],
])('the topics %j are the tags %j', (relatedTopic, tags) => {
	expect(videoOf({ relatedTopic })?.tags).toEqual(tags);
});

it.each([
	['Expires=1774090000', '2026-03-21T10:46:40.000Z'],
	['Expires=1774090000.5', '2026-03-21T10:46:40.500Z'],
	['Expires=0', undefined],
	['Expires=-5', undefined],
	['Expires=1e300', undefined],
	['Expires=Infinity', undefined],
	['Expires=tomorrow', undefined],
	['Expires=', undefined],
	['expires=1774090000', undefined],
	['', undefined],
])('a link with %j expires %p', (query, urlExpiresAt) => {
	const url = `https://cdn.example.net/v.mp4?${query}`;
	const video = videoOf({ videoUrl: url });
	expect(video?.url).toBe(url);
	expect(video?.urlExpiresAt).toBe(urlExpiresAt);
});
