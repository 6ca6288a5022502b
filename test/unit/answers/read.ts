import { findProvider } from '../../../nodes/registry';
import {
	jobStateSchema,
	type JobState,
	type StateReading,
} from '../../../nodes/shared/job/videoJob';
import type { JobType, VideoProvider } from '../../../nodes/shared/provider/contract';
import { httpTrouble } from '../../../nodes/shared/provider/httpTrouble';
import type { WireAnswer, WireRequest } from '../../../nodes/shared/provider/wire';
import { NO_TROUBLE, type Trouble } from '../../../nodes/shared/trouble/trouble';

export const JOB_IDS: Readonly<Record<string, string>> = {
	vizard: '12345678',
	clipzy: 'job_9be21c77d0a4',
	pictory: '00000000-0000-4000-8000-00000000000a',
	wayinVideo: 'proj_1',
	globalAiOpc: 'task_1',
};

export function providerOf(id: string): VideoProvider {
	const provider = findProvider(id);
	if (!provider) throw new Error(`No provider ${id}`);
	return provider;
}

export function answerWith(body: unknown, httpStatus = 200): WireAnswer {
	return { httpStatus, headers: {}, body, text: JSON.stringify(body) ?? '' };
}

/** What is wrong with an answer, as the way out judges it. */
export function troubleOf(
	provider: VideoProvider,
	answer: WireAnswer,
	request: WireRequest,
): Trouble | undefined {
	const own = provider.readTrouble(answer, request);
	return own === NO_TROUBLE ? undefined : (own ?? httpTrouble(provider.displayName, answer));
}

/** What a look at the status makes of an answer; trouble that is found before is thrown as its message. */
export function look(id: string, body: unknown, type?: string): StateReading {
	const provider = providerOf(id);
	const jobType = type ?? Object.keys(provider.jobTypes)[0] ?? '';
	const reference = { provider: id, jobType, jobId: JOB_IDS[id] ?? '' };
	const { readStatus } = provider.jobTypes[jobType] as JobType;
	const conversation = readStatus(reference, { now: Date.UTC(2026, 4, 2) });
	const request = conversation.next();
	if (request.done) throw new Error('Nothing was asked');
	const trouble = troubleOf(provider, answerWith(body), request.value);
	if (trouble) throw new Error(`${trouble.kind}: ${trouble.message}`);
	const step = conversation.next(answerWith(body));
	if (!step.done) throw new Error('A second request was sent');
	jobStateSchema.strict().parse(step.value.job);
	return step.value;
}

/** The job once further looks have shown the same. */
export function settled({ job, unsettled }: StateReading): JobState {
	return unsettled?.settledJob ?? job;
}
