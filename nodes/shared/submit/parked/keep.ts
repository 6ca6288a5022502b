import type { IExecuteFunctions, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { hasContinued } from '../../parking/otherExecution';
import { asEnding, endingWithErrors, startChild } from '../../parking/subExecution';
import type { VideoProvider } from '../../provider/contract';
import { asUsersNode } from './asUsersNode';
import {
	afterLimit,
	asLastSeen,
	isDone,
	mayHaveLeft,
	outputOfParked,
	progressHint,
	waitingIn,
} from './outcomes';
import { planTurn } from './plan';
import {
	fromItems,
	reportIn,
	storedOutcome,
	toItems,
	type ParkedItems,
	type Report,
} from './state';
import { KEEP, submittingWorkflow } from './workflows';

/** Where the items are kept: with the execution, in n8n's database. */
const KEPT = 'submits';

/**
 * After a kill n8n may take an execution for ended that it has just resumed. This long it may take until the
 * report of such a one comes, milliseconds; n8n resumes in time after such a pause.
 */
const LATE_REPORT_MS = 90_000;

/** In n8n's message about an execution that a user stopped. */
const STOPPED = /cancell?ed/i;

/** The items, and what is known of the execution that submits some of them. */
interface Kept extends ParkedItems {
	/** How many were started to submit. */
	turns: number;
	current?: LeftBehind['current'];
	/** Items that may have been accepted, and that no report covers. */
	fateUnknown: number[];
	/** Of a refusal for the rate, epoch milliseconds. */
	restUntil?: number;
}

/**
 * Keeps the items of a user's node whose turns come later, and starts one execution after the other to submit
 * them. n8n parks this one meanwhile; it runs for moments only.
 *
 * @returns what became of all items on the second output. While parked, the first output has what remains if
 *   n8n is killed while this one runs
 */
export async function keepSubmitting(
	n8n: IExecuteFunctions,
	providerOf: (n8n: IExecuteFunctions) => Promise<VideoProvider>,
): Promise<INodeExecutionData[][]> {
	return await endingWithErrors(async () => await keep(n8n, providerOf));
}

async function keep(
	n8n: IExecuteFunctions,
	providerOf: (n8n: IExecuteFunctions) => Promise<VideoProvider>,
): Promise<INodeExecutionData[][]> {
	const context = n8n.getContext('node');
	const input = n8n.getInputData();
	const kept = (context[KEPT] ??= { ...fromItems(input), turns: 0, fateUnknown: [] }) as Kept;
	const usersNode = asUsersNode(n8n, kept);
	if (kept.current) {
		const report = reportIn(input, kept.turns) ?? (await reportOf(n8n, kept));
		if (report?.isOver) return [[], []];
		if (!report && !kept.current.isMissed && !isStopped(input)) {
			kept.current.isMissed = true;
			await n8n.putExecutionToWait(new Date(Date.now() + LATE_REPORT_MS));
			return [asLastSeen(usersNode, kept, kept.current.items), []];
		}
		if (report) take(kept, report);
		else if (await hasNeverBegun(n8n, kept)) delete kept.current;
		else giveUp(usersNode, kept);
		if (isStopped(input)) throw stopped(kept);
	}
	if (isDone(kept)) return [[], asEnding(outputOfParked(usersNode, kept))];

	const [first = 0, ...others] = waitingIn(kept);
	const plan = planTurn(usersNode, await providerOf(usersNode), first, kept.restUntil);
	if (plan.due > (kept.user.endsAt ?? Infinity)) {
		for (const item of [first, ...others]) {
			kept.entries[item] = { outcome: afterLimit(usersNode, item, plan.due) };
		}
		return [[], asEnding(outputOfParked(usersNode, kept))];
	}
	const items = [first, ...others].slice(0, plan.items);
	const turn = { number: ++kept.turns, due: plan.due, keeper: n8n.getExecutionId() };
	const workflow = submittingWorkflow(n8n, kept.user.nodeName);
	const child = await startChild(n8n, workflow, toItems({ ...kept, turn }, items));
	kept.current = { items, ...('executionId' in child && { executionId: child.executionId }) };
	if ('results' in child) throw new RangeError('The execution that submits has not parked itself');
	n8n.addExecutionHints(progressHint(usersNode, kept, plan.due, 'keep'));
	return [asLastSeen(usersNode, kept, items), []];
}

/** Takes over what an execution has reported. */
function take(kept: Kept, { outcomes, left, memory, isKnown }: Report): void {
	for (const { item, outcome } of outcomes) kept.entries[item] = { outcome };
	if (memory) kept.memory = memory;
	kept.user.isKnown ||= isKnown;
	delete kept.current;
	delete kept.restUntil;
	const entry = left && kept.entries[left.item];
	if (!left || !entry?.waiting) return;
	entry.waiting.giveUpAt = left.giveUpAt;
	kept.restUntil = left.at;
}

/** What was in flight in an execution that was ended is unknown, so nothing of it is submitted again. */
function giveUp(n8n: IExecuteFunctions, kept: Kept): void {
	for (const item of kept.current?.items ?? []) {
		const failure = mayHaveLeft(n8n, item);
		kept.entries[item] = { outcome: storedOutcome({ ok: false, failure }) };
		kept.fateUnknown.push(item);
	}
	delete kept.current;
}

/** What an execution has left of a report that did not reach this one. */
async function reportOf(
	n8n: IExecuteFunctions,
	{ current, turns }: Kept,
): Promise<Report | undefined> {
	if (!current?.isMissed || current.executionId === undefined) return undefined;
	const data = await n8n.getExecutionDataById(current.executionId);
	const { runData = {}, lastNodeExecuted = '' } = data?.resultData ?? {};
	return reportIn(runData[lastNodeExecuted]?.at(-1)?.data?.main?.[0] ?? [], turns);
}

/**
 * Whether n8n has ended the execution that submits before it began. In queue mode a start of the workers does that
 * to those that are queued. An execution that begins later finds that it is missed, or that this one has ended.
 */
async function hasNeverBegun(n8n: IExecuteFunctions, { current }: Kept): Promise<boolean> {
	if (current?.executionId === undefined) return false;
	const data = await n8n.getExecutionDataById(current.executionId);
	return data !== undefined && !hasContinued(data);
}

function isStopped([first]: readonly INodeExecutionData[]): boolean {
	const error: unknown = first?.json.error;
	return typeof error === 'string' && STOPPED.test(error);
}

/** The output of the items that were accepted is lost with the node, so the error names them. */
function stopped(kept: Kept): Error {
	const jobs = kept.entries.flatMap(({ outcome }) =>
		outcome && 'accepted' in outcome && outcome.accepted ? [outcome.accepted.description] : [],
	);
	const description = [
		jobs.length > 0 ? `Accepted before this and running: ${jobs.join(', ')}.` : '',
		kept.fateUnknown.length > 0
			? `Items ${kept.fateUnknown.join(', ')} may have been accepted: look for their jobs in the provider's list before you submit them again.`
			: '',
		'The other items were not submitted.',
	];
	return Object.assign(new Error('The execution that submitted the items was stopped'), {
		description: description.filter(Boolean).join(' '),
	});
}

const leftBehindSchema = z.object({
	memory: z.object({
		node: z.record(z.string(), z.unknown()),
		flow: z.record(z.string(), z.unknown()),
	}),
	current: z
		.object({
			/** The items that it was given. */
			items: z.array(z.number()),
			executionId: z.string().optional(),
			/** It has ended without a report, and its report may come late. */
			isMissed: z.boolean().optional(),
		})
		.optional(),
	fateUnknown: z.array(z.number()),
});

/** What an execution that kept items knows about them, for a later run of the user's node. */
export type LeftBehind = z.infer<typeof leftBehindSchema>;

/** Reads it from what n8n has stored of that execution; undefined where that is gone. */
export function leftBehindIn(data: IRunExecutionData | undefined): LeftBehind | undefined {
	const context = data?.executionData?.contextData[`node:${KEEP}`];
	return leftBehindSchema.safeParse(context?.[KEPT]).data;
}
