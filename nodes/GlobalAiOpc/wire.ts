import { z } from 'zod';
import {
	looseCode,
	looseId,
	looseLink,
	looseNumber,
	looseText,
	outputText,
} from '../shared/provider/answer';

/** A text as a rule; newer routes send an object. */
const looseError = z
	.union([
		z.string().transform((text) => ({ message: outputText(text), code: undefined })),
		z.object({ message: looseText, code: looseCode }),
	])
	.nullish()
	.catch(undefined);

const taskFields = {
	id: looseId,
	projectId: looseId,
	task_id: looseId,
	status: looseText,
	created: looseNumber,
	video_url: looseLink,
	actualDuration: looseNumber,
	amount: looseNumber,
	error: looseError,
	msg: looseText,
	message: looseText,
	errorMessage: looseText,
};

const wireTask = z.object(taskFields);

type TaskFields = z.infer<typeof wireTask>;

/** An answer of any form, read leniently; its fields may stand in `data` instead of at the top. */
const answerSchema = z.object({
	...taskFields,
	code: looseCode,
	data: wireTask.nullish().catch(undefined),
});

/** A task as the rest of the code sees it, whichever form the answer had. */
export interface WireTask {
	/** Present in the envelope form; `0` means success. */
	code?: string | undefined;
	jobId?: string | undefined;
	/** All the ids that the answer gives. */
	ids: string[];
	status?: string | undefined;
	/** Epoch seconds. */
	created?: number | undefined;
	videoUrl?: string | undefined;
	/** Seconds. */
	actualDuration?: number | undefined;
	/** Price of the task. */
	amount?: number | undefined;
	/** The provider's explanation, wherever it stood. */
	said?: string | undefined;
	errorCode?: string | undefined;
}

/**
 * Reads what any answer of the service may carry: the envelope `{code, msg, data}` and the flat task
 * object are both in use, on create as on query.
 *
 * @see https://docs.globalaiopc.com
 */
export const taskSchema = answerSchema.transform((answer): WireTask => {
	const inside: Partial<TaskFields> = answer.data ?? {};
	const either = <Name extends keyof TaskFields>(name: Name) =>
		answer[name] ?? inside[name] ?? undefined;
	const error = either('error');
	// In the order in which clients of this service look for it.
	const ids = [inside.projectId, answer.id, inside.id, answer.task_id, inside.task_id].filter(
		(id) => id !== null && id !== undefined,
	);
	return {
		code: answer.code ?? undefined,
		jobId: ids[0],
		ids,
		status: either('status')?.trim().toLowerCase(),
		created: either('created'),
		videoUrl: either('video_url')?.trim() || undefined,
		actualDuration: either('actualDuration'),
		amount: either('amount'),
		said:
			error?.message || either('msg') || either('message') || either('errorMessage') || undefined,
		errorCode: error?.code ?? undefined,
	};
});

/** Answer to POST /v1/videos/videos; without an id the job could never be found again. */
export const createSchema = taskSchema.transform((task, context) => {
	if (task.jobId !== undefined) return { ...task, jobId: task.jobId };
	context.addIssue({
		code: 'custom',
		message: 'none of data.projectId, id, data.id, task_id, data.task_id holds an id',
	});
	return z.NEVER;
});

/** Answer to GET /v1/result/{id}; without a status nothing can be said about the job. */
export const resultSchema = taskSchema.transform((task, context) => {
	if (task.status) return { ...task, status: task.status };
	context.addIssue({ code: 'custom', path: ['status'], message: 'is missing' });
	return z.NEVER;
});

export type WireResult = z.infer<typeof resultSchema>;
