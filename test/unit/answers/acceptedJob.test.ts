import { PROVIDERS } from '../../../nodes/registry';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import type { Submit, SubmitFacts, SubmittedJob } from '../../../nodes/shared/provider/contract';
import { answerWith, providerOf, troubleOf } from './read';

const FACTS: SubmitFacts = {
	now: 0,
	inputFile: () => ({ name: 'a.mp4', mimeType: 'video/mp4', sizeBytes: 20_000 }),
};

const PARAMETERS: Readonly<Record<string, object>> = {
	vizard: { videoUrl: 'https://a.example/v.mp4' },
	clipzy: { source: 'videoId', videoId: 'vid_1' },
	pictory: { prompt: 'A harbour at dawn' },
	wayinVideo: { videoUrl: 'https://a.example/v.mp4' },
	globalAiOpc: { model: 'videos', prompt: 'A paper boat', duration: 5 },
};

function submit(id: string, body: unknown): SubmittedJob {
	const provider = providerOf(id);
	const [jobType] = Object.values(provider.jobTypes);
	const conversation = (jobType?.submit as Submit).converse(PARAMETERS[id], FACTS);
	const step = conversation.next();
	if (step.done) throw new Error('Nothing was sent');
	const trouble = troubleOf(provider, answerWith(body), step.value);
	if (trouble) throw new Error(`${trouble.kind}: ${trouble.message}`);
	const end = conversation.next(answerWith(body));
	if (!end.done) throw new Error('A second request was sent');
	return end.value;
}

const EVERY = PROVIDERS.map(({ id }) => id);

describe.each(EVERY)('%s', (id) => {
	it.each<[unknown, string]>([
		[{ data: { project_id: 'proj_1', name: 'x', status: 'CREATED' } }, 'proj_1'],
		[{ job_id: 'a' }, 'a'],
		[{ jobId: 17861706 }, '17861706'],
		[{ taskId: 'a', message: 'accepted' }, 'a'],
		[{ data: { task_id: 'a' } }, 'a'],
		[{ result: { jobId: 'a' } }, 'a'],
		[{ data: [{ id: 'a' }] }, 'a'],
		[[{ id: 'a' }], 'a'],
		[{ data: { jobs: [{ job_id: 'a' }] } }, 'a'],
		[{ job: { id: 'a' }, again: { id: 'A' } }, 'a'],
		[{ requestId: 'r', data: { task_id: 'a' } }, 'a'],
		[{ requestId: 'r' }, 'r'],
	])('takes the job of %j', (body, jobId) => {
		expect(submit(id, body).jobId).toBe(jobId);
	});

	it.each<[unknown, string[]]>([
		[{ jobs: [{ id: 'a' }, { id: 'b' }] }, ['a', 'b']],
		[{ result: { uuid: 'a' }, other: { uuid: 'b' }, third: { uuid: 'c' } }, ['a', 'b', 'c']],
	])('names all that may be the job in %j', (body, ids) => {
		expect(() => submit(id, body)).toThrow(UnexpectedAnswer);
		for (const named of ids) expect(() => submit(id, body)).toThrow(new RegExp(`\\b${named}\\b`));
		expect(() => submit(id, body)).toThrow(/may have been accepted.*do not submit it again/);
	});

	it.each([{}, { data: null }, { ok: true }, { data: { name: 'x' } }, [1, 2]])(
		'finds none in %j',
		(body) => {
			expect(() => submit(id, body)).toThrow(/no id of a job/);
		},
	);
});

it.each<[string, unknown, RegExp]>([
	['vizard', { code: 4007, errMsg: 'no minutes', projectId: 1 }, /^quota: /],
	['clipzy', { success: false, message: 'no', error: { code: 'VIDEO_NOT_FOUND' } }, /^notFound: /],
	['pictory', { success: false, data: { error_code: 'X', jobId: 'a' } }, /^refused: /],
	['globalAiOpc', { code: 1, msg: 'bad ratio' }, /^refused: /],
	['wayinVideo', { message: 'nope', data: null }, /^refused: /],
])('%s: a documented refusal stays one: %j', (id, body, message) => {
	expect(() => submit(id, body)).toThrow(message);
});

it.each<[string, object, string]>([
	['wayinVideo', { data: { project_id: 'job_0', task_id: 'job_1' } }, 'job_1'],
	['pictory', { data: { projectId: 'job_0', id: 'job_1' } }, 'job_1'],
])('%s: a render is not the job that it renders', (id, body, jobId) => {
	const { render } = providerOf(id);
	const finished = { provider: id, jobType: '', jobId: 'job_0' };
	const conversation = render?.converse(finished, {}, FACTS);
	conversation?.next();
	expect(conversation?.next(answerWith(body)).value).toMatchObject({ jobId });
});
