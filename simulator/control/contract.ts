import { z } from 'zod';
import { outcomeSchema, outputSchema } from '../core/outcome';
import { regularExpressionSchema } from '../core/regular-expression';

/** `PATCH /_sim/jobs/:provider/:id` */
export const jobChangeSchema = z
	.object({
		/** Virtual seconds from submission to end. */
		durationSeconds: z.number().nonnegative().optional(),
		outcome: outcomeSchema.optional(),
		output: outputSchema.optional(),
	})
	.strict();
export type JobChange = z.input<typeof jobChangeSchema>;

/** `POST /_sim/jobs/:provider/:id/finish`: the outcome is the planned one unless given. */
export const finishSchema = z.object({ outcome: outcomeSchema.optional() }).strict();

/** `PATCH /_sim/clock` */
export const clockChangeSchema = z.object({ speed: z.number().nonnegative() }).strict();

/** `POST /_sim/clock/advance` */
export const advanceSchema = z.object({ seconds: z.number().nonnegative() }).strict();

/** `GET /_sim/jobs` */
export const jobFilterSchema = z
	.object({
		provider: z.string().optional(),
		jobType: z.string().optional(),
		state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired']).optional(),
	})
	.strict();
export type JobFilter = z.input<typeof jobFilterSchema>;

/** `GET /_sim/requests` */
export const requestFilterSchema = z
	.object({
		provider: z.string().optional(),
		target: z.enum(['api', 'files']).optional(),
		method: z.string().optional(),
		url: regularExpressionSchema.optional(),
		status: z.coerce.number().optional(),
		afterId: z.coerce.number().optional(),
	})
	.strict();

/** `GET /_sim/clock` */
export interface ClockInfo {
	/** Virtual time, ISO 8601. */
	now: string;
	/** Virtual time, ms since the Unix epoch. */
	nowMs: number;
	/** Virtual seconds per real second; 0 = stopped. */
	speed: number;
}

/** `GET /_sim` */
export interface SimulatorInfo {
	url: string;
	filesUrl: string;
	seed: string;
	clock: ClockInfo;
	providers: { id: string; displayName: string; baseUrl: string; apiKey: string }[];
}

/** `GET /_sim/:provider/switches` and `/account` */
export interface SettingsInfo {
	values: Record<string, unknown>;
	descriptions: Record<string, string>;
}
