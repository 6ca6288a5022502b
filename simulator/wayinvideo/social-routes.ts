import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Fields } from './fields';
import { Refusal } from './refusal';
import type { WayinContext } from './task';
import type { Tasks } from './tasks';

const LATEST_MS = 30 * 24 * 3600 * 1000;

const configsSchema = z.record(
	z.object({
		title: z.string().optional(),
		description: z.string().optional(),
		visibility: z.string().optional(),
	}),
);

/** A post that was asked for. Shown by the control API only: no call of WayinVideo's is known for it. */
export interface Post {
	readonly id: string;
	readonly projectId: string;
	readonly idx: number;
	readonly accounts: readonly string[];
	/** ISO date; null is at once. */
	readonly scheduledAt: string | null;
}

/** `GET /social-media/accounts` and `POST /social-media/publish`, as far as clients show them. */
export function registerSocialRoutes(
	app: FastifyInstance,
	context: WayinContext,
	tasks: Tasks,
	posts: Post[],
): void {
	const { core, switches, account } = context;

	app.get<{ Querystring: { active_only?: string } }>(
		'/social-media/accounts',
		async ({ query }) => {
			const accounts = account.current.socialAccounts.filter(
				({ token_valid }) => token_valid || query.active_only !== 'true',
			);
			return switches.current.socialAccountsForm === 'data' ? { data: accounts } : accounts;
		},
	);

	app.post('/social-media/publish', async ({ body }) => {
		const fields = new Fields(body, switches.current);
		const project = tasks.find(fields.requiredText('project_id'), ['clipping', 'findMoments']);
		if (project.details.render === undefined)
			throw fields.refusal('the project was not submitted with enable_export');
		const idx = fields.wholeNumber('idx', 0);
		if (!tasks.clipsOf(project).some((clip) => clip.idx === idx))
			throw fields.refusal('idx is no clip of the project');
		const configs = configsSchema.safeParse(fields.value('publish_configs'));
		if (!configs.success) throw fields.refusal('publish_configs must be an object by account');
		const accounts = Object.keys(configs.data);
		const known = account.current.socialAccounts.filter(({ token_valid }) => token_valid);
		const stranger = accounts.find((id) => !known.some((candidate) => candidate.id === id));
		if (stranger !== undefined)
			throw new Refusal(switches.current.validationStatus, `account ${stranger} is not connected`);
		const scheduledAt = fields.text('scheduled_at') ?? null;
		const dueAt = scheduledAt === null ? core.clock.now() : Date.parse(scheduledAt);
		if (Number.isNaN(dueAt) || dueAt > core.clock.now() + LATEST_MS)
			throw fields.refusal('scheduled_at must be a date within 30 days');
		const id = `pst_${core.randomness.stream(`wayinvideo/posts/${posts.length}`).hex(8)}`;
		posts.push({ id, projectId: project.id, idx: idx ?? 0, accounts, scheduledAt });
		return { data: { id, status: 'CREATED' } };
	});
}
