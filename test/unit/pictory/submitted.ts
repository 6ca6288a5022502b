import type { WireRequest } from '../../../nodes/shared/provider/wire';
import type {
	Conversation,
	SubmitFacts,
	SubmittedJob,
} from '../../../nodes/shared/provider/contract';

/** Pictory's submits depend on neither the time nor a file. */
export const FACTS: SubmitFacts = {
	now: 0,
	inputFile: () => {
		throw new Error('No file is asked for');
	},
};

const JOB_ID = '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11';

/** Runs a submit up to its end: what it sends, and the job that it makes of Pictory's usual answer. */
export function submitted(conversation: Conversation<SubmittedJob>): {
	request: WireRequest;
	job: SubmittedJob;
} {
	const step = conversation.next();
	if (step.done) throw new Error('Nothing was sent');
	const body = { success: true, data: { jobId: JOB_ID } };
	const answer = { httpStatus: 200, headers: {}, body, text: JSON.stringify(body) };
	const end = conversation.next(answer);
	if (!end.done) throw new Error('More than one request was sent');
	return { request: step.value, job: end.value };
}
