import { z } from 'zod';

/** What the customer has paid in. No call of the API shows it. */
export const globalAiOpcAccount = z.object({
	balance: z
		.number()
		.default(100_000)
		.describe('What is left; a create call that costs more is refused'),
	pricePerCall: z
		.number()
		.nonnegative()
		.default(1.2)
		.describe('Price of one create call, any family'),
	assetReviewSeconds: z
		.number()
		.nonnegative()
		.default(30)
		.describe('Virtual seconds until an asset is Active'),
});

export type GlobalAiOpcAccount = z.infer<typeof globalAiOpcAccount>;
