import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { createJob, readBody, type Creation } from './creating';
import type { AnyJob, ApiVersion, JobWork, PictoryJob } from './job-details';
import type { Projects } from './projects';
import { sendInvalidBody, sendJobNotFound } from './refusals';
import { storyboardSchema, visualCredits, type Storyboard } from './storyboard-request';
import type { Templates } from './templates';

const webhook = z.string().url().optional();

/** The body of an edited render is the `renderParams` of a finished preview. */
const renderParamsSchema = z.object({
	output: z.object({
		width: z.number().positive().optional(),
		height: z.number().positive().optional(),
		name: z.string().optional(),
	}),
	elements: z
		.array(z.object({ text: z.string().optional(), duration: z.number().positive().optional() }))
		.min(1),
	webhook,
});

export interface JobPath {
	Params: { jobid: string };
}

/** Preview, direct render, render of a preview as it is or edited. */
export function registerStoryboardRoutes(
	app: FastifyInstance,
	creation: Creation,
	projects: Projects,
	templates: Templates,
): void {
	const { context } = creation;

	const start = (
		kind: 'preview' | 'render',
		requestBody: unknown,
		reply: FastifyReply,
	): FastifyReply => {
		const body = readBody(storyboardSchema(kind === 'render'), requestBody, reply);
		if ('refused' in body) return body.refused;
		const { templateId } = body.value;
		const isKnown = (id: string) => templates.has(id) || projects.isTemplate(id);
		if (templateId !== undefined && !isKnown(templateId))
			return sendInvalidBody(reply, [{ name: 'templateId', errors: 'does not exist' }]);
		const work = workFor(kind, body.value);
		return createJob(creation, reply, detailsFor(body.value, work), requestBody);
	};

	const workFor = (kind: 'preview' | 'render', storyboard: Storyboard): JobWork => {
		const projectId = storyboard.saveProject
			? projects.add(storyboard, context.jobs.all().length)
			: undefined;
		return kind === 'render'
			? { kind, storyboard, api: 'v2' }
			: { kind, storyboard, api: 'v2', ...(projectId !== undefined && { projectId }) };
	};

	app.post('/v2/video/storyboard', async (request, reply) => start('preview', request.body, reply));
	app.post('/v2/video/storyboard/render', async (request, reply) =>
		start('render', request.body, reply),
	);
	app.put<JobPath>('/v2/video/render/:jobid', async (request, reply) =>
		renderPreview(creation, { id: request.params.jobid, body: request.body, api: 'v2' }, reply),
	);
	app.post('/v2/video/render', async (request, reply) => {
		const body = readBody(renderParamsSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		const storyboard = editedStoryboard(body.value);
		return createJob(
			creation,
			reply,
			detailsFor(storyboard, { kind: 'render', storyboard, api: 'v2' }),
			request.body,
		);
	});
}

/** How a job that was taken in is answered. */
export type Sending = typeof createJob;

interface PreviewToRender {
	readonly id: string;
	readonly body: unknown;
	readonly api: ApiVersion;
}

/** Renders a finished preview as it is. */
export function renderPreview(
	creation: Creation,
	{ id, body: sent, api }: PreviewToRender,
	reply: FastifyReply,
	send: Sending = createJob,
): FastifyReply {
	const body = readBody(z.object({ webhook }).nullish(), sent ?? undefined, reply);
	if ('refused' in body) return body.refused;
	const preview = creation.jobs.find(id);
	if (preview?.details.work.kind !== 'preview')
		return sendJobNotFound(reply, creation.context.switches.current);
	const unfinished = refuseUnfinished(preview, reply, creation);
	if (unfinished !== undefined) return unfinished;
	const { storyboard } = preview.details.work;
	const hook = body.value?.webhook;
	const details: PictoryJob = {
		work: { kind: 'render', storyboard, api },
		credits: 0,
		...(hook !== undefined && { webhook: hook }),
	};
	return send(creation, reply, details, sent);
}

export function detailsFor(storyboard: Storyboard, work: JobWork): PictoryJob {
	const { webhook: hook, webhookInput } = storyboard;
	return {
		work,
		credits: visualCredits(storyboard),
		...(hook !== undefined && { webhook: hook }),
		...(webhookInput !== undefined && { webhookInput }),
	};
}

function refuseUnfinished(
	preview: AnyJob,
	reply: FastifyReply,
	{ context }: Creation,
): FastifyReply | undefined {
	const { unfinishedPreview } = context.switches.current;
	if (preview.state === 'succeeded' || unfinishedPreview === 'accept') return undefined;
	return unfinishedPreview === 'http-404'
		? sendJobNotFound(reply, context.switches.current)
		: sendInvalidBody(reply, [{ name: 'storyboardjobid', errors: 'job is not completed' }]);
}

function editedStoryboard({
	output,
	elements,
	webhook: hook,
}: z.output<typeof renderParamsSchema>): Storyboard {
	return {
		saveProject: false,
		videoName: output.name ?? 'untitled',
		...(output.width !== undefined && { videoWidth: output.width }),
		...(output.height !== undefined && { videoHeight: output.height }),
		scenes: elements.map(({ text, duration }) => ({
			story: text ?? '',
			...(duration !== undefined && { minimumDuration: duration }),
		})),
		...(hook !== undefined && { webhook: hook }),
	};
}
