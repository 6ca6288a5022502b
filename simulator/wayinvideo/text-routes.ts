import type { FastifyInstance } from 'fastify';
import { Fields } from './fields';
import { resultsHead, statusOf } from './results-answer';
import { sourceOf } from './source';
import type { WayinContext } from './task';
import { readTextTask } from './task-request';
import type { Tasks } from './tasks';
import { summaryOf, transcriptOf } from './text-answer';
import type { Uploads } from './uploads';

/** Summaries and transcripts: nothing partial, results only when the task has succeeded. */
export function registerTextRoutes(
	app: FastifyInstance,
	context: WayinContext,
	tasks: Tasks,
	uploads: Uploads,
): void {
	const { core, jobs, switches } = context;
	for (const [path, kind] of [
		['/summaries', 'summary'],
		['/transcripts', 'transcript'],
	] as const) {
		app.post(path, async ({ body }) => {
			const fields = new Fields(body, switches.current);
			const videoUrl = fields.requiredText('video_url');
			const source = sourceOf(videoUrl, core, uploads, switches.current);
			const job = tasks.create(readTextTask(kind, fields, source), body, source.outcome);
			uploads.use(videoUrl);
			return { data: { id: job.id, name: job.details.name, status: 'CREATED' } };
		});

		app.get<{ Params: { id: string } }>(`${path}/results/:id`, async ({ params }) => {
			const job = tasks.find(params.id, [kind]);
			const status = statusOf(job, core.clock, switches.current);
			jobs.note(job.id, 'queried', status);
			const head = resultsHead(job, status, tasks.view(job));
			if (status !== 'SUCCEEDED') return { data: head };
			const text = kind === 'summary' ? summaryOf(job, core) : transcriptOf(job, switches.current);
			return { data: { ...head, ...text } };
		});
	}
}
