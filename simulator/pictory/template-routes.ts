import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createJob, readBody, type Creation } from './creating';
import { sendInvalidBody, sendNotFound } from './refusals';
import type { Templates } from './templates';

interface TemplatePath {
	Params: { id: string };
}

/** A change replaces the scenes, which is all that the page about it knows. */
const changeSchema = z.object({ scenes: z.array(z.record(z.unknown())).min(1) });

const fromTemplateSchema = z.object({
	templateId: z.string(),
	variables: z.record(z.unknown()).optional(),
	webhook: z.string().url().optional(),
});

/** Upload, list, get, change and delete of templates, and the old call that makes a preview of one. */
export function registerTemplateRoutes(
	app: FastifyInstance,
	creation: Creation,
	templates: Templates,
): void {
	app.post('/v1/templates', async (request, reply) => {
		const type = request.headers['content-type'] ?? '';
		if (!type.startsWith('application/octet-stream') || request.body === undefined)
			return sendInvalidBody(reply, [
				{ name: 'body', errors: 'a .pictai file is required as application/octet-stream' },
			]);
		return reply.send(templates.add('Uploaded template'));
	});

	app.get('/v1/templates', async (_request, reply) =>
		reply.send({
			items: templates.list().map(({ templateId, name, language, published, deprecated }) => {
				return { templateId, name, language, published, deprecated };
			}),
		}),
	);

	app.get<TemplatePath>('/v1/templates/:id', async (request, reply) => {
		const template = templates.find(request.params.id);
		if (template === undefined) return sendNotFound(reply, 'Template');
		// The page about a single template spells it so, and the others do not.
		const { deprecated: depricated, ...rest } = template;
		return reply.send({ ...rest, depricated, schemaVersion: 'v3' });
	});

	app.put<TemplatePath>('/v1/templates/:id', async (request, reply) => {
		const template = templates.find(request.params.id);
		if (template === undefined) return sendNotFound(reply, 'Template');
		const body = readBody(changeSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		template.scenes = body.value.scenes;
		const { templateId } = template;
		return reply.send({ success: true, message: 'Template updated successfully', templateId });
	});

	app.delete<TemplatePath>('/v1/templates/:id', async (request, reply) => {
		if (!templates.has(request.params.id)) return sendNotFound(reply, 'Template');
		templates.remove(request.params.id);
		return reply.send({ success: true });
	});

	app.post('/v1/video/from-template', async (request, reply) => {
		const body = readBody(fromTemplateSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		const { templateId, webhook } = body.value;
		if (!templates.has(templateId))
			return sendInvalidBody(reply, [{ name: 'templateId', errors: 'does not exist' }]);
		const storyboard = { saveProject: false, videoName: 'From template', templateId };
		return createJob(
			creation,
			reply,
			{
				work: { kind: 'preview', storyboard, api: 'v1' },
				credits: 0,
				...(webhook !== undefined && { webhook }),
			},
			request.body,
		);
	});
}
