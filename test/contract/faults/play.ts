import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';
import { readBinary, runWorkflow, type WorkflowRun } from '../../harness/runWorkflow';
import type { VirtualTime } from '../../harness/virtualTime';
import type { ContractRun } from '../contractRun';
import type { Cell } from './cell';
import { isPaid, type OperationName } from './operation';
import { itemToSubmit, jobTypeFor, nodeFor } from './nodeUnderTest';
import { Stage } from './stage';

const REQUEST_LEAVES = 'http.client.request.start';

/** What came of a cell, as a user and a provider see it. */
export interface Observed {
	/** The one item that left the node. */
	item: INodeExecutionData;
	/** Requests that the node has made, whether they reached anyone or not. */
	requests: number;
	/** Requests that start a job and were not refused for the rate. */
	submits: number;
	/** Jobs that the provider has made because of the node. */
	jobs: number;
	/** Virtual seconds. */
	seconds: number;
	/** Everything that reached the simulator. */
	seen: Awaited<ReturnType<ContractRun['simulator']['control']['requests']>>;
	jobId: string | undefined;
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
	{ fault, way, operation }: Cell,
): Promise<Observed> {
	const { simulator, kit } = contract;
	const { control } = simulator;
	const jobType = jobTypeFor(contract, operation, fault);
	const job = await jobFor(contract, operation, jobType);
	await control.clearRequests();
	const scene = new Stage(contract, time, operation);
	await fault.ways[way]?.(scene);
	const run = async () =>
		await runWorkflow({
			items: [job ?? itemToSubmit(contract, jobType)],
			nodes: [nodeFor(contract, operation, jobType, fault)],
			credentials: { [kit.provider.credentials[0].type]: scene.credential },
		});

	const jobsBefore = await jobsOf(contract);
	const startedAt = Date.now();
	const { requests, result: item } = await counting(async () => onlyItem(await run()));
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
		submits: isPaid(operation) ? starts.filter(({ status }) => status !== 429).length : 0,
		jobs,
		seconds,
		seen,
		jobId: job && String(job.json.jobId),
		...(compared && {
			file: { arrived: await readBinary(item), right: await readBinary(onlyItem(await run())) },
		}),
		credential: scene.credential,
		secretFields: [kit.keyField],
	};
}

/** The job that an operation is about, in the state that it takes. */
async function jobFor(
	contract: ContractRun,
	operation: OperationName,
	jobType: string,
): Promise<INodeExecutionData | undefined> {
	if (operation === 'submit') return undefined;
	const job = await contract.start(jobType);
	if (operation !== 'cancelJob') await contract.finish(job);
	return job;
}

/** Counts the requests that leave while something runs. */
export async function counting<Result>(
	run: () => Promise<Result>,
): Promise<{ result: Result; requests: number }> {
	let requests = 0;
	const count = () => {
		requests += 1;
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
