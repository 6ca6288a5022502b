import { z } from 'zod';
import { regularExpressionSchema } from './regular-expression';
import { rewriteSchema } from './rewritten-json';

const headers = z.record(z.string()).optional();
/** Whether the request reaches the provider, so that a job is made although the client never learns of it. */
const processed = z.boolean().default(false);

/** What goes wrong. */
export const faultEffectSchema = z.discriminatedUnion('kind', [
	/** Another answer: any status, and a body that is JSON unless it is a string. */
	z
		.object({
			kind: z.literal('respond'),
			status: z.number().int().min(200).max(599),
			body: z.unknown().optional(),
			headers,
			processed,
		})
		.strict(),
	/** The connection is reset without an answer. */
	z.object({ kind: z.literal('reset'), processed }).strict(),
	/** The answer announces its whole length and breaks off after `keepBytes` (half of it unless told). */
	z
		.object({ kind: z.literal('truncate'), keepBytes: z.number().int().nonnegative().optional() })
		.strict(),
	/** An answer without a body. */
	z.object({ kind: z.literal('empty'), status: z.number().int().default(200), processed }).strict(),
	/** A web page where JSON is expected, as a proxy in front of the provider sends. */
	z.object({ kind: z.literal('html'), status: z.number().int().default(502), processed }).strict(),
	/** The right answer with some of its JSON changed. */
	rewriteSchema.extend({ kind: z.literal('rewrite') }),
	/** The answer trickles: real bytes per real second. */
	z.object({ kind: z.literal('throttle'), bytesPerSecond: z.number().positive() }).strict(),
]);

export type FaultEffect = z.output<typeof faultEffectSchema>;

/** A fault to inject into requests that match. */
export const faultSchema = z
	.object({
		provider: z.string().optional(),
		target: z.enum(['api', 'files']).optional(),
		method: z.string().optional(),
		/** Regular expression that path and query must match. */
		path: regularExpressionSchema.optional(),
		/** How many matching requests pass unharmed first. */
		skip: z.number().int().nonnegative().default(0),
		/** How many are hit; 0 means all until the fault is removed. */
		times: z.number().int().nonnegative().default(1),
		/** Real milliseconds before anything else happens. */
		delayMs: z.number().nonnegative().optional(),
		/** Real milliseconds for which the answer is held back, be it the provider's or another. */
		holdMs: z.number().nonnegative().optional(),
		/** Without one the fault is the delay alone. */
		effect: faultEffectSchema.optional(),
	})
	.strict();

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;
/** A fault in force, with what is left of it. */
export type ActiveFault = Fault & { readonly id: number };
