/**
 * What suspended waits take for granted of n8n's engine, and what no page promises: an n8n that does it
 * otherwise is noticed here.
 */
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { SINK } from '../harness/nodeTypes';
import { PROBE, setProbe } from '../harness/probe';
import { resumeWorkflow, runWorkflow, type TestNode } from '../harness/runWorkflow';

const ITEMS = [{ json: { row: 0 } }, { json: { row: 1 } }];
const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000);

const workflow = (settings: TestNode['settings'] = {}) => ({
	items: ITEMS,
	nodes: [{ name: 'Probe', type: PROBE, parameters: {}, settings }],
	credentials: {},
});

const behind = (settings: TestNode['settings'] = {}) => ({
	...workflow(),
	nodes: [
		{ name: 'Probe', type: PROBE, parameters: {}, settings },
		{ name: 'Behind', type: SINK, parameters: {} },
	],
});

/** Runs a node that does this, and counts how often. */
function probe(work: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>) {
	const seen = { runs: 0 };
	setProbe(async (context) => {
		seen.runs += 1;
		return await work(context);
	});
	return seen;
}

const jsonOf = (items: INodeExecutionData[] | undefined) => items?.map(({ json }) => json);

describe('an execution that a node has put to wait', () => {
	const park = async (context: IExecuteFunctions) => {
		const memory = context.getContext('node');
		memory.kept = { runs: 1 };
		await context.putExecutionToWait(IN_AN_HOUR());
		return [{ json: { notSeen: true } }];
	};

	it('ends there for now: nothing behind the node runs', async () => {
		probe(park);
		const { run, outputs } = await runWorkflow(behind());
		expect(run).toMatchObject({ status: 'waiting', waitTill: expect.any(Date) });
		expect(outputs('Behind')).toEqual([]);
	});

	it('continues with what went into the node, which is not run again', async () => {
		const seen = probe(park);
		const parked = await runWorkflow(behind());
		const { run, outputs } = await resumeWorkflow(behind(), parked);
		expect(seen.runs).toBe(1);
		expect(run.status).toBe('success');
		expect(jsonOf(outputs('Probe')[0])).toEqual(jsonOf(ITEMS));
		expect(jsonOf(outputs('Behind')[0])).toEqual(jsonOf(ITEMS));
		expect(outputs('Probe')).toHaveLength(1);
	});

	it('has kept what the node has put into its context', async () => {
		probe(park);
		const parked = await runWorkflow(behind());
		const { run } = await resumeWorkflow(behind(), parked);
		expect(run.data.executionData?.contextData['node:Probe']).toEqual({ kept: { runs: 1 } });
	});

	it('links the items that continue to those that came in', async () => {
		probe(park);
		const { outputs } = await resumeWorkflow(behind(), await runWorkflow(behind()));
		expect(outputs('Probe')[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			expect.objectContaining({ item: 0 }),
			expect.objectContaining({ item: 1 }),
		]);
	});
});

describe('the error output', () => {
	it.each<[string, INodeExecutionData['json']]>([
		['error', { error: 'no' }],
		['error and message', { error: 'no', message: 'why' }],
	])('takes an item that has nothing but %s', async (_what, json) => {
		probe(async () => [{ json: { fine: true } }, { json, pairedItem: { item: 1 } }]);
		const { outputs } = await runWorkflow(workflow({ onError: 'continueErrorOutput' }));
		const [finished, failed] = outputs('Probe');
		expect(jsonOf(finished)).toEqual([{ fine: true }]);
		// With the fields of the item that it came from.
		expect(jsonOf(failed)).toEqual([{ row: 1, ...json }]);
	});

	it('does not take an item that has more than that', async () => {
		const json = { provider: 'vizard', error: 'no', message: 'why' };
		probe(async () => [{ json }]);
		const { outputs } = await runWorkflow(workflow({ onError: 'continueErrorOutput' }));
		expect(outputs('Probe').map(jsonOf)).toEqual([[json], []]);
	});

	it('takes such items also when a parked node continues', async () => {
		probe(async (context) => {
			await context.putExecutionToWait(IN_AN_HOUR());
			return [];
		});
		const settings = { onError: 'continueErrorOutput' as const };
		const failed = { json: { error: 'no', message: 'why' } };
		const given = { ...workflow(settings), items: [{ json: { row: 0 } }, failed] };
		const { outputs } = await resumeWorkflow(given, await runWorkflow(given));
		expect(jsonOf(outputs('Probe')[0])).toEqual([{ row: 0 }]);
		expect(jsonOf(outputs('Probe')[1])).toEqual([failed.json]);
	});
});

describe('Retry On Fail', () => {
	const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it.each<[string, INodeExecutionData[], number]>([
		['the first item has an error', [{ json: { error: 'no' } }, { json: {} }], 3],
		['the error has words of its own', [{ json: { error: {}, jobId: '1' } }], 3],
		['only the second item has one', [{ json: {} }, { json: { error: 'no' } }], 1],
		['the first item has a failure', [{ json: { failure: { message: 'no' } } }], 1],
		['the error is null', [{ json: { error: null } }], 1],
	])('when %s', async (_what, items, runs) => {
		const seen = probe(async () => items);
		await runWorkflow(workflow(retrying));
		expect(seen.runs).toBe(runs);
	});
});
