import type { IDataObject } from 'n8n-workflow';
import { exchange, type Requester } from '../shared/http/egress';

/** n8n answers its own calls at once; one that comes round over a slow proxy is not worth a longer wait. */
const TIMEOUT_MS = 5_000;

/** What n8n makes of a call to the resume URL of an execution. */
export type CallOutcome =
	/** The parked node has seen it. */
	| 'seen'
	/** n8n says in so many words that this execution has ended, or that it is deleted. */
	| 'ended'
	/** It is running just now, or n8n does not reach itself under the address that it gives out. */
	| 'unclear';

/** Calls the resume URL of another execution of this n8n; a failure is an outcome. */
export async function callExecution(
	caller: Requester,
	resumeUrl: string,
	body: IDataObject,
): Promise<CallOutcome> {
	const called = await exchange<unknown>(caller, {
		url: resumeUrl,
		receiver: 'n8n',
		method: 'POST',
		body,
		timeoutMs: TIMEOUT_MS,
	});
	if (!called.ok) return 'unclear';
	const { statusCode, body: answer } = called.response;
	if (statusCode === 200) return 'seen';
	return saysEnded(statusCode, answer, executionIdIn(resumeUrl)) ? 'ended' : 'unclear';
}

/** A proxy may answer 404 or 409 as well, so n8n's words about this very execution are asked for. */
function saysEnded(status: number, answer: unknown, executionId: string): boolean {
	const { message } = { ...(answer as { message?: unknown } | null) };
	if (typeof message !== 'string' || !message.startsWith(`The execution "${executionId}`)) {
		return false;
	}
	return (
		(status === 409 && message.includes('has finished')) ||
		(status === 404 && message.includes('does not exist'))
	);
}

function executionIdIn(resumeUrl: string): string {
	return new URL(resumeUrl).pathname.split('/').at(-1) ?? '';
}
