import type { IDataObject } from 'n8n-workflow';
import { isFinal, videoJobSchema } from '../../../nodes/shared/job/videoJob';
import type { OperationName } from './fault';
import { isPaid } from './fault';

/** What a user can get, in the words of docs/faults.md. */
export const OUTCOMES = {
	goesOn: 'goes on',
	stillRunning: 'says that the job still runs',
	notSubmitted: 'fails: nothing was submitted',
	fateUnknown: 'fails: may have been accepted, not sent again',
	fails: 'fails',
	timesOut: 'waits until its time limit, then fails',
} as const;

export type Outcome = keyof typeof OUTCOMES;

/** The item that left the node, whose errors are items as well (n8n's Continue On Fail). */
export function outcomeOf(operation: OperationName, json: IDataObject): Outcome {
	if ('error' in json) return outcomeOfError(operation, detailsOf(json));
	if (isPaid(operation) || 'file' in json) return 'goesOn';
	return isFinal(videoJobSchema.parse(json).status) ? 'goesOn' : 'stillRunning';
}

/** What an error item tells beside its message. */
export function detailsOf({ details }: IDataObject): IDataObject {
	if (typeof details !== 'object' || details === null)
		throw new Error('An error item has no details');
	return details as IDataObject;
}

function outcomeOfError(operation: OperationName, { advice, timedOut }: IDataObject): Outcome {
	if (timedOut === true) return 'timesOut';
	if (!isPaid(operation)) return 'fails';
	if (/may have been accepted and may be billed/.test(String(advice))) return 'fateUnknown';
	if (/No job was submitted|was not accepted and nothing was billed/.test(String(advice)))
		return 'notSubmitted';
	throw new Error(`A submit fails without a word about the job: ${String(advice)}`);
}
