import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { clip, link, read } from './reading';

const A_DAY_LATER = '2026-05-03T09:10:11.000Z';

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
		const answer = {
			id: 'prj/1',
			name: 'harbour-council',
			status: 'SUCCEEDED',
			expire_at: 1790100000000,
			cost_usage: 36.0,
			clips: [clip(link(0))],
		};
		const { job, reading } = read(answer, 'clipping', { videos: 1, rendered: true });
		expect(reading.unsettled).toBeUndefined();
		expect(job).toEqual({
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
		['On-Going', 'processing'],
		[' queued ', 'queued'],
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
		expect(read({ status: 'PAUSED\nfor you' }).job.stage).toBe("unknown status 'PAUSED for you'");
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
