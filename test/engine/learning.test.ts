import { passUntil, simulator } from '../harness/simulatedTime';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runWorkflow } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { sources, submitNode, vizardCredentials, waitNode } from '../harness/vizardRun';

/** One process that waits for one job after another of an account. */

const MINUTES = 4;

beforeEach(async () => {
	await simulator.control.planJobs({ durationSeconds: MINUTES * 60 });
	await simulator.control.setAccount('vizard', { createsPerMinute: 1000, createsPerHour: 1000 });
});

async function submitted(): Promise<INodeExecutionData> {
	const { outputs, error } = await runWorkflow({
		items: sources('https://media.example.org/a.mp4'),
		nodes: [submitNode()],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	const [item] = outputs('Submit').flat();
	if (!item) throw new Error('No job');
	// As when the next node begins a moment later; here no time passes by itself.
	await passUntil(Date.now() + 5);
	return item;
}

interface WaitField {
	checks: number;
	expectation: string;
	expectedSeconds: number;
}

async function waited(options: INodeParameters = {}): Promise<WaitField> {
	const { outputs, error } = await runWorkflow({
		items: [await submitted()],
		nodes: [waitNode(options)],
		credentials: vizardCredentials(simulator),
	});
	expect(error).toBeUndefined();
	return outputs('Wait').flat()[0]?.json.wait as unknown as WaitField;
}

it('goes by what is usual for five jobs, and by these from then on', async () => {
	const waits: WaitField[] = [];
	for (let job = 0; job < 7; job++) waits.push(await waited());
	expect(waits.map(({ expectation }) => expectation)).toEqual([
		...Array<string>(5).fill('usual'),
		'learned',
		'learned',
	]);
	const [first, last] = [waits[0], waits[6]];
	// Vizard's clips take ten minutes as a rule.
	expect(first?.expectedSeconds).toBe(600);
	expect(last?.expectedSeconds).toBeGreaterThan(220);
	expect(last?.expectedSeconds).toBeLessThan(260);
	expect(last?.checks).toBeLessThan((first?.checks ?? 0) * 0.75);
}, 60_000);

it('a suspended wait goes by them too, with fewer checks before the end', async () => {
	const host = new SuspendingHost({
		items: [await submitted()],
		nodes: [waitNode({}, {}, { mode: 'suspend' })],
		credentials: vizardCredentials(simulator),
	});
	await host.start();
	const dues: number[] = [];
	const began = Date.now();
	for (let due = host.due; due !== undefined && dues.length < 50; due = host.due) {
		dues.push((due - began) / 1000);
		await passUntil(due);
		await host.resumeChild();
	}
	const last = String(host.supervisor?.run.data.resultData.lastNodeExecuted);
	expect(host.supervisor?.outputs(last).flat()[0]?.json).toMatchObject({
		status: 'completed',
		wait: { mode: 'suspend', expectation: 'learned' },
	});
	// After five jobs of the same length, none is expected before a third of it.
	expect(dues[0]).toBeGreaterThan(60);
}, 60_000);

it('what the user says comes first', async () => {
	await expect(waited({ expectedDurationSeconds: 300 })).resolves.toMatchObject({
		expectation: 'given',
		expectedSeconds: 300,
	});
}, 60_000);

it('a job that ends far too early makes it forget', async () => {
	await expect(waited()).resolves.toMatchObject({ expectation: 'learned' });
	await simulator.control.reset();
	await simulator.control.planJobs({ durationSeconds: 20 });
	await expect(waited()).resolves.toMatchObject({ expectation: 'learned' });
	await expect(waited()).resolves.toMatchObject({ expectation: 'usual', expectedSeconds: 600 });
}, 60_000);
