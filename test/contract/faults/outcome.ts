import type { IDataObject } from 'n8n-workflow';
import type { OwnOperationFixture } from '../../providers/jobFixture';
import { isFinal, videoJobSchema } from '../../../nodes/shared/job/videoJob';
import { isPaid, type OperationName } from './operation';

/** What a user can get, in the words of docs/faults.md. */
export const OUTCOMES = {
	goesOn: 'continues',
	goesOnWithoutLinks: 'continues without a link',
	stillRunning: 'says that the job still runs',
	notSubmitted: 'fails: nothing was submitted',
	fateUnknown: 'fails: may have been accepted, not sent again',
	fails: 'fails',
	startsWithFailed: 'continues with a job that has failed',
	startsNothing: 'takes the job for unknown and starts nothing',
	timesOut: 'waits until its time limit, then fails',
} as const;

export type Outcome = keyof typeof OUTCOMES;

/**
 * What the item that has left the node comes to; errors are items as well (n8n's Continue On Fail).
 *
 * @throws for an item that is none of the above
 */
export function outcomeOf(operation: OperationName, json: IDataObject): Outcome {
	if ('error' in json) return outcomeOfError(operation, detailsOf(json));
	if (isPaid(operation) || 'file' in json) return 'goesOn';
	const { status, videos } = videoJobSchema.parse(json);
	if (!isFinal(status)) return 'stillRunning';
	if (operation === 'cancelJob' && status === 'cancelled') return 'goesOn';
	if (status !== 'completed') throw new Error(`A job that is ${status} does not continue`);
	const linked = videos.length > 0 && videos.every(({ url }) => url !== undefined);
	return linked ? 'goesOn' : 'goesOnWithoutLinks';
}

/** The same for an operation that only one provider has. */
export function outcomeOfOwn({ shows }: OwnOperationFixture, json: IDataObject): Outcome {
	if (!('error' in json)) {
		expect(json).toMatchObject(shows);
		return 'goesOn';
	}
	const told = `${String(json.error)} ${String(detailsOf(json).advice)}`;
	if (/may have been made: do not run|may have carried out the request/.test(told))
		return 'fateUnknown';
	return /was not made/.test(told) ? 'notSubmitted' : 'fails';
}

/** What an error item contains beside its message. */
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
