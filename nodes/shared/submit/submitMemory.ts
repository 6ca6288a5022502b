import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { storedTroubleSchema } from '../trouble/trouble';
import { videoJobSchema, type VideoJob } from '../job/videoJob';

/** Where n8n keeps it: with the execution, for this node. */
const MEMORY = 'submits';

const lostSubmitSchema = z.object({
	/** What came in place of an answer. */
	trouble: storedTroubleSchema,
	/** When that was, epoch milliseconds. */
	since: z.number(),
	/** What its job is recognised by in the provider's list; absent where there is none. */
	recognisedBy: z.record(z.union([z.string(), z.number()])).optional(),
	/** Ids of the jobs that the list showed before; absent where it could not be read. */
	listedBefore: z.array(z.string()).optional(),
});

const rememberedSchema = z.union([
	z.object({ accepted: videoJobSchema }),
	z.object({ fateUnknown: lostSubmitSchema }),
]);

/** A submit that has left and of which nobody knows whether it was accepted. */
export type LostSubmit = z.infer<typeof lostSubmitSchema>;

/** What came of a submit that must not be sent again. */
export type Remembered = { accepted: VideoJob } | { fateUnknown: LostSubmit };

/** What an item's submit has come to in this execution, if it has been sent before. */
export interface SubmitMemory {
	recall(): Remembered | undefined;
	remember(outcome: Remembered): void;
	/** For a submit that was definitely refused, and may be sent again. */
	forget(): void;
	/** The lost submits of the node's other items. */
	otherLost(): LostSubmit[];
}

/**
 * Remembers submits with the execution. n8n's Retry On Fail runs the whole node again for the sake of one
 * item, and Retry Execution does so later; the others must not be paid for twice.
 *
 * The key covers the run of the node as well, so that a loop that submits the same thing again on purpose
 * does submit it again.
 *
 * @param request all that makes this submit what it is
 */
export function submitMemory(
	context: IExecuteFunctions,
	itemIndex: number,
	request: unknown,
): SubmitMemory {
	const runIndex: unknown = context.getWorkflowDataProxy(itemIndex).$runIndex;
	const key = createHash('sha256')
		.update(JSON.stringify([runIndex, itemIndex, request]))
		.digest('hex');
	const node = context.getContext('node');
	const all = () => ({ ...(node[MEMORY] as Record<string, unknown> | undefined) });
	return {
		recall: () => read(all()[key]),
		remember(outcome) {
			node[MEMORY] = { ...all(), [key]: outcome };
		},
		forget() {
			node[MEMORY] = Object.fromEntries(Object.entries(all()).filter(([other]) => other !== key));
		},
		otherLost: () =>
			Object.entries(all()).flatMap(([other, value]) => {
				const remembered = other === key ? undefined : read(value);
				return remembered && 'fateUnknown' in remembered ? [remembered.fateUnknown] : [];
			}),
	};
}

function read(value: unknown): Remembered | undefined {
	const parsed = rememberedSchema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}
