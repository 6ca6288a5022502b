import { z } from 'zod';
import type { ProviderContext } from '../core/provider';
import type { Body, ServiceWire } from './wire';

/** What is open is described where each service is. */
export const videoServiceSwitches = z.object({
	submitsPerMinute: z
		.number()
		.int()
		.nonnegative()
		.default(0)
		.describe('Submits of one service per minute before HTTP 429; 0 sets no limit'),
});

export const videoServiceAccount = z.object({
	outputs: z.number().int().positive().default(1).describe('Links that a job ends with'),
});

/** What a service knows of a job beyond the job. */
export interface ServiceJob {
	service: ServiceWire;
	body: Body;
	/** Where the client reaches the service. */
	base: string;
	callbackUrl?: string | undefined;
}

export type VideoServiceContext = ProviderContext<
	typeof videoServiceSwitches,
	typeof videoServiceAccount,
	ServiceJob
>;
