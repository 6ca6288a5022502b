import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from '../core/route-table';
import { UNKNOWN_ROUTE } from './answer';
import { checkToken } from './proxy';
import { pythonJson } from './python-json';
import type { ClipzyContext } from './model';

const METHOD_NOT_ALLOWED = { detail: 'Method Not Allowed' };
const ALL_METHODS = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/**
 * What the engine's framework does before any route: preflight requests of browsers, redirects of trailing slashes,
 * 405 for other methods of a known path (HEAD is one), and the CORS headers of every answer. Call it before the routes
 * are registered.
 */
export function behaveLikeFastApi(app: FastifyInstance, context: ClipzyContext): void {
	const routes = new RouteTable(app);
	app.setReplySerializer(pythonJson);
	app.addHook('onRequest', async (request, reply) => answerPreflight(request, reply));
	app.addHook('preHandler', async (request, reply) => {
		const refused = await checkToken(context, request, reply);
		if (refused) return refused;
		addCorsHeaders(request, reply);
		const redirected = redirectSlash(request, reply, routes);
		// Fastify serves HEAD beside GET, which FastAPI does not.
		return redirected ?? (request.method === 'HEAD' ? refuse(request, reply, routes) : undefined);
	});
	app.addHook('onSend', async (_request, reply, payload) => {
		if (/^application\/json;/.test(String(reply.getHeader('content-type'))))
			void reply.header('content-type', 'application/json');
		return payload;
	});
	app.setNotFoundHandler(async (request, reply) => refuse(request, reply, routes));
}

function refuse(request: FastifyRequest, reply: FastifyReply, routes: RouteTable): FastifyReply {
	const methods = routes.methodsOf(pathOf(request));
	return methods === undefined || methods.includes(request.method)
		? reply.code(404).send(UNKNOWN_ROUTE)
		: reply.code(405).header('allow', methods.join(', ')).send(METHOD_NOT_ALLOWED);
}

/** Browsers ask before they send a token. The question itself carries none, and proxies let it pass. */
function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
	const { origin } = request.headers;
	const isPreflight = request.headers['access-control-request-method'] !== undefined;
	if (request.method !== 'OPTIONS' || origin === undefined || !isPreflight) return undefined;
	const asked = request.headers['access-control-request-headers'];
	return reply
		.code(200)
		.headers({
			vary: 'Origin',
			'access-control-allow-methods': ALL_METHODS,
			'access-control-max-age': '600',
			'access-control-allow-credentials': 'true',
			'access-control-allow-origin': origin,
			...(asked !== undefined && { 'access-control-allow-headers': asked }),
		})
		.type('text/plain; charset=utf-8')
		.send('OK');
}

function addCorsHeaders({ headers }: FastifyRequest, reply: FastifyReply): void {
	if (headers.origin === undefined) return;
	const hasCookie = headers.cookie !== undefined;
	void reply.headers({
		'access-control-allow-origin': hasCookie ? headers.origin : '*',
		'access-control-allow-credentials': 'true',
		...(hasCookie && { vary: 'Origin' }),
	});
}

function redirectSlash(
	request: FastifyRequest,
	reply: FastifyReply,
	routes: RouteTable,
): FastifyReply | undefined {
	const path = pathOf(request);
	const shorter = path.replace(/\/+$/, '');
	if (shorter === path || routes.methodsOf(shorter) === undefined) return undefined;
	const query = request.url.slice(path.length);
	const { host = 'localhost' } = request.headers;
	return reply.code(307).header('location', `http://${host}${shorter}${query}`).send('');
}

function pathOf({ url }: FastifyRequest): string {
	return url.split('?')[0] ?? '';
}

/**
 * An exception that no handler of the engine can answer. DEBUG is on by default and sends the traceback, outside of
 * everything that adds CORS headers.
 */
export function sendCrash(reply: FastifyReply, { switches }: ClipzyContext): FastifyReply {
	const words = 'Object of type bytes is not JSON serializable';
	void reply.code(500);
	if (!switches.current.debug)
		return reply.send({
			success: false,
			message: 'Internal server error',
			error: { detail: 'Internal error' },
		});
	reply.removeHeader('access-control-allow-origin');
	reply.removeHeader('access-control-allow-credentials');
	return reply
		.type('text/plain; charset=utf-8')
		.send(
			`Traceback (most recent call last):\n  File "/app/app/main.py", line 66\nTypeError: ${words}\n`,
		);
}
