import {
	type ICredentialDataDecryptedObject,
	type INodeExecutionData,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { VideoJobTrigger } from '../../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { VideoJobWatchTrigger } from '../../../nodes/VideoJobWatchTrigger/VideoJobWatchTrigger.node';
import {
	activeTrigger,
	pollContext,
	webhookContext,
	type ActiveTrigger,
} from '../../harness/triggerContext';
import type { VirtualTime } from '../../harness/virtualTime';
import { callAbout } from '../../providers/calls';
import type { ContractRun } from '../contractRun';
import type { Cell } from './cell';
import { jobTypeFor } from './nodeUnderTest';
import { counting } from './play';
import { Stage } from './stage';

/** What came of one call or one poll. */
export interface Look {
	/** The jobs that the workflow starts with. */
	started: INodeExecutionData[];
	/** What the node has told n8n: warnings of its log, and the error that ends a poll. */
	told: string[];
	/** How a call was answered. */
	answer?: { status: number; body: unknown };
}

/** A fault as a trigger meets it, before and after the end of the job, and what comes after the fault. */
export interface ObservedTrigger {
	jobId: string;
	whileItRuns: Look;
	whenItHasEnded: Look;
	/** Of that look. */
	requests: number;
	seconds: number;
	/** The next call or poll, and the one after it, when nothing goes wrong any more. */
	afterwards: [Look, Look];
	jobs: number;
	seen: Awaited<ReturnType<ContractRun['simulator']['control']['requests']>>;
}

/** Longer than any look takes, and no longer than engines let a job run. The test ends the job. */
const JOB_SECONDS = 30 * 60;

/** This process remembers by node, so each cell has a node of its own. */
let nodes = 0;

export async function playTrigger(
	contract: ContractRun,
	time: VirtualTime,
	{ fault, way, operation }: Cell,
): Promise<ObservedTrigger> {
	const { control } = contract.simulator;
	const jobType = jobTypeFor(contract, operation, fault);
	const trigger = triggerOf(contract, operation === 'call');
	if (operation !== 'call')
		await look(contract, trigger, contract.kit.credential(contract.simulator));
	await control.planJobs({ durationSeconds: JOB_SECONDS, outcome: { kind: 'success' } });
	const job = await contract.start(jobType);
	const jobId = String(job.json.jobId);
	const atThisFault = async () => {
		const stage = new Stage(contract, time, { operation });
		await fault.ways[way]?.(stage);
		const begun = Date.now();
		const { result, requests } = await counting(
			async () => await look(contract, trigger, stage.credential, jobId),
		);
		await stage.end();
		return { result, requests, seconds: (Date.now() - begun) / 1000 };
	};
	const right = async () =>
		await look(contract, trigger, contract.kit.credential(contract.simulator), jobId);

	const { result: whileItRuns } = await atThisFault();
	await contract.finish(job);
	const { result: whenItHasEnded, requests, seconds } = await atThisFault();
	return {
		jobId,
		whileItRuns,
		whenItHasEnded,
		requests,
		seconds,
		afterwards: [await right(), await right()],
		jobs: (await control.jobs()).length,
		seen: await control.requests(),
	};
}

function triggerOf({ kit, simulator }: ContractRun, isCalled: boolean): ActiveTrigger {
	const type = isCalled ? 'videoJobTrigger' : 'videoJobWatchTrigger';
	const node = { name: `Trigger ${++nodes}`, type, parameters: { provider: kit.provider.id } };
	return activeTrigger(node, { [kit.provider.credentials[0].type]: kit.credential(simulator) });
}

/** One poll or, about a job, one call. */
async function look(
	{ kit }: ContractRun,
	trigger: ActiveTrigger,
	credential: ICredentialDataDecryptedObject,
	jobId = '',
): Promise<Look> {
	const active = { ...trigger, credentials: { [kit.provider.credentials[0].type]: credential } };
	const told: string[] = [];
	try {
		return { told, ...(await lookWith(active, callAbout(kit, jobId), told)) };
	} catch (error) {
		const { message, description } = error as { message: string; description?: string };
		return { told: [...told, `${message} ${description}`], started: [] };
	}
}

async function lookWith(
	active: ActiveTrigger,
	body: object,
	told: string[],
): Promise<Omit<Look, 'told'>> {
	const node = active.workflow.getNode(active.name);
	if (node?.type === 'videoJobWatchTrigger') {
		const context = logging(pollContext(active), told) as unknown as IPollFunctions;
		return { started: (await new VideoJobWatchTrigger().poll.call(context))?.flat() ?? [] };
	}
	const { context, sent } = webhookContext(active, { body });
	logging(context, told);
	const response = await new VideoJobTrigger().webhook.call(
		context as unknown as IWebhookFunctions,
	);
	const { workflowData = [], webhookResponse } = response;
	const answer = { status: sent.status ?? 200, body: sent.body ?? (webhookResponse as unknown) };
	return { started: workflowData.flat(), answer };
}

/** Writes n8n's log into a list. */
function logging<Context extends object>(context: Context, told: string[]): Context {
	const warn = (message: string) => void told.push(message);
	return Object.defineProperty(context, 'logger', { value: { warn } });
}
