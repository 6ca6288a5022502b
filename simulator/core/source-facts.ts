import { z } from 'zod';

/** What a provider would find out by fetching a source. */
export const sourceFactsSchema = z
	.object({
		/** Length of the source in seconds. */
		durationSeconds: z.number().positive().optional(),
		hasSpeech: z.boolean().optional(),
		sizeBytes: z.number().nonnegative().optional(),
	})
	.strict();

export type SourceFacts = z.infer<typeof sourceFactsSchema>;
