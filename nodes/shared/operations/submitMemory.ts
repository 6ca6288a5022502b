import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { TROUBLE_KINDS, type Trouble } from '../http/trouble';
import { videoJobSchema, type VideoJob } from '../job/videoJob';

/** Where n8n keeps it: with the execution, for this node. */
const MEMORY = 'submits';

const troubleSchema = z.object({
	kind: z.enum(TROUBLE_KINDS),
	message: z.string(),
	advice: z.string(),
	code: z.string().optional(),
	httpStatus: z.number().optional(),
});

const rememberedSchema = z.union([
	z.object({ accepted: videoJobSchema }),
	z.object({ fateUnknown: troubleSchema }),
]);

/** What came of a submit that must not be sent again. */
export type Remembered = { accepted: VideoJob } | { fateUnknown: Trouble };

/** What an item's submit has come to in this execution, if it has been sent before. */
export interface SubmitMemory {
	recall(): Remembered | undefined;
	remember(outcome: Remembered): void;
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
		recall() {
			const parsed = rememberedSchema.safeParse(all()[key]);
			return parsed.success ? parsed.data : undefined;
		},
		remember(outcome) {
			node[MEMORY] = { ...all(), [key]: outcome };
		},
	};
}
