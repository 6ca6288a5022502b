import { z } from 'zod';

const socialAccountSchema = z.object({
	id: z.string(),
	platform: z.enum(['youtube', 'tiktok', 'instagram', 'facebook', 'x', 'linkedin']),
	platform_username: z.string(),
	token_valid: z.boolean().default(true),
});

/** What the customer has bought and set at WayinVideo. */
export const wayinAccount = z.object({
	plan: z
		.enum(['free', 'standard', 'enterprise'])
		.default('enterprise')
		.describe('standard: files can be uploaded; enterprise: more results and express mode too'),
	unitsLeft: z.number().default(100_000).describe('API units'),
	requestsPerMinute: z.number().int().positive().default(15).describe('For all requests together'),
	runningTasks: z.number().int().positive().default(5).describe('Tasks that may run at once'),
	retentionDays: z.number().positive().default(3).describe('From submission to expire_at'),
	socialAccounts: z
		.array(socialAccountSchema)
		.default([
			{ id: '5101', platform: 'youtube', platform_username: 'Harbour Clips' },
			{ id: '5102', platform: 'tiktok', platform_username: 'harbour.clips' },
			{
				id: '5103',
				platform: 'instagram',
				platform_username: 'harbour.old',
				token_valid: false,
			},
		])
		.describe('Connected social accounts'),
});

export type WayinAccount = z.infer<typeof wayinAccount>;
