import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { JobView } from '../core/job';
import type { JobDesk } from '../core/job-desk';
import { jobPlanSchema } from '../core/job-plans';
import { sourceFactsSchema } from '../core/source-facts';
import { finishSchema, jobChangeSchema, jobFilterSchema } from './contract';
import { ControlError } from './control-error';
import { providerOf, type Controlled } from './controlled';

const jobPathSchema = z.object({ provider: z.string(), id: z.string() });
const sourceSchema = sourceFactsSchema.extend({ url: z.string() });

function found(job: JobView | undefined, id: string): JobView {
	if (job === undefined) throw new ControlError(404, `No job '${id}'`);
	return job;
}

export function registerJobRoutes(app: FastifyInstance, controlled: Controlled): void {
	const { plans, sources } = controlled.core;

	/** Runs an action on the job that the path names and shows the job after it. */
	const onJob = (params: unknown, action: (desk: JobDesk, id: string) => void): JobView => {
		const { provider, id } = jobPathSchema.parse(params);
		const desk = providerOf(controlled, provider).jobs;
		found(desk.view(id), id);
		action(desk, id);
		return found(desk.view(id), id);
	};

	app.get('/jobs', async (request) => {
		const { provider, jobType, state } = jobFilterSchema.parse(request.query);
		return controlled.providers
			.filter((candidate) => provider === undefined || candidate.id === provider)
			.flatMap((candidate) => candidate.jobs.views())
			.filter((job) => jobType === undefined || job.jobType === jobType)
			.filter((job) => state === undefined || job.state === state);
	});
	app.get('/jobs/:provider/:id', async (request) => onJob(request.params, () => undefined));
	app.patch('/jobs/:provider/:id', async (request) => {
		const change = jobChangeSchema.parse(request.body);
		return onJob(request.params, (desk, id) => {
			if (change.outcome !== undefined) desk.setOutcome(id, change.outcome);
			if (change.output !== undefined) desk.setOutput(id, change.output);
			if (change.durationSeconds !== undefined) desk.setDuration(id, change.durationSeconds);
		});
	});
	app.post('/jobs/:provider/:id/finish', async (request) => {
		const { outcome } = finishSchema.parse(request.body ?? {});
		return onJob(request.params, (desk, id) => {
			if (outcome !== undefined) desk.setOutcome(id, outcome);
			desk.finish(id);
		});
	});
	app.post('/jobs/:provider/:id/expire', async (request) =>
		onJob(request.params, (desk, id) => desk.expire(id)),
	);

	app.get('/plans', async () => plans.list());
	app.post('/plans', async (request) => {
		plans.add(jobPlanSchema.parse(request.body));
		return plans.list();
	});
	app.delete('/plans', async () => {
		plans.clear();
		return plans.list();
	});

	app.get('/sources', async () => sources.list());
	app.put('/sources', async (request) => {
		const { url, ...facts } = sourceSchema.parse(request.body);
		sources.set(url, facts);
		return sources.list();
	});
}
