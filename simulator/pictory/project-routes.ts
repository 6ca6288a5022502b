import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { createJob, readBody, type Creation } from './creating';
import { pageOf } from './pages';
import type { Project, Projects } from './projects';
import { sendInvalidRequest, sendNotFound } from './refusals';
import { visualCredits } from './storyboard-request';

const PAGE = 50;

const renderBody = z.object({ webhook: z.string().url().optional() }).nullish();

/** An update takes the whole project; what it leaves out is lost. */
const wholeBody = z
	.record(z.unknown())
	.refine((body) => Object.keys(body).length > 0, { message: 'the whole project is required' });

interface ProjectPath {
	Params: { projectid: string };
}

/** `GET /v2/projects`, and get, update, delete and render of one of them. */
export function registerProjectRoutes(
	app: FastifyInstance,
	creation: Creation,
	projects: Projects,
): void {
	const onProject = (
		id: string,
		reply: FastifyReply,
		goOn: (project: Project) => FastifyReply,
	): FastifyReply => {
		const project = projects.find(id);
		if (project === undefined) return sendNotFound(reply, 'Project');
		if (!project.isOwn) return reply.code(403).send({ message: 'Forbidden' });
		return goOn(project);
	};

	// The answer says pageKey and the query pagekey; both are the provider's own spelling.
	app.get<{ Querystring: { pagekey?: string; folder?: string } }>(
		'/v2/projects',
		async (request, reply) => {
			const { pagekey, folder } = request.query;
			const page = pageOf(projects.list(folder), PAGE, pagekey);
			if (page === undefined) return sendInvalidRequest(reply, 'pagekey is not valid');
			return reply.send({
				items: page.items.map(listItem),
				pageKey: page.nextPageKey ?? null,
			});
		},
	);

	app.get<ProjectPath>('/v2/projects/:projectid', async (request, reply) =>
		onProject(request.params.projectid, reply, (project) =>
			reply.send(wholeProject(project, creation, projects)),
		),
	);

	app.put<ProjectPath>('/v2/projects/:projectid', async (request, reply) =>
		onProject(request.params.projectid, reply, (project) => {
			const body = readBody(wholeBody, request.body, reply);
			if ('refused' in body) return body.refused;
			projects.update(project, body.value);
			return reply.send({
				success: true,
				message: 'Project updated successfully',
				project: body.value,
			});
		}),
	);

	app.delete<ProjectPath>('/v2/projects/:projectid', async (request, reply) =>
		onProject(request.params.projectid, reply, (project) => {
			projects.remove(project);
			return reply.send({ success: true, message: 'Project deleted successfully.' });
		}),
	);

	app.post<ProjectPath>('/v2/projects/:projectid/render', async (request, reply) =>
		onProject(request.params.projectid, reply, (project) => {
			const body = readBody(renderBody, request.body, reply);
			if ('refused' in body) return body.refused;
			const { storyboard } = project;
			const webhook = body.value?.webhook;
			return createJob(
				creation,
				reply,
				{
					work: { kind: 'render', storyboard, ofProject: String(project.id), api: 'v2' },
					credits: visualCredits(storyboard),
					...(webhook !== undefined && { webhook }),
				},
				request.body,
			);
		}),
	);
}

function listItem({ id, name, schemaVersion, storyboard, savedAt }: Project) {
	return {
		id,
		name,
		source: 'api',
		projectPreview: `https://video.pictory.ai/thumbnail/${id}.jpg`,
		savedDate: new Date(savedAt).toISOString(),
		aspectRatio: storyboard.aspectRatio ?? '16:9',
		schemaVersion,
		type: 'scriptToVideo',
	};
}

function wholeProject(project: Project, { jobs }: Creation, projects: Projects) {
	const { id, name, schemaVersion, storyboard, savedAt, saved } = project;
	if (saved !== undefined) return saved;
	const render = projects.lastRender(String(id));
	const files: Readonly<Record<string, unknown>> = render === undefined ? {} : jobs.data(render);
	return {
		project_id: id,
		projectName: name,
		projectType: 'scriptToVideo',
		source: 'api',
		step: 'storyboard',
		schemaVersion,
		layout: storyboard.aspectRatio ?? '16:9',
		scriptLanguage: storyboard.language ?? 'en',
		thumbnail: files.thumbnail ?? null,
		videoURL: files.videoURL ?? null,
		audioURL: files.audioURL ?? null,
		shareVideoURL: files.videoShareURL ?? files.shareVideoURL ?? null,
		srtFile: files.srtFile ?? null,
		vttFile: files.vttFile ?? null,
		txtFile: files.txtFile ?? null,
		videoDuration: files.videoDuration ?? null,
		saveDate: new Date(savedAt).toISOString(),
		generatedDate:
			render?.finishedAt === undefined ? null : new Date(render.finishedAt).toISOString(),
		scenes: storyboard.scenes ?? [],
		voiceOver: storyboard.voiceOver ?? null,
		backgroundMusic: storyboard.backgroundMusic ?? null,
	};
}
