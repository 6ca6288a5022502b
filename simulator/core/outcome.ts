import { z } from 'zod';

/**
 * How a job ends.
 * - `success`: with results.
 * - `empty`: successfully, with nothing in it.
 * - `failure`: with the provider's own error code (for Vizard a number such as 4008, for Pictory a word) and text.
 * - `cancelled`: for providers that have such a status.
 * - `never`: it stays running.
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('success') }).strict(),
	z.object({ kind: z.literal('empty') }).strict(),
	z
		.object({
			kind: z.literal('failure'),
			code: z.union([z.string(), z.number()]).transform(String).default(''),
			message: z.string().optional(),
		})
		.strict(),
	z.object({ kind: z.literal('cancelled') }).strict(),
	z.object({ kind: z.literal('never') }).strict(),
]);

export type Outcome = z.output<typeof outcomeSchema>;
/** An outcome as a caller may write it: the failure code also as a number, or left out. */
export type OutcomeInput = z.input<typeof outcomeSchema>;

/** What the results look like. */
export const outputSchema = z
	.object({
		/** How many videos come out. */
		count: z.number().int().nonnegative().optional(),
		/** Size of each video file in bytes; above the size of a real small MP4 it is filled up to exactly this. */
		sizeBytes: z.number().int().positive().optional(),
		/** Name of a file in simulator/media that every video is. */
		file: z.string().optional(),
	})
	.strict();

export type OutputPlan = z.infer<typeof outputSchema>;
