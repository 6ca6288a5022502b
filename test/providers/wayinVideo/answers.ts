import type { JobStatus } from '../../../nodes/shared/job/videoJob';
import type { Documented, DocumentedAnswers } from '../answers';
import { field, isGood, saysByResult, saysWord } from '../fields';

const JOB_ID = 'prj7f20c1';

const ID_NAMES: Readonly<Record<string, string>> = {
	clipping: 'id',
	findMoments: 'id',
	clipExport: 'export_task_id',
};

const clip = (idx: number, more: object = {}) => ({
	idx,
	title: 'Why the ferry budget doubled',
	begin_ms: '311000',
	end_ms: 352500,
	thumbnail: 'https://cdn.example.org/t/0.jpg',
	tags: ['budget', 'ferries'],
	desc: 'Opening question.',
	score: 88,
	...more,
});

const LINK = { export_link: 'https://cdn.example.org/e/0.mp4?sig=aa' };

/** What a job of a kind that makes no clips has when it has succeeded. */
const TEXTS: Readonly<Record<string, object>> = {
	summary: {
		title: 'The ferry budget',
		summary: 'The council questions the ferry budget.',
		tags: ['budget', 'ferries'],
		highlights: [
			{
				start: 12000,
				end: '42000',
				desc: 'The budget is questioned.',
				events: [{ timestamp: 14000, desc: 'A councillor stands up.' }],
			},
		],
	},
	transcript: {
		transcript: [
			{ text: 'Good evening.', start: 400, end: 2100, speaker: 'Speaker 1', language: 'en' },
			{ text: 'Thank you.', start: '2100', end: '3000', speaker: 'Speaker 2', language: 'en' },
		],
	},
};

/** Answers about a task that makes a text, which comes when it has succeeded and never in part. */
function textAnswersOf(jobType: string): Documented[] {
	const told = (fields: object) => ({ data: { id: JOB_ID, name: 'harbour-council', ...fields } });
	const ended = { status: 'SUCCEEDED', expire_at: 1790100000000, cost_usage: 12 };
	const answer = (state: string, data: object, status?: JobStatus): Documented => ({
		jobType,
		state,
		httpStatus: 200,
		body: told(data),
		...(status && { status }),
	});
	return [
		answer('created', { status: 'CREATED' }, 'queued'),
		answer('ongoing', { status: 'ONGOING' }, 'processing'),
		answer('succeeded', { ...ended, ...TEXTS[jobType] }, 'completed'),
		{
			jobType,
			state: 'succeeded, in the names of March 2026',
			httpStatus: 200,
			body: {
				code: '0',
				message: 'success',
				data: {
					project_id: JOB_ID,
					status: 'SUCCEEDED',
					api_units_usage: 12,
					...TEXTS[jobType],
				},
			},
			status: 'completed',
		},
		answer('succeeded without a text', ended),
		answer('failed', { status: 'FAILED', error_message: 'video unavailable' }, 'failed'),
	];
}

function answersOf(jobType: string): Documented[] {
	const told = (fields: object) => ({
		data: { [ID_NAMES[jobType] ?? 'id']: JOB_ID, name: 'harbour-council', ...fields },
	});
	const ended = { expire_at: 1790100000000, cost_usage: 36 };
	const own: Omit<Documented, 'jobType'>[] = [
		{ state: 'created', httpStatus: 200, body: told({ status: 'CREATED' }), status: 'queued' },
		{ state: 'queued', httpStatus: 200, body: told({ status: 'QUEUED' }), status: 'queued' },
		{
			state: 'ongoing, some clips found',
			httpStatus: 200,
			body: told({ status: 'ONGOING', clips: [clip(1)] }),
			status: 'processing',
		},
		{
			state: 'succeeded',
			httpStatus: 200,
			body: told({ status: 'SUCCEEDED', ...ended, clips: [clip(0, LINK), clip(1, LINK)] }),
			// The list of a task may grow; that of an export is whole.
			...(jobType === 'clipExport' && { status: 'completed' as const }),
		},
		...(jobType === 'clipExport'
			? []
			: [
					{
						state: 'succeeded, nothing rendered',
						httpStatus: 200,
						body: told({ status: 'SUCCEEDED', ...ended, clips: [clip(0), clip(1)] }),
						status: 'completed' as const,
					},
				]),
		{
			state: 'succeeded, files missing',
			httpStatus: 200,
			body: told({ status: 'SUCCEEDED', ...ended, clips: [clip(0, LINK), clip(1)] }),
		},
		{
			state: 'succeeded without clips',
			httpStatus: 200,
			body: told({ status: 'SUCCEEDED', ...ended, clips: [] }),
		},
		{
			state: 'failed',
			httpStatus: 200,
			body: told({ status: 'FAILED', error_message: 'video unavailable' }),
			status: 'failed',
		},
		{
			state: 'asked too often',
			httpStatus: 429,
			body: {
				timestamp: '2026-05-02T09:10:11.123+00:00',
				status: 429,
				error: 'Too Many Requests',
				path: '/api/v2/clips',
			},
		},
		{ state: 'unknown id', httpStatus: 404, body: { message: 'task not found' } },
		{ state: 'bad key', httpStatus: 403, body: { status: 403, error: 'Forbidden' } },
	];
	return own.map((answer) => ({ ...answer, jobType }));
}

/** @see https://wayin.ai/api-docs/ */
export const answers: DocumentedAnswers = {
	jobId: JOB_ID,
	documented: [
		...Object.keys(ID_NAMES).flatMap(answersOf),
		...Object.keys(TEXTS).flatMap(textAnswersOf),
	],
	saysCompleted({ httpStatus, body }, jobType) {
		const words = [field(body, 'data', 'status'), field(body, 'status')];
		const name = jobType in TEXTS ? jobType : 'clips';
		const results = [field(body, 'data', name), field(body, name)];
		const says = saysWord(words, 'SUCCEEDED') || saysByResult(words, results);
		return isGood(httpStatus) && says;
	},
	idsIn: (body) =>
		['id', 'project_id', 'export_task_id', 'task_id'].flatMap((name) => [
			field(body, 'data', name),
			field(body, name),
		]),
};
