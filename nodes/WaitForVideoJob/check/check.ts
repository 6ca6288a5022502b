import { randomUUID } from 'node:crypto';
import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { z } from 'zod';
import { resumeUrlOf } from '../../shared/items/resumeUrl';
import { KEEP_RUNNING_POLICY } from '../../shared/waiting/schedule';
import { patient } from '../../shared/waiting/loop';
import { checkEntries, type Checked } from '../checking';
import { deliver, receivingNode } from '../deliver';
import { enteredMode } from '../../shared/parking/mode';
import { asLastSeen, progressHint } from '../outcome';
import { providersOfNode, runningJobs, type Entry } from '../waitingJob';
import { asEnding, endingWithErrors } from '../../shared/parking/subExecution';
import { askParent } from '../../shared/parking/otherExecution';
import { fromParked, howToWaitAgain, toParked } from './state';

/** Where the state is kept between checks: with the execution, in n8n's database. */
const MEMORY = 'waits';

/** Where the last call that was taken is kept. */
const LAST_CALL = 'lastCall';

/** Where the URL to call this execution is kept: to make it, n8n has to evaluate an expression. */
const RESUME_URL = 'resumeUrl';

/** How often an execution that has continued without this one is asked whether it has ended. */
const ASK_AGAIN_MS = 60 * 60 * 1000;

/** n8n resumes a parked execution up to a minute late, so a check that a call leads to is waited for here. */
const HELD_FOR_CALL_MS = 15_000;

/** What the waiting execution sends to the one that checks for it. */
const bodySchema = z.object({ jobIds: z.array(z.string()).max(10_000) });

/** What the call leaves for the node that checks: n8n hands it over as the node's input. */
const callSchema = z.object({ call: bodySchema.extend({ id: z.string() }) });

/** With its first item, the waiting execution says when it has sent requests, and when the next are due. */
const handedOverSchema = z.object({
	sent: z.record(z.string(), z.array(z.number())).optional(),
	due: z.number().optional(),
});

/**
 * Takes a call that the waiting execution passes on: the execution that checks resumes at once, as if
 * these jobs were due.
 */
export function takeCall(n8n: IWebhookFunctions): IWebhookResponseData {
	const body = bodySchema.safeParse(n8n.getBodyData());
	if (!body.success) return { webhookResponse: { checking: false } };
	const call = { ...body.data, id: randomUUID() };
	return { webhookResponse: { checking: true }, workflowData: [[{ json: { call } }]] };
}

/**
 * Checks the jobs that are due, for a parked execution. n8n resumes one by sending what went *into* the
 * node out of its first output, which leads back here; so the state is kept beside the items.
 *
 * @returns the results on the second output when all jobs have ended. While parked, the first output has what
 *   remains if n8n is killed, and the second the URL to call this execution. Empty when the parent is gone
 */
export async function checkForParent(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const isSupervised = n8n.getNodeParameter('supervised', 0, false) === true;
	if (!isSupervised) return await checkJobs(n8n, (items) => items);
	return await endingWithErrors(async () => await checkJobs(n8n, asEnding));
}

async function checkJobs(
	n8n: IExecuteFunctions,
	handOver: (results: INodeExecutionData[]) => INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	const memory = n8n.getContext('node');
	const stored = memory[MEMORY] as unknown[] | undefined;
	const called = calledJobs(n8n);
	const parked = stored ?? begin(n8n);
	const entries = await resume(n8n, parked);

	if (stored && called.size === 0) {
		const parent = await askParent(n8n);
		if (parent === 'gone') return [[], []];
		// n8n would resume the other node, an approval for example, with the results of this execution.
		if (parent === 'elsewhere') return await park(n8n, entries, Date.now() + ASK_AGAIN_MS);
	}

	const { entries: checked, resumeAt } = stored
		? await checkWhatIsDue(n8n, entries, called)
		: notYet(entries, parked[0]);
	if (resumeAt === Infinity) return [[], handOver(await deliver(n8n, checked, 'suspend'))];
	memory[MEMORY] = checked.map(toParked);
	n8n.addExecutionHints(
		progressHint(checked, 'checking', {
			parkedAt: Date.now(),
			due: resumeAt,
			timezone: n8n.getTimezone(),
		}),
	);
	return await park(n8n, checked, resumeAt);
}

async function checkWhatIsDue(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	called: ReadonlySet<string>,
): Promise<Checked> {
	const stay = enteredMode(n8n) === 'automatic' ? 'forNearEnds' : 'whileDue';
	const due = entries.map((entry) => dueIfCalled(entry, called));
	if (called.size > 0) await untilCalledJobIsDue(due);
	return await checkEntries(n8n, due, stay, 'suspend');
}

/** The execution that starts this one runs until this one is parked, and a kill must not meet it. */
function notYet(entries: Entry[], handedOver: unknown): Checked {
	const { due } = handedOverSchema.parse(handedOver);
	const dues = runningJobs(entries).map(({ watch }) => watch.dueAt);
	return { entries, resumeAt: due ?? Math.min(Infinity, ...dues) };
}

/** What the waiting execution hands over when it is parked. */
function begin(n8n: IExecuteFunctions): unknown[] {
	const items = n8n.getInputData().map(({ json }) => json);
	Object.assign(n8n.getContext('flow'), handedOverSchema.parse(items[0]).sent);
	return items;
}

async function park(
	n8n: IExecuteFunctions,
	entries: readonly Entry[],
	until: number,
): Promise<INodeExecutionData[][]> {
	await n8n.putExecutionToWait(new Date(until));
	const memory = n8n.getContext('node');
	const resumeUrl = (memory[RESUME_URL] ??= resumeUrlOf(n8n)) as string;
	return [asLastSeen(entries, receivingNode(n8n)), [{ json: { resumeUrl } }]];
}

/** @throws n8n's error, naming the jobs, when what was parked cannot be waited for any more */
async function resume(n8n: IExecuteFunctions, parked: readonly unknown[]): Promise<Entry[]> {
	try {
		const find = await providersOfNode(n8n);
		return parked.map((item, itemIndex) => fromParked(n8n, itemIndex, item, find));
	} catch (error) {
		const reason = error instanceof z.ZodError ? 'its state is unknown' : (error as Error).message;
		throw new NodeOperationError(n8n.getNode(), `The parked wait cannot continue: ${reason}`, {
			description: howToWaitAgain(parked),
		});
	}
}

/**
 * The jobs that a new call is about; none when the node runs for its schedule, although n8n then hands
 * over the same input once more.
 */
export function calledJobs(n8n: IExecuteFunctions): ReadonlySet<string> {
	const parsed = callSchema.safeParse(n8n.getInputData()[0]?.json);
	const memory = n8n.getContext('node');
	if (!parsed.success || memory[LAST_CALL] === parsed.data.call.id) return new Set();
	memory[LAST_CALL] = parsed.data.call.id;
	return new Set(parsed.data.call.jobIds);
}

/**
 * The provider has called about this job, so it is due, but no sooner than any check after another: a call
 * that is repeated in a loop asks no more often than a wait in memory does. After trouble its pause is
 * kept, as the provider may have required it.
 */
function dueIfCalled(entry: Entry, called: ReadonlySet<string>): Entry {
	if (!('job' in entry) || 'end' in entry || 'parkedEnd' in entry) return entry;
	const { job } = entry;
	if (!called.has(job.named.reference.jobId)) return entry;
	const { watch } = job;
	const floorMs = patient(KEEP_RUNNING_POLICY, watch).floorSeconds * 1000;
	const earliest = Math.max(job.clock.now(), (watch.checkedAt ?? -Infinity) + floorMs);
	const isResting = watch.troublesInARow > 0 || watch.refusals > 0;
	const dueAt = isResting ? watch.dueAt : Math.min(watch.dueAt, earliest);
	return { job: { ...job, calledAbout: true, watch: { ...watch, dueAt } } };
}

/** @throws Stopped when the execution is stopped */
async function untilCalledJobIsDue(entries: readonly Entry[]): Promise<void> {
	const called = runningJobs(entries).filter(({ calledAbout }) => calledAbout);
	const [job] = called;
	if (!job) return;
	const pause = Math.min(...called.map(({ watch }) => watch.dueAt)) - job.clock.now();
	if (pause > 0 && pause <= HELD_FOR_CALL_MS) await job.clock.sleep(pause);
}
