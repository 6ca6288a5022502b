import { z } from 'zod';

const socialAccountSchema = z.object({
	id: z.string(),
	platform: z.enum(['TikTok', 'YouTube', 'Instagram', 'Facebook', 'Twitter', 'LinkedIn']),
	username: z.string(),
	page: z.string().default(''),
	status: z.enum(['active', 'expired', 'locked', 'not connected']).default('active'),
});

/** What the customer has bought and set in Vizard's web app. */
export const vizardAccount = z.object({
	plan: z
		.enum(['free', 'creator', 'business'])
		.default('business')
		.describe('business: answers carry shareLink; free: publishing answers 4004'),
	minutesLeft: z.number().default(100_000).describe('Upload minutes, used up by source length'),
	createsPerMinute: z
		.number()
		.int()
		.positive()
		.default(3)
		.describe('Create calls a minute; more by arrangement with support'),
	createsPerHour: z
		.number()
		.int()
		.positive()
		.default(20)
		.describe('Create calls an hour; more by arrangement with support'),
	credits: z.number().default(1000).describe('Credits; posting to X with a link costs 10'),
	webhookUrl: z.string().url().nullable().default(null).describe('The workspace webhook'),
	templates: z
		.array(z.object({ id: z.number(), ratioOfClip: z.number() }))
		.default([{ id: 70001, ratioOfClip: 1 }])
		.describe('Templates of the editor with their ratio; an id that is not listed fits any ratio'),
	socialAccounts: z
		.array(socialAccountSchema)
		.default([
			{ id: '88231', platform: 'TikTok', username: 'harbour.clips' },
			{ id: '88232', platform: 'YouTube', username: 'Harbour Clips' },
			{ id: '88233', platform: 'Facebook', username: 'harbour', page: 'Harbour Council' },
			{ id: '88234', platform: 'Twitter', username: 'harbourclips' },
			{ id: '88235', platform: 'Instagram', username: 'harbour.old', status: 'expired' },
		])
		.describe('Connected social accounts'),
	captionSeconds: z
		.number()
		.nonnegative()
		.default(2)
		.describe('Virtual seconds that writing a caption takes'),
});

export type VizardAccount = z.infer<typeof vizardAccount>;
