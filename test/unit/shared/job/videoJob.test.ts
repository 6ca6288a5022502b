import fc from 'fast-check';
import {
	describeJob,
	jobReferenceSchema,
	readJobId,
	whyNoJobId,
} from '../../../../nodes/shared/job/jobReference';
import {
	isFinal,
	JOB_STATUSES,
	videoJobSchema,
	type VideoJob,
} from '../../../../nodes/shared/job/videoJob';

const LEAST: VideoJob = {
	provider: 'vizard',
	jobType: 'clipping',
	jobId: '40417733',
	status: 'queued',
	videos: [],
};

const FULL: VideoJob = {
	...LEAST,
	status: 'completed',
	progressPercent: 100,
	stage: 'done',
	title: 'Council',
	submittedAt: '2026-01-01T00:00:00.000Z',
	updatedAt: '2026-01-01T00:01:00.000Z',
	completedAt: '2026-01-01T00:02:00.000Z',
	videos: [
		{
			index: 0,
			id: '1',
			title: 'Clip',
			url: 'https://a.org/1.mp4',
			urlExpiresAt: '2026-01-08T00:00:00.000Z',
			durationSeconds: 31.5,
			width: 1080,
			height: 1920,
			thumbnailUrl: 'https://a.org/1.jpg',
			score: 8.3,
			scoreReason: 'opens well',
			startSeconds: 0,
			endSeconds: 31.5,
			transcript: 'So …',
			tags: ['budget'],
			description: 'A clip',
			editorUrl: 'https://a.org/edit/1',
		},
	],
	artifacts: [
		{ kind: 'captions', url: 'https://a.org/1.srt' },
		{ kind: 'style', data: { a: 1 } },
	],
	usage: { amount: 12, unit: 'minutes' },
	resultExpiresAt: '2026-02-01T00:00:00.000Z',
	raw: { code: 2000 },
};

it.each([
	['queued', false],
	['processing', false],
	['completed', true],
	['failed', true],
	['cancelled', true],
	['expired', true],
] as const)('%s is final: %s', (status, expected) => {
	expect(isFinal(status)).toBe(expected);
});

it('knows six statuses', () => {
	expect(JOB_STATUSES).toHaveLength(6);
});

it.each([LEAST, FULL])('takes a job as it is, also after a journey through JSON', (job) => {
	expect(videoJobSchema.parse(job)).toEqual(job);
	expect(videoJobSchema.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
});

it.each<[string, object]>([
	['an empty id', { jobId: '' }],
	['a number for an id', { jobId: 7 }],
	['another status', { status: 'done' }],
	['101 percent', { progressPercent: 101 }],
	['less than nothing', { progressPercent: -1 }],
	['no videos', { videos: undefined }],
	['a score as text', { videos: [{ index: 0, score: '8.3' }] }],
	['a negative length', { videos: [{ index: 0, durationSeconds: -1 }] }],
	['no width', { videos: [{ index: 0, width: 0 }] }],
	['half a position', { videos: [{ index: 0.5 }] }],
	['a failure without words', { failure: { message: '', retryable: false } }],
	['usage without a unit', { usage: { amount: 1, unit: '' } }],
	['an artifact of no kind', { artifacts: [{ kind: '' }] }],
])('does not take %s', (_what, change) => {
	expect(videoJobSchema.safeParse({ ...LEAST, ...change }).success).toBe(false);
});

it('has no field that makes n8n run a node again', () => {
	expect(Object.keys(videoJobSchema.shape)).not.toContain('error');
});

const isNoWordForNothing = (id: string) =>
	!/^(null|none|undefined|nan)$/i.test(id) && !/^\d+\.0+$/.test(id);

describe('a job reference', () => {
	it.each<[unknown, string | undefined]>([
		['40417733', '40417733'],
		[' proj_1 ', 'proj_1'],
		[40417733, '40417733'],
		['', undefined],
		['  ', undefined],
		[1.5, undefined],
		[null, undefined],
		[undefined, undefined],
		[{}, undefined],
	])('reads the id %j as %p', (value, expected) => {
		expect(readJobId(value)).toBe(expected);
	});

	it('survives a journey through JSON and a spreadsheet', () => {
		const words = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '');
		// Ids as services give them; what is no id has rows of its own.
		const ids = fc.stringMatching(/^[\w:-][\w.:-]{0,40}[\w:-]$/).filter(isNoWordForNothing);
		fc.assert(
			fc.property(words, words, fc.oneof(ids, fc.maxSafeNat()), (provider, jobType, jobId) => {
				const travelled: unknown = JSON.parse(JSON.stringify({ provider, jobType, jobId }));
				expect(jobReferenceSchema.parse(travelled)).toEqual({
					provider,
					jobType,
					jobId: String(jobId),
				});
			}),
		);
	});

	it('is named in messages', () => {
		expect(describeJob('Vizard', '7')).toBe("Vizard job '7'");
	});
});

it.each<[unknown, string]>([
	['', 'is empty'],
	[' \t', 'is empty'],
	[undefined, 'is empty'],
	[null, 'is empty'],
	['..', 'cannot be the ID of a job'],
	[2 ** 60, 'cannot be the ID of a job'],
	[{}, 'cannot be the ID of a job'],
])('%p is said to be no id: it %s', (value, expected) => {
	expect(readJobId(value)).toBeUndefined();
	expect(whyNoJobId(value)).toBe(expected);
});
