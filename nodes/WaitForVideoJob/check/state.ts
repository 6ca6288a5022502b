import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { describeJob, jobReferenceSchema, type JobReference } from '../../shared/job/jobReference';
import { JOB_STATUSES } from '../../shared/job/videoJob';
import {
	failureFrom,
	storedFailure,
	storedFailureSchema,
} from '../../shared/parking/storedFailure';
import { storedTroubleSchema } from '../../shared/trouble/trouble';
import type { Settled } from '../../shared/waiting/loop';
import { waitOptionsSchema } from '../options';
import { resumeWaitingJob, type Entry, type FindProvider, type ParkedEnd } from '../waitingJob';

const time = z.number();

const watchSchema = z.object({
	reference: jobReferenceSchema,
	usual: z.object({ medianSeconds: z.number().positive(), sigma: z.number().positive() }),
	learnedFrom: z.number().optional(),
	minimumCheckSeconds: z.number(),
	submittedAt: time,
	startedAt: time,
	deadline: time,
	dueAt: time,
	checkedAt: time.optional(),
	checks: z.number(),
	troublesInARow: z.number(),
	refusals: z.number().default(0),
	lastTrouble: z.string().default(''),
	unsettledInARow: z.number(),
	grownTo: z.number().optional(),
	unsettledSince: time.optional(),
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

/**
 * What is parked of one item between checks: reference and schedule, never a result or a key. Executions
 * that version 0.1 has parked hold it in this form as well, without what is optional or has a default.
 */
export const parkedItemSchema = z.union([
	// First, since nearly all items are of this kind and each is tried in turn.
	z.object({
		watch: watchSchema,
		options: waitOptionsSchema,
		end: endSchema.optional(),
		calledAbout: z.boolean().optional(),
		workflowLimitSeconds: z.number().optional(),
	}),
	/** An item that cannot be waited for, kept in its place until the others are done. */
	z.object({ failed: storedFailureSchema }),
]);

export type ParkedItem = z.infer<typeof parkedItemSchema>;

/** The entry as it is stored. */
export function toParked(entry: Entry): ParkedItem {
	if ('failure' in entry) {
		return { failed: storedFailure(entry.failure) };
	}
	const { watch, options, calledAbout, workflowLimitSeconds } = entry.job;
	const end = 'parkedEnd' in entry ? entry.parkedEnd : 'end' in entry && toParkedEnd(entry.end);
	return {
		watch,
		options,
		...(end && { end }),
		...(calledAbout && { calledAbout }),
		...(workflowLimitSeconds !== undefined && { workflowLimitSeconds }),
	};
}

/**
 * The entry that was stored.
 *
 * @throws an error for something else, and InvalidInput when the provider is not chosen any more
 */
export function fromParked(
	n8n: IExecuteFunctions,
	itemIndex: number,
	stored: unknown,
	find?: FindProvider,
): Entry {
	const parked = parkedItemSchema.parse(stored);
	if ('failed' in parked) {
		return { failure: failureFrom({ node: n8n.getNode(), itemIndex }, parked.failed) };
	}
	const { end, ...kept } = parked;
	const job = resumeWaitingJob(n8n, itemIndex, kept, find);
	return end ? { job, parkedEnd: end } : { job };
}

function toParkedEnd({ settlement, at }: Settled): ParkedEnd {
	switch (settlement.kind) {
		case 'lost':
			return { kind: 'lost', at, trouble: settlement.trouble };
		case 'timedOut':
			return { kind: 'timedOut', at };
		case 'finished':
			return { kind: 'finished', at };
	}
}

const referenceOnly = z.object({ watch: z.object({ reference: jobReferenceSchema }) });

/** The jobs in what was stored, whatever else is wrong with it. */
export function referencesIn(stored: readonly unknown[]): JobReference[] {
	return stored.flatMap((item) => {
		const parsed = referenceOnly.safeParse(item);
		return parsed.success ? [parsed.data.watch.reference] : [];
	});
}

/** What to do when what was stored cannot be waited for any more. */
export function howToWaitAgain(stored: readonly unknown[]): string {
	const jobs = referencesIn(stored).map(({ provider, jobId }) => describeJob(provider, jobId));
	return `The jobs themselves are not affected. Wait for them again by their job ID: ${jobs.join(', ')}`;
}
