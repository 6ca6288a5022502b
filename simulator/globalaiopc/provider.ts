import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineProvider } from '../core/provider';
import { globalAiOpcAccount } from './account';
import { registerAssetRoutes } from './asset-routes';
import { MODEL_CENTER, OTHER_FAMILIES, VIDEOS } from './families';
import { envelope, sendWrongKey } from './refusal';
import { globalAiOpcSwitches } from './switches';
import type { GlobalAiOpcContext } from './task';
import { registerTaskRoutes } from './task-routes';
import { Tasks } from './tasks';

const API_KEY = 'sim-globalaiopc-key';

/** The service names its own path, which begins behind the simulator's prefix. */
function noHandlerFor({ method, url }: FastifyRequest): string {
	const path = url.split('?')[0]?.replace(/^\/globalaiopc/, '') ?? '';
	return `No handler found for ${method} ${path}`;
}

/** GlobalAI OPC: videos from text and references, many families of models (https://docs.globalaiopc.com). */
export const globalAiOpc = defineProvider({
	id: 'globalaiopc',
	displayName: 'GlobalAI OPC',
	basePath: '/globalaiopc/kyyReactApiServer',
	apiKey: API_KEY,
	jobTypes: Object.fromEntries(
		[VIDEOS, ...OTHER_FAMILIES, MODEL_CENTER].map(({ jobType, timing }) => [jobType, timing]),
	),
	switches: globalAiOpcSwitches,
	account: globalAiOpcAccount,
	register(app, context: GlobalAiOpcContext) {
		const { switches } = context;
		const tasks = new Tasks(context);
		context.onReset(() => tasks.reset());

		const isJson = ({ method, headers }: FastifyRequest) =>
			method !== 'POST' || /^application\/json\b/i.test(headers['content-type'] ?? '');
		app.addHook('preHandler', async (request, reply): Promise<FastifyReply | undefined> => {
			// An address that is not served is answered before the key is checked.
			if (request.is404) return undefined;
			if (request.headers.authorization !== `Bearer ${API_KEY}`)
				return sendWrongKey(reply, switches.current);
			if (switches.current.contentType === 'required' && !isJson(request))
				return reply.code(415).send(envelope(switches.current, 415, 'Content-Type not supported'));
			return undefined;
		});
		app.setNotFoundHandler(async (request, reply) =>
			reply.code(404).send({ message: noHandlerFor(request) }),
		);
		registerTaskRoutes(app, context, tasks);
		registerAssetRoutes(app, context);
	},
});
