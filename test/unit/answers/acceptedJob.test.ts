import { PROVIDERS } from '../../../nodes/registry';
import { withTraces } from '../../../nodes/shared/provider/acceptedJob';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import type { Submit, SubmitFacts, SubmittedJob } from '../../../nodes/shared/provider/contract';
import type { TroubleKind } from '../../../nodes/shared/trouble/trouble';
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
	videoService: { model: 'owner/model', body: '{"input":{}}' },
};

function submit(id: string, body: unknown, text = JSON.stringify(body)): SubmittedJob {
	const provider = providerOf(id);
	const [first] = Object.values(provider.jobTypes);
	// The service that stands for all with an ID in their answers.
	const jobType = provider.jobTypes.replicate ?? first;
	const conversation = (jobType?.submit as Submit).converse(PARAMETERS[id], FACTS);
	const step = conversation.next();
	if (step.done) throw new Error('Nothing was sent');
	const trouble = troubleOf(provider, answerWith(body), step.value);
	if (trouble) throw new Error(`${trouble.kind}: ${trouble.message}`);
	const end = conversation.next({ ...answerWith(body), text });
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
		[{ 'Job-ID': 'a' }, 'a'],
		[{ data: { jobIds: ['a'] } }, 'a'],
		[{ data: 'task_20261' }, 'task_20261'],
		[{ result: { job: 'job_20261' }, message: 'ok' }, 'job_20261'],
		[{ projectId: 'null', data: { id: 'a' } }, 'a'],
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

	it('keeps every digit of a long number', () => {
		const text = '{"name":"n 12345678901234567890, 2","data":{"jobId":12345678901234567890}}';
		const body = JSON.parse(text) as unknown;
		expect(submit(id, body, text).jobId).toBe('12345678901234567890');
	});

	it.each([
		{},
		{ data: null },
		{ ok: true },
		{ data: { name: 'x' } },
		[1, 2],
		{ data: 'success', result: 1 },
		{ data: 'https://a.example/v1.mp4' },
		{ id: 'undefined' },
	])('finds none in %j', (body) => {
		expect(() => submit(id, body)).toThrow(/no id of a job/);
	});
});

describe('what a submit that was not accepted still reports', () => {
	const request = {
		purpose: 'submit',
		method: 'POST',
		path: '/jobs/v_1',
		body: { id: 'p_1' },
	} as const;
	const trouble = { kind: 'refused', message: 'It was refused', advice: 'Correct it' } as const;
	const told = (httpStatus: number, text: string, kind: TroubleKind = 'refused') => {
		const answer = { ...answerWith(parsed(text), httpStatus), text };
		return withTraces({ ...trouble, kind }, answer, request);
	};

	it.each<[number, string, TroubleKind, TroubleKind]>([
		[409, '{"message":"duplicate","data":{"jobId":"a"}}', 'refused', 'unexpectedAnswer'],
		[400, '{"job_id":"a"}', 'refused', 'unexpectedAnswer'],
		[500, '{"task":{"task_id":"a"}}', 'unavailable', 'unavailable'],
		[303, '{"projectId":"a"}', 'unexpectedAnswer', 'unexpectedAnswer'],
	])('HTTP %i with %s names the job', (status, text, kind, kindThen) => {
		const { message, advice, kind: found } = told(status, text, kind);
		expect(message).toBe("It was refused. It names the job 'a'");
		expect(advice).toMatch(/^Use Get Status/);
		expect(found).toBe(kindThen);
	});

	it('HTTP 303 shows where the answer is, and that the job may exist', () => {
		const answer = { ...answerWith(undefined, 303), headers: { location: '/jobs/abc' } };
		const { kind, message } = withTraces(trouble, answer, request);
		expect(kind).toBe('unexpectedAnswer');
		expect(message).toMatch(/carried out; the address was: \/jobs\/abc$/);
	});

	it.each([
		[200, '{"event":"start"}\n{"jobId":"a"}', /\{"event":"start"\} \{"jobId":"a"\}/],
		[200, '{"jobId":"a"', /The answer was: \{"jobId":"a"$/],
	])('HTTP %i with %j is quoted', (status, text, quoted) => {
		expect(told(status, text, 'unexpectedAnswer').message).toMatch(quoted);
	});

	it.each([
		[400, '{"id":"trace-7","message":"bad ratio"}'],
		[404, '{"projectId":"p_1","message":"not found"}'],
		[404, '{"jobId":"v_1"}'],
		[200, '<html>'],
		[204, ''],
	])('HTTP %i with %j has nothing to add', (status, text) => {
		expect(told(status, text)).toEqual(trouble);
	});
});

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

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
