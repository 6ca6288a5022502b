import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import { descriptionOf, InvalidInput, type InputProblem } from '../input/invalidInput';
import type { JobReference } from '../job/jobReference';
import type { Trouble } from '../trouble/trouble';

/** Where an error belongs: an item of a node. */
export interface ItemPlace {
	node: INode;
	itemIndex: number;
}

/** An n8n error for one item, with what its error item carries beside the message. */
export interface ItemError {
	error: NodeApiError | NodeOperationError;
	/** Present as soon as a job exists, so that it can be found again. */
	reference?: JobReference | undefined;
	details: IDataObject;
}

/** Input that cannot be sent: names the parameter and the item. */
export function inputError(place: ItemPlace, problem: InputProblem): ItemError {
	const { parameter, message, advice } = problem;
	const error = operationError(place, `'${parameter}' ${message}`, descriptionOf(problem));
	return { error, details: { parameter, advice } };
}

/**
 * Trouble with a provider: what happened, then what to do next.
 *
 * @param about `subject` begins the message ("Vizard job '1'"); `remark` ends the advice with what this
 *   means for the user's money or job
 */
export function troubleError(
	{ node, itemIndex }: ItemPlace,
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
	return { error: withMessage(error, message), reference: about.reference, details };
}

/** Anything about a job that is not the wire's fault: it failed, it is not finished, it has no videos. */
export function jobError(
	place: ItemPlace,
	{ provider, jobType, jobId }: JobReference,
	{
		message,
		description,
		details,
	}: { message: string; description: string; details?: IDataObject },
): ItemError {
	return {
		error: operationError(place, message, description),
		reference: { provider, jobType, jobId },
		details: { advice: description, ...details },
	};
}

/** An item that is not worked on, and no provider has said so. */
export function itemFailure(
	place: ItemPlace,
	message: string,
	description: string,
	details: IDataObject = {},
): ItemError {
	return {
		error: operationError(place, message, `${description}.`),
		details: { advice: description, ...details },
	};
}

function operationError({ node, itemIndex }: ItemPlace, text: string, description: string) {
	const message = `${text} [item ${itemIndex}]`;
	return withMessage(new NodeOperationError(node, message, { itemIndex, description }), message);
}

/**
 * The error with its own message again. n8n replaces a message that contains the name of a system error,
 * in a provider's words or by chance (`freeaccess` contains EACCES), by a text without the job's id.
 */
export function withMessage<E extends ItemError['error']>(error: E, message: string): E {
	error.message = message;
	return error;
}

/**
 * What an exception means for its item: bad input, a stop, or an error of n8n's own, such as an expression
 * that cannot be evaluated.
 */
export function failureOf(place: ItemPlace, error: unknown): ItemError {
	if (error instanceof InvalidInput) return inputError(place, error.problem);
	const { node, itemIndex } = place;
	const known = error instanceof NodeOperationError;
	return {
		error: known ? error : new NodeOperationError(node, error as Error, { itemIndex }),
		details: {},
	};
}
