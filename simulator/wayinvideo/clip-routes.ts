import type { FastifyInstance } from 'fastify';
import { readExport } from './export-request';
import { Fields } from './fields';
import { clipResults } from './results-answer';
import { sourceOf } from './source';
import type { TaskKind, WayinContext } from './task';
import { readClipTask } from './task-request';
import type { Tasks } from './tasks';
import type { Uploads } from './uploads';

/** AI clipping, finding moments, and the export of either's clips. */
export function registerClipRoutes(
	app: FastifyInstance,
	context: WayinContext,
	tasks: Tasks,
	uploads: Uploads,
): void {
	const { core, jobs, switches } = context;

	const takeClipTask = (kind: 'clipping' | 'findMoments', body: unknown) => {
		const fields = new Fields(body, switches.current);
		const videoUrl = fields.requiredText('video_url');
		const source = sourceOf(videoUrl, core, uploads, switches.current);
		const job = tasks.create(readClipTask(kind, fields, source, context), body, source.outcome);
		uploads.use(videoUrl);
		return { data: { id: job.id, name: job.details.name, status: 'CREATED' } };
	};
	app.post('/clips', async ({ body }) => takeClipTask('clipping', body));
	app.post('/clips/find-moments', async ({ body }) => takeClipTask('findMoments', body));

	app.post('/clips/export', async ({ body }) => {
		const details = readExport(new Fields(body, switches.current), tasks, context);
		const job = tasks.create(details, body);
		return { data: { export_task_id: job.id, name: details.name, status: 'CREATED' } };
	});

	const results = (id: string, kind: TaskKind) => {
		const job = tasks.find(id, [kind]);
		const data = clipResults(job, tasks.view(job));
		jobs.note(job.id, 'queried', data.status);
		return { data };
	};
	type WithId = { Params: { id: string } };
	app.get<WithId>('/clips/results/:id', async ({ params }) => results(params.id, 'clipping'));
	app.get<WithId>('/clips/find-moments/results/:id', async ({ params }) =>
		results(params.id, 'findMoments'),
	);
	// No /results/ here, unlike everywhere else.
	app.get<WithId>('/clips/export/:id', async ({ params }) => results(params.id, 'clipExport'));
}
