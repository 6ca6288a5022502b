import { wayinVideo } from '../../../nodes/WayinVideo/provider';
import { videoJobSchema } from '../../../nodes/shared/job/videoJob';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { answerWith, NOW, play } from './conversation';

const A_DAY_LATER = '2026-05-03T09:10:11.000Z';

function read(data: unknown, jobType = 'clipping') {
	const reference = { provider: 'wayinVideo', jobType, jobId: 'prj/1' };
	const reads = wayinVideo.jobTypes[jobType];
	if (!reads) throw new Error(`No job type ${jobType}`);
	const conversation = reads.readStatus(reference, { now: NOW });
	const { requests, result } = play(conversation, [answerWith({ data })]);
	expect(videoJobSchema.parse(result.job)).toEqual(result.job);
	return { request: requests[0], reading: result, job: result.job };
}

const clip = (more: object = {}) => ({
	idx: 0,
	title: 'Why the ferry budget doubled',
	begin_ms: 311000,
	end_ms: 352500,
	thumbnail: 'https://cdn.example.org/t/0.jpg',
	tags: ['budget', 'ferries'],
	desc: 'Opening question.',
	score: 88,
	...more,
});
const link = (idx: number) => ({ idx, export_link: `https://cdn.example.org/e/${idx}.mp4?sig=a` });

describe('a results call', () => {
	it.each([
		['clipping', '/clips/results/prj%2F1'],
		['findMoments', '/clips/find-moments/results/prj%2F1'],
		['clipExport', '/clips/export/prj%2F1'],
	])('of %s goes to %s', (jobType, path) => {
		expect(read({ status: 'QUEUED' }, jobType).request).toEqual({
			purpose: 'read',
			method: 'GET',
			path,
		});
	});

	it('is mapped completely', () => {
		const { job, reading } = read({
			id: 'prj/1',
			name: 'harbour-council',
			status: 'SUCCEEDED',
			expire_at: 1790100000000,
			cost_usage: 36.0,
			clips: [clip(link(0))],
		});
		expect(reading.unsettled).toBeUndefined();
		expect(job).toEqual({
			provider: 'wayinVideo',
			jobType: 'clipping',
			jobId: 'prj/1',
			status: 'completed',
			title: 'harbour-council',
			videos: [
				{
					index: 0,
					title: 'Why the ferry budget doubled',
					url: 'https://cdn.example.org/e/0.mp4?sig=a',
					urlExpiresAt: A_DAY_LATER,
					startSeconds: 311,
					endSeconds: 352.5,
					durationSeconds: 41.5,
					thumbnailUrl: 'https://cdn.example.org/t/0.jpg',
					score: 88,
					tags: ['budget', 'ferries'],
					description: 'Opening question.',
				},
			],
			usage: { amount: 36, unit: 'API units' },
			resultExpiresAt: new Date(1790100000000).toISOString(),
			raw: expect.anything(),
		});
	});

	it('may have times as text', () => {
		const { job } = read({
			status: 'ONGOING',
			clips: [clip({ begin_ms: '15000', end_ms: '75000' })],
		});
		expect(job.videos[0]).toMatchObject({ startSeconds: 15, endSeconds: 75, durationSeconds: 60 });
	});

	it.each([
		['CREATED', 'queued'],
		['QUEUED', 'queued'],
		['ONGOING', 'processing'],
		['FAILED', 'failed'],
		['succeeded', 'processing'],
		['DONE', 'processing'],
		['CANCELLED', 'processing'],
		['constructor', 'processing'],
		['__proto__', 'processing'],
	])('with the status %s is %s', (wireStatus, status) => {
		const { job } = read({ status: wireStatus, clips: [clip(link(0))] });
		expect(job.status).toBe(status);
		expect(job.videos).toHaveLength(1);
	});

	it('of an unknown status says so', () => {
		expect(read({ status: 'PAUSED\nfor you' }).job.stage).toBe('unknown status PAUSED for you');
	});

	it.each([
		['video unavailable', 'video unavailable'],
		[undefined, 'WayinVideo gave no reason'],
		[42, 'WayinVideo gave no reason'],
		['', 'WayinVideo gave no reason'],
	])('that failed with %p says %p', (error_message, message) => {
		expect(read({ status: 'FAILED', error_message }).job.failure).toEqual({
			message,
			retryable: false,
		});
	});
});

describe('a task that has succeeded', () => {
	const succeeded = (clips: unknown, jobType?: string) =>
		read({ status: 'SUCCEEDED', clips }, jobType).reading;

	it.each([[[]], [null], [undefined]])('with the clips %j is looked at again', (clips) => {
		const { job, unsettled } = succeeded(clips);
		expect(job.status).toBe('processing');
		expect(unsettled).toMatchObject({
			confirmations: 4,
			settledJob: { status: 'completed', videos: [] },
		});
	});

	it('and rendered some of its clips is looked at again', () => {
		const { job, unsettled } = succeeded([clip(link(0)), clip({ idx: 1 })]);
		expect(job).toMatchObject({
			status: 'processing',
			stage: 'succeeded with 1 of 2 files missing, not yet confirmed',
		});
		expect(unsettled).toMatchObject({ confirmations: 20, settledJob: { status: 'completed' } });
	});

	it('and rendered none is complete, unless it is an export', () => {
		const clips = [clip(), clip({ idx: 1 })];
		expect(succeeded(clips).job.status).toBe('completed');
		expect(succeeded(clips, 'findMoments').unsettled).toBeUndefined();
		expect(succeeded(clips, 'clipExport').job.status).toBe('processing');
	});

	it.each(['clipping', 'findMoments', 'clipExport'])(
		'and rendered all is complete: %s',
		(jobType) => {
			const { job, unsettled } = succeeded([clip(link(0)), clip(link(1))], jobType);
			expect(job.status).toBe('completed');
			expect(unsettled).toBeUndefined();
		},
	);
});

describe('clips', () => {
	const indices = (clips: unknown[]) =>
		read({ status: 'ONGOING', clips }).job.videos.map(({ index, title }) => [index, title]);

	it('keep their own numbers, in order', () => {
		const clips = [clip({ idx: 4, title: 'e' }), clip({ idx: '2', title: 'c' })];
		expect(indices(clips)).toEqual([
			[2, 'c'],
			[4, 'e'],
		]);
	});

	it.each<[string, unknown[]]>([
		['missing', [undefined, undefined]],
		['the same', [3, 3]],
		['below 0', [-1, 0]],
		['fractions', [0.5, 1]],
		['beyond all bounds', [1e300, 1]],
	])('are counted when their numbers are %s', (_what, [one, other]) => {
		const clips = [clip({ idx: one, title: 'a' }), clip({ idx: other, title: 'b' })];
		expect(indices(clips)).toEqual([
			[0, 'a'],
			[1, 'b'],
		]);
	});

	it('with nonsense in their fields keep the rest', () => {
		const nonsense = {
			idx: 0,
			title: { $gt: '' },
			begin_ms: 'soon',
			end_ms: -5,
			thumbnail: 7,
			tags: ['a', null, { b: 1 }],
			desc: [],
			score: 'NaN',
			export_link: false,
		};
		expect(read({ status: 'ONGOING', clips: [nonsense] }).job.videos).toEqual([
			{ index: 0, tags: ['a'] },
		]);
	});

	it('that end before they begin have no length', () => {
		const { job } = read({ status: 'ONGOING', clips: [clip({ begin_ms: 5000, end_ms: 4000 })] });
		expect(job.videos[0]).not.toHaveProperty('durationSeconds');
	});
});

describe('numbers beside the clips', () => {
	it.each([[1e300], [-1], ['never'], [null], [NaN], [0]])(
		'expire_at %p is left out',
		(expire_at) => {
			expect(read({ status: 'QUEUED', expire_at }).job).not.toHaveProperty('resultExpiresAt');
		},
	);

	it.each([[-3], ['free'], [null], [{}]])('cost_usage %p is left out', (cost_usage) => {
		expect(read({ status: 'QUEUED', cost_usage }).job).not.toHaveProperty('usage');
	});
});

it.each<[unknown]>([
	[undefined],
	[null],
	[[]],
	['SUCCEEDED'],
	[{}],
	[{ status: '' }],
	[{ status: 2000 }],
	[{ status: ['SUCCEEDED'] }],
	[{ status: 'ONGOING', clips: 'none' }],
	[{ status: 'ONGOING', clips: [null] }],
])('an answer with the data %j is not believed', (data) => {
	expect(() => read(data)).toThrow(UnexpectedAnswer);
});
