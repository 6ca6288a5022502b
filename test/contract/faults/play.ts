import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';
import { readBinary, runWorkflow, type WorkflowRun } from '../../harness/runWorkflow';
import type { VirtualTime } from '../../harness/virtualTime';
import type { ContractRun } from '../contractRun';
import type { Cell } from './cell';
import { isOwn, isPaid, type OperationName } from './operation';
import { setUpFor } from './nodeUnderTest';
import { Stage } from './stage';

const REQUEST_LEAVES = 'http.client.request.start';

/** What came of a cell, as a user and a provider see it. */
export interface Observed {
	/** The one item that left the node; of a list, the first. */
	item: INodeExecutionData;
	/** Requests that the node has made, whether they reached anyone or not. */
	requests: number;
	/** Requests that start a job, or that an operation of its own is about, and were not refused for the rate. */
	submits: number;
	/** Jobs that the provider has made because of the node. */
	jobs: number;
	/** Virtual seconds. */
	seconds: number;
	/** Everything that reached the simulator. */
	seen: Awaited<ReturnType<ContractRun['simulator']['control']['requests']>>;
	/** The job that the item is about. */
	jobId?: string;
	/** The bytes that arrived, and those that arrive when nothing goes wrong; for faults about files. */
	file?: { arrived: Buffer; right: Buffer };
	credential: ICredentialDataDecryptedObject;
	/** The fields of it that are secret. */
	secretFields: readonly string[];
}

/** Brings a cell about: a job in the state that it takes, the fault, the node; and looks what came of it. */
export async function play(
	contract: ContractRun,
	time: VirtualTime,
	cell: Cell,
): Promise<Observed> {
	const { fault, way, operation } = cell;
	const { simulator, kit } = contract;
	const { control } = simulator;
	const { item: input, node } = await setUpFor(contract, cell);
	await control.clearRequests();
	const scene = new Stage(contract, time, cell);
	await fault.ways[way]?.(scene);
	const run = async () =>
		await runWorkflow({
			items: [input],
			nodes: [node],
			credentials: { [kit.provider.credentials[0].type]: scene.credential },
		});

	const jobsBefore = await jobsOf(contract);
	const startedAt = Date.now();
	const counted = isOwn(operation) && !fault.everywhere ? scene.start : undefined;
	const { requests, result } = await counting(run, counted);
	const item = cell.own ? firstItem(result) : onlyItem(result);
	const seconds = (Date.now() - startedAt) / 1000;
	const { method, path: url } = scene.start;
	const starts = await control.requests({ method, url });
	const seen = await control.requests();
	const jobs = (await jobsOf(contract)) - jobsBefore;
	const compared = fault.aboutFiles && !('error' in item.json);
	if (compared) await control.clearFaults();
	return {
		item,
		requests,
		submits: takesEffect(operation) ? starts.filter(({ status }) => status !== 429).length : 0,
		jobs,
		seconds,
		seen,
		...('jobId' in input.json && { jobId: String(input.json.jobId) }),
		...(compared && {
			file: { arrived: await readBinary(item), right: await readBinary(onlyItem(await run())) },
		}),
		credential: scene.credential,
		secretFields: [kit.keyField],
	};
}

/** Operations whose request must not reach the provider twice. */
function takesEffect(operation: OperationName): boolean {
	return isPaid(operation) || operation === 'ownChange' || operation === 'ownOnce';
}

/**
 * Counts the requests that leave while something runs.
 *
 * @param counted which of them; all without it
 */
export async function counting<Result>(
	run: () => Promise<Result>,
	counted: { method?: string; path: string } = { path: '' },
): Promise<{ result: Result; requests: number }> {
	const { method: only, path } = counted;
	let requests = 0;
	const count = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		const isCounted = new RegExp(path).test(request.path);
		if (isCounted && (only === undefined || only === request.method)) requests += 1;
	};
	subscribe(REQUEST_LEAVES, count);
	try {
		const result = await run();
		return { result, requests };
	} finally {
		unsubscribe(REQUEST_LEAVES, count);
	}
}

async function jobsOf({ simulator, kit }: ContractRun): Promise<number> {
	return (await simulator.control.jobs({ provider: kit.simulatorId })).length;
}

/** Of a list, for one. */
function firstItem({ outputs, error }: WorkflowRun): INodeExecutionData {
	const [item] = outputs('Node').flat();
	if (error || !item) throw new Error(error?.message ?? 'No item left the node');
	return item;
}

function onlyItem({ outputs, error }: WorkflowRun): INodeExecutionData {
	const [item, ...more] = outputs('Node').flat();
	if (error || !item || more.length > 0)
		throw new Error(error?.message ?? `${more.length + (item ? 1 : 0)} items left the node`);
	return item;
}

/** The values that no output, message or foreign host may ever see. */
export function secretsOf({ credential, secretFields }: Observed): string[] {
	return secretFields.map((name) => String(credential[name]));
}
