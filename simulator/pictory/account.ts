import { z } from 'zod';

const allowance = (limit: number, used = 0) =>
	z.object({ used: z.number(), limit: z.number() }).default({ used, limit });

/** What the customer has bought and set. */
export const pictoryAccount = z.object({
	clientId: z.string().default('sim-client-id').describe('Old OAuth scheme: client_id'),
	clientSecret: z.string().default('sim-client-secret').describe('Old OAuth scheme: client_secret'),
	userId: z.string().default('sim-user-id').describe('Old OAuth scheme: X-Pictory-User-Id'),
	videoMinutes: allowance(600).describe('Used up by renders'),
	transcriptionMinutes: allowance(600).describe('Used up by transcriptions'),
	elevenLabsVoiceOverMinutes: allowance(60).describe('Used up by premium voices'),
	aiCredits: allowance(2000).describe('Used up by AI Studio and by AI visuals'),
	plan: z.string().default('Teams').describe('Name of the plan in the credits history'),
});

export type PictoryAccount = z.infer<typeof pictoryAccount>;
