import { Session, type Profiler } from 'node:inspector';
import { join, relative } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode } from '../harness/runWorkflow';
import { SuspendingHost } from '../harness/suspendingHost';
import { sources, submitNode, vizardCredentials, waitNode } from '../harness/vizardRun';

/**
 * How many files of nodes/ one item's work passes through: those with a function that runs while n8n's engine
 * submits, waits or exports. Loading the modules does not count. Someone who reads the code walks this way, so
 * it stays short.
 */
const ROOT = join(__dirname, '..', '..');

const EXPORT: TestNode = {
	name: 'Export',
	type: 'vizard',
	parameters: {
		resource: 'videoJob',
		operation: 'export',
		jobId: '={{ $json.jobId }}',
		jobType: 'fromInput',
		options: {},
	},
};

let simulator: Simulator;
let job: INodeExecutionData[];
let running: INodeExecutionData[];
const session = new Session();
/** The scripts of this test file by their URLs: a process of jest may have loaded the same files before, for others. */
const own = new Map<string, string>();

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	session.connect();
	session.post('Profiler.enable');
	// Loads everything, so that only what runs for the item is counted afterwards.
	job = await submit();
	await simulator.control.finishJob('vizard', String(job[0]?.json.jobId));
	// A download looks around once more some seconds after its end, which must not meet a trip.
	const timeOuts = jest.spyOn(AbortSignal, 'timeout');
	timeOuts.mockImplementation(() => new AbortController().signal);
	await run(job, EXPORT);
	timeOuts.mockRestore();
	await run(job, waitNode());
	running = await submit();
	session.on('Debugger.scriptParsed', ({ params }) => {
		const before = Number(own.get(params.url) ?? 0);
		if (Number(params.scriptId) > before) own.set(params.url, params.scriptId);
	});
	session.post('Debugger.enable');
	session.post('Debugger.disable');
}, 60_000);
afterAll(async () => {
	session.disconnect();
	await simulator.close();
});

async function run(items: INodeExecutionData[], node: TestNode) {
	return await runWorkflow({ items, nodes: [node], credentials: vizardCredentials(simulator) });
}

async function submit(): Promise<INodeExecutionData[]> {
	const { outputs } = await run(sources('https://media.example.org/a.mp4'), submitNode());
	return outputs('Submit')[0] ?? [];
}

/** Waits for a job that is over when it is checked for the second time. */
async function suspend(): Promise<void> {
	const items = running;
	const host = new SuspendingHost({
		items,
		nodes: [waitNode({}, {}, { mode: 'suspend' })],
		credentials: vizardCredentials(simulator),
	});
	await host.start();
	await simulator.control.finishJob('vizard', String(items[0]?.json.jobId));
	const due = host.due ?? 0;
	jest.spyOn(Date, 'now').mockImplementation(() => due);
	await host.resumeChild();
	jest.restoreAllMocks();
	const { error } = await host.resumeParent();
	if (error) throw error;
}

async function filesVisitedBy(trip: () => Promise<unknown>): Promise<string[]> {
	session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	await trip();
	const { result } = await new Promise<Profiler.TakePreciseCoverageReturnType>(
		(resolve, reject) => {
			session.post('Profiler.takePreciseCoverage', (error, coverage) => {
				if (error) reject(error);
				else resolve(coverage);
			});
		},
	);
	session.post('Profiler.stopPreciseCoverage');
	const visited = result
		.filter(({ url, scriptId }) => own.get(url) === scriptId)
		.filter(ranInside)
		.map(({ url }) => relative(ROOT, url.replace('file://', '')));
	return [...new Set(visited)].filter((file) => file.startsWith('nodes/')).sort();
}

/**
 * The function without a name is the body of the file, which runs when it is loaded. The compiler adds a
 * getter for each export: whoever only reads a constant does not enter its file.
 */
function ranInside({ functions }: Profiler.ScriptCoverage): boolean {
	return functions.some(
		({ functionName, ranges: [range] }) => !/^$|^get /.test(functionName) && range?.count,
	);
}

test.each<[string, number, () => Promise<unknown>]>([
	['a submit', 34, submit],
	['a wait in memory', 40, async () => await run(job, waitNode())],
	['a suspended wait', 55, suspend],
	['an export', 31, async () => await run(job, EXPORT)],
])('%s passes through at most %i files', async (_, most, trip) => {
	const files = await filesVisitedBy(trip);
	if (process.env.SHOW_TRIPS) console.log([files.length, ...files].join('\n'));
	expect(files.length).toBeGreaterThan(10);
	// All of them, so that the one too many can be found.
	expect(files.length > most ? files : []).toEqual([]);
});
