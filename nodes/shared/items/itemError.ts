import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import type { Trouble } from '../trouble/trouble';
import type { InputProblem } from '../input/invalidInput';
import type { JobReference } from '../job/jobReference';

/** What an item's error tells beside its message, for the item that leaves through the error output. */
export interface ErrorDetails {
	/** Present as soon as a job exists, so that it can be found again. */
	reference?: JobReference | undefined;
	details: IDataObject;
}

/** An n8n error for one item, together with what its error item carries. */
export interface ItemError {
	error: NodeApiError | NodeOperationError;
	info: ErrorDetails;
}

/** Input that cannot be sent: names the parameter and the item. */
export function inputError(node: INode, itemIndex: number, problem: InputProblem): ItemError {
	const message = `'${problem.parameter}' ${problem.message} [item ${itemIndex}]`;
	const error = new NodeOperationError(node, message, { itemIndex, description: problem.advice });
	return {
		error: saying(error, message),
		info: { details: { parameter: problem.parameter, advice: problem.advice } },
	};
}

/**
 * Trouble with a provider: what happened, then what to do next.
 *
 * @param subject what the request was about, for the message: "Vizard job '1': "; may be empty
 * @param remark what this means for the user's money or job, after the advice
 */
export function troubleError(
	node: INode,
	itemIndex: number,
	trouble: Trouble,
	about: { subject?: string; remark?: string; reference?: JobReference | undefined } = {},
): ItemError {
	const subject = about.subject ? `${about.subject}: ` : '';
	const message = `${subject}${trouble.message} [item ${itemIndex}]`;
	const description = [trouble.advice, about.remark].filter(Boolean).join('. ') + '.';
	const details = {
		kind: trouble.kind,
		advice: description,
		...(trouble.code !== undefined && { code: trouble.code }),
		...(trouble.httpStatus !== undefined && { httpStatus: trouble.httpStatus }),
	};
	const error = new NodeApiError(node, details as JsonObject, {
		message,
		description,
		itemIndex,
		httpCode: String(trouble.httpStatus ?? trouble.code ?? trouble.kind),
		level: 'warning',
	});
	return {
		error: saying(error, message),
		info: { reference: about.reference, details },
	};
}

/** Anything about a job that is not the wire's fault: it failed, it is not finished, it has no videos. */
export function jobError(
	node: INode,
	itemIndex: number,
	{ provider, jobType, jobId }: JobReference,
	text: { message: string; description: string; details?: IDataObject },
): ItemError {
	const message = `${text.message} [item ${itemIndex}]`;
	const error = new NodeOperationError(node, message, {
		itemIndex,
		description: text.description,
	});
	return {
		error: saying(error, message),
		info: {
			reference: { provider, jobType, jobId },
			details: { advice: text.description, ...text.details },
		},
	};
}

/**
 * The error with its own message again. n8n replaces one that holds the name of a system error, be it in the
 * words of a provider or by chance (`freeaccess` has EACCES), by a text without the job's id.
 */
export function saying<E extends ItemError['error']>(error: E, message: string): E {
	error.message = message;
	return error;
}
