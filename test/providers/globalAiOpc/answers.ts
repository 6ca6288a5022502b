import type { Documented, DocumentedAnswers } from '../answers';
import { field, isGood, saysByResult, saysWord } from '../fields';

const JOB_ID = 'proj_58201';

const task = (fields: object) => ({
	id: JOB_ID,
	object: 'video',
	created: 1767000000,
	model: 'videos',
	video_url: null,
	error: null,
	...fields,
});

/** What only a finished task has, by the kind of job. */
const RESULTS: Readonly<Record<string, object>> = {
	videoGeneration: { video_url: 'https://cdn.example.net/out/58201.mp4', actualDuration: '10' },
	imageGeneration: { image_url: 'https://cdn.example.net/out/58201.png' },
	modelCenter: {
		progress: 100,
		result_url: 'https://cdn.example.net/out/58201.mp4',
		video_url: 'https://cdn.example.net/out/58201.mp4',
		actualDuration: 10,
		totalTokens: '21600',
	},
};

const LINKS = ['video_url', 'url', 'result_url'];
const IMAGE_LINKS = ['image_url', 'image', 'images', ...LINKS];

function answersOf(jobType: string): Documented[] {
	const completed = task({ status: 'completed', ...RESULTS[jobType], amount: '1.5' });
	const own: Omit<Documented, 'jobType'>[] = [
		{ state: 'queued', httpStatus: 200, body: task({ status: 'queued' }), status: 'queued' },
		{
			state: 'processing',
			httpStatus: 200,
			body: task({ status: 'processing', ...(jobType === 'modelCenter' && { progress: 37 }) }),
			status: 'processing',
		},
		{ state: 'completed', httpStatus: 200, body: completed, status: 'completed' },
		{
			state: 'completed, in an envelope',
			httpStatus: 200,
			body: { code: '0', msg: null, data: completed },
			status: 'completed',
		},
		{
			state: 'completed without a link',
			httpStatus: 200,
			body: task({ status: 'completed' }),
		},
		{
			state: 'failed',
			httpStatus: 200,
			body: task({ status: 'failed', error: 'reference image could not be read' }),
			status: 'failed',
		},
		{
			state: 'cancelled',
			httpStatus: 200,
			body: task({ status: 'cancelled' }),
			status: 'cancelled',
		},
		{
			state: 'failed with an object',
			httpStatus: 200,
			body: task({ status: 'failed', error: { message: '内容违规', code: 1301 } }),
			status: 'failed',
		},
		{ state: 'refused', httpStatus: 200, body: { code: '500', msg: '系统繁忙', data: null } },
		{ state: 'unknown id', httpStatus: 200, body: { code: '0', msg: null, data: null } },
		{ state: 'bad key', httpStatus: 401, body: { message: 'invalid token' } },
	];
	return own.map((answer) => ({ ...answer, jobType }));
}

/** @see https://docs.globalaiopc.com */
export const answers: DocumentedAnswers = {
	jobId: JOB_ID,
	documented: Object.keys(RESULTS).flatMap(answersOf),
	/** The fields may stand at the top or in `data`; a `code` other than 0 refuses. */
	saysCompleted({ httpStatus, body }, jobType) {
		const code = field(body, 'code');
		const refused =
			(typeof code === 'number' && code !== 0) ||
			(typeof code === 'string' && /[^\s\p{C}]/u.test(code) && code.trim() !== '0');
		// That of the task, before one of the envelope around it.
		const said = [field(body, 'data', 'status'), field(body, 'status')];
		const names = jobType === 'imageGeneration' ? IMAGE_LINKS : LINKS;
		const links = names.flatMap((name) => [field(body, name), field(body, 'data', name)]);
		const says = saysWord(said, 'completed') || saysByResult(said, links);
		return isGood(httpStatus) && !refused && says;
	},
	idsIn: (body) =>
		['projectId', 'id', 'task_id', 'taskId'].flatMap((name) => [
			field(body, name),
			field(body, 'data', name),
		]),
};
