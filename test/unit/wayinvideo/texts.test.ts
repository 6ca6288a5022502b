import { read } from './reading';
import { wayinVideo } from '../../../nodes/WayinVideo/provider';
import type { VideoJob } from '../../../nodes/shared/job/videoJob';

const SUCCEEDED = { id: 'prj/1', name: 'council', status: 'SUCCEEDED' };

const segment = (more: object = {}) => ({ text: 'Good evening.', start: 400, end: 2100, ...more });

/** What an artifact of this kind holds. */
const dataOf = ({ job }: ReturnType<typeof read>, kind: string) =>
	job.artifacts?.find((artifact) => artifact.kind === kind)?.data;

describe('a transcript', () => {
	it('is asked for on its own path', () => {
		const { request } = read({ ...SUCCEEDED, transcript: [segment()] }, 'transcript');
		expect(request).toEqual({
			purpose: 'read',
			method: 'GET',
			path: '/transcripts/results/prj%2F1',
		});
	});

	it.each<[string, object[], object[]]>([
		[
			'with speaker and language',
			[segment({ speaker: 'Speaker 1', language: 'en' })],
			[
				{
					startSeconds: 0.4,
					endSeconds: 2.1,
					speaker: 'Speaker 1',
					language: 'en',
					text: 'Good evening.',
				},
			],
		],
		[
			'with times as texts',
			[segment({ start: '400', end: ' 2100.4 ' })],
			[{ startSeconds: 0.4, endSeconds: 2.1, text: 'Good evening.' }],
		],
		[
			'with the number of a speaker',
			[segment({ speaker: 2 })],
			[{ startSeconds: 0.4, endSeconds: 2.1, speaker: '2', text: 'Good evening.' }],
		],
		[
			'in another order',
			[segment({ start: 9000, end: 9500 }), { text: 'behind it' }, segment({ text: 'first' })],
			[
				{ startSeconds: 0.4, endSeconds: 2.1, text: 'first' },
				{ startSeconds: 9, endSeconds: 9.5, text: 'Good evening.' },
				{ text: 'behind it' },
			],
		],
		[
			'with silences',
			[segment({ text: '' }), segment({ text: ' \n' }), segment(), { start: 5000 }],
			[{ startSeconds: 0.4, endSeconds: 2.1, text: 'Good evening.' }],
		],
		['with times that are none', [segment({ start: -1, end: 1e300 })], [{ text: 'Good evening.' }]],
	])('%s is read', (_what, transcript, expected) => {
		const reading = read({ ...SUCCEEDED, transcript }, 'transcript');
		expect(reading.job).toMatchObject({ status: 'completed', title: 'council', videos: [] });
		expect(reading.reading.unsettled).toBeUndefined();
		expect(reading.job.hints).toBeUndefined();
		expect(dataOf(reading, 'transcript')).toEqual(expected);
		for (const kind of ['transcriptTxt', 'transcriptSrt', 'transcriptVtt']) {
			expect(dataOf(reading, kind)).toContain('Good evening.');
		}
	});

	it('says how many of its segments could not be read', () => {
		const { job } = read({ ...SUCCEEDED, transcript: [segment(), 7, { x: 1 }] }, 'transcript');
		expect(job.hints).toEqual([
			'2 of 3 segments in the answer could not be read and were left out',
		]);
	});

	it('that is there before the job has succeeded is not shown', () => {
		const { job } = read(
			{ ...SUCCEEDED, status: 'ONGOING', transcript: [segment()] },
			'transcript',
		);
		expect(job).toEqual({ status: 'processing', title: 'council', videos: [] });
	});

	it.each([[{}], [{ transcript: [] }], [{ transcript: [segment({ text: ' ' })] }]])(
		'that is empty (%j) is believed after two more looks',
		(data) => {
			const { reading } = read({ ...SUCCEEDED, ...data }, 'transcript');
			expect(reading.job).toMatchObject({
				status: 'processing',
				stage: 'succeeded without a transcript, not yet confirmed',
			});
			expect(reading.unsettled).toMatchObject({
				confirmations: 2,
				settledJob: {
					status: 'completed',
					hints: ['WayinVideo found no speech in the source, so there is no transcript'],
				},
			});
		},
	);

	it.each([[{ transcript: 'Good evening.' }], [{ transcript: [1, 2] }]])(
		'of another form (%j) is not believed',
		(data) => {
			expect(() => read({ ...SUCCEEDED, ...data }, 'transcript')).toThrow(/segments/);
		},
	);
});

describe('a summary', () => {
	const DATA = {
		...SUCCEEDED,
		name: '',
		title: 'The ferry budget',
		summary: 'The council questions the budget.',
		tags: ['budget', 'ferries'],
		video_thumbnail: 'https://cdn.example.org/t.jpg',
		highlights: [
			{
				start: '12000',
				end: 42_500,
				desc: 'The budget is questioned.',
				events: [{ timestamp: 14_000, desc: 'A councillor stands up.' }, 'odd'],
			},
			{ desc: 'Without times.' },
		],
	};

	it('is read with its tags and highlights, times in seconds', () => {
		const { job, request } = read(DATA, 'summary');
		expect(request).toMatchObject({ path: '/summaries/results/prj%2F1' });
		expect(job).toEqual({
			status: 'completed',
			title: 'The ferry budget',
			videos: [],
			artifacts: [
				{ kind: 'summary', data: 'The council questions the budget.' },
				{ kind: 'tags', data: ['budget', 'ferries'] },
				{
					kind: 'highlights',
					data: [
						{
							startSeconds: 12,
							endSeconds: 42.5,
							description: 'The budget is questioned.',
							events: [{ atSeconds: 14, description: 'A councillor stands up.' }],
						},
						{ description: 'Without times.', events: [] },
					],
				},
				{ kind: 'thumbnail', url: 'https://cdn.example.org/t.jpg' },
			],
		});
	});

	it('needs no more than its text', () => {
		const { job } = read({ ...SUCCEEDED, summary: 'Short.' }, 'summary');
		expect(job.artifacts).toEqual([{ kind: 'summary', data: 'Short.' }]);
	});
});

it.each(['summary', 'transcript'])('a %s that failed says why', (jobType) => {
	const { job } = read({ ...SUCCEEDED, status: 'FAILED', error_message: 'no audio' }, jobType);
	expect(job).toMatchObject({ status: 'failed', failure: { message: 'no audio' } });
});

it('reads the names of March 2026', () => {
	const old = {
		project_id: 'prj/1',
		status: 'SUCCEEDED',
		api_units_usage: '12.5',
		summary: 'Short.',
	};
	const { job } = read(old, 'summary');
	expect(job.usage).toEqual({ amount: 12.5, unit: 'API units' });
	expect(() => read({ ...old, project_id: 'prj/2' }, 'summary')).toThrow(/job 'prj\/2'/);
});

describe('the files of a job', () => {
	const job: VideoJob = {
		provider: 'wayinVideo',
		jobType: 'transcript',
		jobId: 'prj1',
		status: 'completed',
		videos: [],
	};
	const files = Object.values(wayinVideo.jobTypes).flatMap((jobType) =>
		Object.entries(jobType.files ?? {}),
	);

	it.each(files)('%s is unavailable, with the reason, where there is no text', (_kind, file) => {
		expect(file.source(job)).toEqual({
			kind: 'unavailable',
			explanation: expect.stringMatching(/^[A-Z].*\.$/),
		});
	});
});
