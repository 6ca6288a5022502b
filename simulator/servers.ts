import fastify, {
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';
import { controlApi } from './control/control-api';
import type { Controlled } from './control/controlled';
import { addBodyParser } from './core/body-parser';
import { addExchangeHooks } from './core/exchange-hooks';
import { registerFileRoutes } from './core/file-routes';
import { namedScope } from './core/named-scope';
import { isOfFastify, sendWebServerPage } from './core/web-server-page';

const SERVER_OPTIONS = {
	/** Closing must not wait for a client that keeps its connection or a download that is not read. */
	forceCloseConnections: true,
	routerOptions: { ignoreTrailingSlash: true },
	frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
		void sendWebServerPage(reply, error);
	},
} as const;

/** The server that stands in for the providers' APIs, and that the control API is part of. */
export async function createApiServer(controlled: Controlled): Promise<FastifyInstance> {
	const { core, providers } = controlled;
	const app = fastify(SERVER_OPTIONS);
	addBodyParser(app);
	addExchangeHooks(app, {
		...core,
		target: 'api',
		providerOf: (url) => {
			if (/^\/_sim(\/|\?|$)/.test(url)) return undefined;
			return providers.find((provider) => url.startsWith(`/${provider.id}/`))?.id ?? null;
		},
	});
	await app.register(namedScope('control', controlApi(controlled)), { prefix: '/_sim' });
	for (const provider of providers)
		await app.register(
			namedScope(provider.id, async (scope) => {
				scope.setErrorHandler((problem, _request, reply) => {
					if (isOfFastify(problem)) return sendWebServerPage(reply, problem);
					throw problem;
				});
				// In a scope within, so that a provider's own handler hands on what is not its business.
				await scope.register(namedScope('routes', async (inner) => provider.register(inner)));
			}),
			{ prefix: provider.basePath },
		);
	return app;
}

/**
 * The server that stands in for the providers' file hosts. It has a port of its own since real result links lead to
 * another host than the API, and a client decides by that whether to send its key.
 */
export function createFileServer({ core, providers }: Controlled): FastifyInstance {
	const app = fastify(SERVER_OPTIONS);
	addExchangeHooks(app, {
		...core,
		target: 'files',
		providerOf: (url) => providers.find(({ id }) => url.startsWith(`/${id}/`))?.id ?? null,
	});
	registerFileRoutes(app, core.files, (provider, jobId, detail) =>
		providers.find(({ id }) => id === provider)?.jobs.note(jobId, 'download', detail),
	);
	return app;
}
