import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { storedTroubleSchema } from '../shared/trouble/trouble';
import { jobReferenceSchema } from '../shared/job/jobReference';
import { JOB_STATUSES } from '../shared/job/videoJob';
import { withMessage, type ItemError } from '../shared/items/itemError';
import type { Settled } from '../shared/waiting/keepRunning';
import { resumeWaitingJob, type WaitingJob } from './waitingJob';
import { waitOptionsSchema } from './waitOptions';

const time = z.number();

const watchSchema = z.object({
	reference: jobReferenceSchema,
	usual: z.object({ medianSeconds: z.number().positive(), sigma: z.number().positive() }),
	minimumCheckSeconds: z.number(),
	submittedAt: time,
	startedAt: time,
	deadline: time,
	dueAt: time,
	checks: z.number(),
	troublesInARow: z.number(),
	unsettledInARow: z.number(),
	progress: z.array(z.object({ at: time, percent: z.number() })),
	lastStatus: z.enum(JOB_STATUSES).optional(),
	lastStage: z.string().optional(),
});

/** How a wait ended, without the result: that is asked for again when everything has ended. */
const endSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('finished'), at: time }),
	z.object({ kind: z.literal('timedOut'), at: time }),
	z.object({ kind: z.literal('lost'), at: time, trouble: storedTroubleSchema }),
]);

/** An item that cannot be waited for, kept in its place until the others are done. */
const failedSchema = z.object({
	message: z.string(),
	description: z.string(),
	reference: jobReferenceSchema.optional(),
	details: z.record(z.unknown()),
});

/** What is parked of one item between checks: reference and schedule, never a result or a key. */
export const parkedItemSchema = z.union([
	z.object({ failed: failedSchema }),
	z.object({
		watch: watchSchema,
		options: waitOptionsSchema,
		end: endSchema.optional(),
		calledAbout: z.boolean().optional(),
	}),
]);

export type ParkedItem = z.infer<typeof parkedItemSchema>;

export type ParkedEnd = z.infer<typeof endSchema>;

/** What stands for an item while the node waits. */
export type Entry =
	| { failure: ItemError }
	/** Without an end while the job is waited for; with its result once that has been seen. */
	| { job: WaitingJob; end?: Settled }
	/** Ended in an earlier run of the node, which could not keep the result. */
	| { job: WaitingJob; parkedEnd: ParkedEnd };

/** The entry as it is stored. */
export function toParked(entry: Entry): ParkedItem {
	if ('failure' in entry) {
		const { error, ...about } = entry.failure;
		const description = error.description ?? '';
		return { failed: { message: error.message, description, ...about } };
	}
	const { watch, options, calledAbout } = entry.job;
	const end = 'parkedEnd' in entry ? entry.parkedEnd : entry.end && toParkedEnd(entry.end);
	return { watch, options, ...(end && { end, ...(calledAbout && { calledAbout }) }) };
}

/**
 * The entry that was stored.
 *
 * @throws InvalidInput when the provider or its credential is not there any more
 */
export function fromParked(context: IExecuteFunctions, itemIndex: number, stored: unknown): Entry {
	const parked = parkedItemSchema.parse(stored);
	if ('failed' in parked) {
		const { message, description, reference, details } = parked.failed;
		const error = new NodeOperationError(context.getNode(), message, { itemIndex, description });
		const about = { reference, details: details as IDataObject };
		return { failure: { error: withMessage(error, message), ...about } };
	}
	const { watch, options, end, calledAbout } = parked;
	const job = resumeWaitingJob(context, itemIndex, watch, options);
	return end ? { job: { ...job, ...(calledAbout && { calledAbout }) }, parkedEnd: end } : { job };
}

function toParkedEnd({ settlement, at }: Settled): ParkedEnd {
	return settlement.kind === 'lost'
		? { kind: 'lost', at, trouble: settlement.trouble }
		: { kind: settlement.kind, at };
}
