import { clipzy } from '../../../nodes/Clipzy/provider';
import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { answerWith, factsWithFile, talk } from './conversation';

function operation(resource: string, name: string, parameters: unknown, facts = factsWithFile()) {
	const found = clipzy.resources?.[resource]?.operations[name];
	if (!found) throw new RangeError(`There is no ${resource}: ${name}`);
	return found.converse(parameters, facts);
}

function list(name: string, page?: string) {
	const find = clipzy.lists?.[name];
	if (!find) throw new RangeError(`There is no list ${name}`);
	return find({ filter: undefined, page, entered: () => undefined });
}

const job = (name: string, more: object = {}) => ({
	job_id: `job_${name}`,
	video_id: `vid_${name}`,
	status: 'completed',
	progress_percent: 100,
	created_at: '2026-02-03T08:15:00.123456',
	...more,
});

const page = (jobs: object[], total = jobs.length) =>
	answerWith({ success: true, message: 'Jobs retrieved', data: { jobs, total } });

const info = (filename: string) => answerWith({ data: { video_id: 'vid_a', filename } });

const NO_VIDEO = answerWith({ detail: 'Video not found: vid_a' }, 404);
const NO_ROUTE = answerWith({ detail: 'Not Found' }, 404);

describe('Video Job: Get Many', () => {
	it('asks for page after page, and returns a job once that has moved to the next page', () => {
		const { requests, result } = talk(
			operation('videoJob', 'getMany', { returnAll: true }),
			page([job('c'), job('b')], 150),
			page([job('b'), job('a')], 150),
		);
		expect(requests.map(({ query }) => query)).toEqual([
			{ page: 1, page_size: 100 },
			{ page: 2, page_size: 100 },
		]);
		expect(result).toMatchObject([{ jobId: 'job_c' }, { jobId: 'job_b' }, { jobId: 'job_a' }]);
	});

	it('asks for no more than the limit', () => {
		const { requests, result } = talk(
			operation('videoJob', 'getMany', { returnAll: false, limit: 2 }),
			page([job('c'), job('b')], 150),
		);
		expect(requests.map(({ query }) => query)).toEqual([{ page: 1, page_size: 2 }]);
		expect(result).toHaveLength(2);
	});

	it('returns items that name their job as a submit does', () => {
		const failed = { status: 'failed', error: { stage: 'rendering', message: 'ffmpeg failed' } };
		const { result } = talk(
			operation('videoJob', 'getMany', { returnAll: true }),
			page([job('a', { ...failed, template_video_id: 'vid_t', style_json: { version: '1.0' } })]),
		);
		expect(result).toEqual([
			{
				provider: 'clipzy',
				jobType: 'styleTransfer',
				jobId: 'job_a',
				status: 'failed',
				progressPercent: 100,
				stage: 'rendering',
				submittedAt: '2026-02-03T08:15:00.123Z',
				videoId: 'vid_a',
				templateVideoId: 'vid_t',
				failure: { message: 'ffmpeg failed (in the stage rendering)', retryable: true },
			},
		]);
	});

	it('returns nothing for an engine without jobs', () => {
		const { result } = talk(operation('videoJob', 'getMany', { returnAll: true }), page([]));
		expect(result).toEqual([]);
	});
});

describe('Video: Get', () => {
	it('takes the ID out of a field that was chosen from the list', () => {
		const videoId = { __rl: true, mode: 'list', value: 'vid a', cachedResultName: 'beach.mp4' };
		const { requests, result } = talk(operation('video', 'get', { videoId }), info('beach.mp4'));
		expect(requests).toEqual([{ purpose: 'read', method: 'GET', path: '/videos/info/vid%20a' }]);
		expect(result).toEqual({ videoId: 'vid_a', fileName: 'beach.mp4' });
	});

	it('does not take an answer about nothing for a video', () => {
		const converse = () => talk(operation('video', 'get', { videoId: 'vid_a' }), answerWith({}));
		expect(converse).toThrow(UnexpectedAnswer);
	});
});

describe('Video: Upload', () => {
	const uploaded = (message: string, data: object = {}) =>
		answerWith({ success: true, message, data: { video_id: 'vid_1', filename: 'b.mp4', ...data } });
	const upload = (...answers: ReturnType<typeof answerWith>[]) =>
		talk(operation('video', 'upload', { binaryPropertyName: 'data' }), ...answers).result;

	it.each([
		['names in a field', uploaded('Video uploaded', { job_id: 'job_1' })],
		['names in a sentence', uploaded('Video uploaded successfully. Job created: job_1')],
	])('returns the job that the engine %s', (_what, answer) => {
		expect(upload(answer)).toMatchObject({
			provider: 'clipzy',
			jobType: 'styleTransfer',
			jobId: 'job_1',
			status: 'queued',
			videoId: 'vid_1',
			hints: [expect.stringMatching(/has started a job with the upload/)],
		});
	});

	it('returns the video alone where no job was started', () => {
		expect(upload(uploaded('Video uploaded successfully'))).toEqual({
			videoId: 'vid_1',
			fileName: 'b.mp4',
		});
	});

	it('returns a job without its video rather than nothing', () => {
		const answer = answerWith({ message: 'Job created: job_1', data: {} });
		expect(upload(answer)).toMatchObject({ jobId: 'job_1' });
	});

	it('sends the template of a job along', () => {
		const options = { templateJobId: 'job_t', webhookUrl: 'https://example.com/h' };
		const { requests } = talk(
			operation('video', 'upload', { binaryPropertyName: 'data', options }),
			answerWith({ data: job('t', { template_video_id: 'vid_9' }) }),
		);
		expect(requests[1]).toMatchObject({
			purpose: 'submit',
			upload: {
				multipart: {
					fields: { template_video_id: 'vid_9', webhook_url: 'https://example.com/h' },
				},
			},
		});
	});

	it('asks for nothing when the file cannot be used', () => {
		const facts = factsWithFile('beach.mp4', 12);
		const conversation = operation('video', 'upload', { binaryPropertyName: 'data' }, facts);
		expect(() => conversation.next()).toThrow(InvalidInput);
	});
});

describe('a submit with the style of another job', () => {
	const submit = (answer: object) =>
		talk(
			clipzy.jobTypes.styleTransfer?.submit?.converse(
				{ source: 'videoId', videoId: 'vid_1', options: { templateJobId: 'job_t' } },
				factsWithFile(),
			) ?? fail(),
			answerWith(answer),
		).requests;

	it.each([
		['its template', { video_id: 'vid_t', template_video_id: 'vid_9' }, 'vid_9'],
		[
			'its video, where it had no template',
			{ video_id: 'vid_t', template_video_id: null },
			'vid_t',
		],
	])('asks for the job first, and takes %s', (_what, videos, template) => {
		const requests = submit({ data: { ...job('t'), ...videos } });
		expect(requests).toMatchObject([
			{ purpose: 'read', method: 'GET', path: '/jobs/job_t' },
			{ purpose: 'submit', body: { video_id: 'vid_1', template_video_id: template } },
		]);
	});

	it('is not sent where the job names no video', () => {
		expect(() => submit({ data: job('t', { video_id: null }) })).toThrow(UnexpectedAnswer);
	});
});

describe('the lists of the editor', () => {
	it('name a job with its status and its time', () => {
		const { result } = talk(list('jobs'), page([job('a', { status: 'queued' })], 101));
		expect(result).toEqual({
			choices: [{ name: 'job_a, queued, 2026-02-03 08:15 UTC', value: 'job_a' }],
			next: '2',
		});
	});

	it('continue with the next page', () => {
		const { requests, result } = talk(list('jobs', '2'), page([job('a')], 101));
		expect(requests[0]?.query).toMatchObject({ page: 2 });
		expect(result?.next).toBeUndefined();
	});

	it('show each video of the jobs once, by the name of its file', () => {
		const jobs = page([job('b', { template_video_id: 'vid_a' }), job('a')]);
		const { result } = talk(list('videos'), jobs, info('look.mp4'), NO_VIDEO);
		expect(result?.choices).toEqual([
			{ name: 'look.mp4 (vid_a), template of job_b', value: 'vid_a' },
			{ name: 'vid_b, source of job_b', value: 'vid_b' },
		]);
	});

	it('show IDs where the engine has no names', () => {
		const { requests, result } = talk(list('videos'), page([job('b'), job('a')]), NO_ROUTE);
		expect(requests).toHaveLength(2);
		expect(result?.choices.map(({ name }) => name)).toEqual([
			'vid_b, source of job_b',
			'vid_a, source of job_a',
		]);
	});
});

function fail(): never {
	throw new RangeError('Clipzy has no such kind of job');
}
