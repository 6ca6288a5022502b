// First, since it replaces the sleep of n8n before anything loads the nodes.
import { faultMatrix } from './matrix';
import { isFinal, videoJobSchema } from '../../../nodes/shared/job/videoJob';
import { expectedRequests, expectTime, type Cell } from './cell';
import { jobTypeFor } from './nodeUnderTest';
import { isOfTrigger } from './operation';
import type { Outcome } from './outcome';
import { playTrigger, type Look, type ObservedTrigger } from './playTrigger';

faultMatrix(isOfTrigger, async (contract, time, cell) => {
	const observed = await playTrigger(contract, time, cell);
	const { kit } = contract;
	const { displayName } = kit.providerOf(jobTypeFor(contract, cell.operation, cell.fault));
	expectWhatWasPromised(cell, observed);
	expectOneStart(observed);
	expectNames(cell, observed, displayName);
	const told = JSON.stringify({ ...observed, seen: [] });
	expect(told).not.toContain(kit.credential(contract.simulator)[kit.keyField]);
	expect(observed.seen.filter(({ target }) => target === 'files')).toEqual([]);
	expect(observed.jobs).toBe(1);
});

function outcomeOf({ started, told, answer }: Look): Outcome {
	const [item] = started;
	if (item) {
		const { status, videos } = videoJobSchema.parse(item.json);
		if (!isFinal(status)) throw new Error(`A job that is ${status} has started the workflow`);
		if (status !== 'completed') return 'startsWithFailed';
		const linked = videos.length > 0 && videos.every(({ url }) => url !== undefined);
		return linked ? 'goesOn' : 'goesOnWithoutLinks';
	}
	if (told.length > 0 || answer?.status === 503) return 'fails';
	return /has not ended/.test(JSON.stringify(answer ?? 'has not ended'))
		? 'stillRunning'
		: 'startsNothing';
}

function expectWhatWasPromised(
	{ kit, operation, expected }: Cell,
	{ whenItHasEnded, requests, seconds }: ObservedTrigger,
): void {
	const outcome = outcomeOf(whenItHasEnded);
	expect({ outcome, requests, told: whenItHasEnded.told.join() }).toEqual({
		outcome: expected.outcome,
		requests: expectedRequests(operation, expected, kit, requests),
		told: outcome === 'fails' ? (expect.stringMatching(expected.says ?? /\w/) as unknown) : '',
	});
	expectTime(expected, seconds);
}

/** Not before the job has ended, and then once, at the latest when nothing goes wrong any more. */
function expectOneStart({ jobId, whileItRuns, whenItHasEnded, afterwards }: ObservedTrigger): void {
	expect(whileItRuns.started).toEqual([]);
	const started = [whenItHasEnded, ...afterwards].map((look) =>
		look.started.map(({ json }) => json.jobId),
	);
	const once = whenItHasEnded.started.length > 0 ? [[jobId], [], []] : [[], [jobId], []];
	expect(started).toEqual(once);
}

/** Who has trouble, and with which job; a list is about none. */
function expectNames({ operation }: Cell, observed: ObservedTrigger, provider: string): void {
	for (const message of [...observed.whileItRuns.told, ...observed.whenItHasEnded.told]) {
		expect(message).toContain(provider);
		if (operation !== 'pollList') expect(message).toContain(`'${observed.jobId}'`);
		expect(message).not.toMatch(/\bE[A-Z]{6,}\b|undefined|NaN|\[object|\.\./);
	}
}
