import { simulator } from '../harness/simulatedTime';
import type { INodeExecutionData } from 'n8n-workflow';
import { everyCredential, submitJob, waitForAll } from '../harness/mixedJobs';
import { runWorkflow } from '../harness/runWorkflow';

/** What WayinVideo allows for all requests together. */
const REQUESTS_A_MINUTE = 15;

beforeEach(async () => {
	// Twenty tasks at once are not what is under test; the rate is, from the first check on.
	await simulator.control.setAccount('wayinvideo', { runningTasks: 100, requestsPerMinute: 1000 });
});

async function submitted(
	provider: string,
	durations: readonly number[],
): Promise<INodeExecutionData[]> {
	const jobs: INodeExecutionData[] = [];
	for (const durationSeconds of durations) {
		await simulator.control.clearPlans();
		await simulator.control.planJobs({ durationSeconds });
		jobs.push(await submitJob(simulator, provider));
	}
	return jobs;
}

/** Waits for these jobs with the published limit in force, and returns what the providers saw. */
async function waitFor(items: INodeExecutionData[]) {
	await simulator.control.advance(60);
	await simulator.control.setAccount('wayinvideo', { requestsPerMinute: REQUESTS_A_MINUTE });
	await simulator.control.clearRequests();
	const { outputs, error } = await runWorkflow({
		items,
		nodes: [waitForAll()],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	return outputs('Wait')[0] ?? [];
}

const moments = async (provider: string) =>
	(await simulator.control.requests({ provider })).map(({ at }) => Date.parse(at));

test('twenty jobs are asked about 15 times a minute, at most, without a single refusal', async () => {
	const jobs = await submitted(
		'wayinVideo',
		Array.from({ length: 20 }, (_, index) => 90 + 5 * index),
	);
	const items = await waitFor(jobs);
	expect(items.map(({ json }) => [json.jobId, json.status])).toEqual(
		jobs.map(({ json }) => [json.jobId, 'completed']),
	);
	await expect(simulator.control.requests({ status: 429 })).resolves.toEqual([]);
	const asked = await moments('wayinvideo');
	expect(asked.length).toBeGreaterThan(REQUESTS_A_MINUTE);
	for (const [index, at] of asked.entries()) {
		const next = asked[index + REQUESTS_A_MINUTE];
		if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(60_000);
	}
}, 60_000);

test('jobs of a provider that has to be asked slowly do not hold up those of another', async () => {
	const slow = await submitted('wayinVideo', Array<number>(20).fill(400));
	const [quick] = await submitted('vizard', [200]);
	const items = await waitFor([...slow, ...(quick ? [quick] : [])]);
	expect(items.every(({ json }) => json.status === 'completed')).toBe(true);
	const asked = await moments('vizard');
	// The schedule's own bound: 30 seconds, or a tenth of the job's age where that is less.
	for (const [index, at] of asked.slice(1).entries()) {
		expect(at - (asked[index] ?? 0)).toBeLessThanOrEqual(32_000);
	}
}, 60_000);
