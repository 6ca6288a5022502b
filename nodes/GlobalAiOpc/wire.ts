import { fact, LINK_NAMES, readFacts, type Facts } from '../shared/provider/facts';

/**
 * Where the answers of the service have what they say about a task: the envelope `{code, msg, data}` and the
 * flat task object are both in use, on create as on query.
 *
 * @see https://docs.globalaiopc.com
 */
export const TASK = {
	ids: ['projectId', 'id', 'task_id', 'taskId'],
	within: ['data', ''],
	facts: {
		status: fact.text('status', 'state', 'task_status'),
		created: fact.date('created', 'created_at', 'createdAt'),
		// Newer routes have the links one level lower, and in lists.
		videoUrl: fact.link(...LINK_NAMES, 'result', 'output', 'videos.0', 'video_urls.0'),
		actualDuration: fact.seconds('actualDuration', 'actual_duration'),
		amount: fact.amount('amount'),
		// A text as a rule; newer routes send an object.
		error: fact.reason('error.message', 'error', 'errorMessage', 'error_message'),
		errorCode: fact.reasonCode('error.code', 'error_code', 'errorCode'),
	},
};

/** On create, in the order in which clients of this service look for the id. */
export const CREATED_IDS = ['data.projectId', 'id', 'data.id', 'task_id', 'data.task_id'];

/** A task as the rest of the code sees it, whichever form the answer had. */
export type WireTask = Facts<typeof TASK.facts> & {
	/** Present in the envelope form; `0` means success. */
	code: string | undefined;
	/** The first id that the answer gives. */
	jobId: string | undefined;
	/** The provider's explanation, wherever it stood. */
	said: string | undefined;
};

const WHOLE = { code: fact.code('code'), jobId: fact.id(...CREATED_IDS) };

const EXPLANATION = { text: fact.text('msg', 'message') };

export function readTask(body: unknown): WireTask {
	const task = readFacts(TASK.facts, body, TASK.within);
	const said = task.error ?? readFacts(EXPLANATION, body, TASK.within).text;
	return { ...task, ...readFacts(WHOLE, body), said };
}
