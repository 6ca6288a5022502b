import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentedError } from './answer';
import type { ClipzyContext } from './model';

export const API_KEY = 'sim-clipzy-key';

const PAGES: Readonly<Record<number, string>> = {
	401: '<html><head><title>401 Authorization Required</title></head><body><h1>401 Authorization Required</h1></body></html>',
	403: '<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>',
};

/** The engine has no authentication; this is the proxy that its documentation advises to put before it. */
export async function checkToken(
	context: ClipzyContext,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply | undefined> {
	const { auth, authAnswer } = context.switches.current;
	if (auth === 'open') return undefined;
	const isKnown = request.headers.authorization === `Bearer ${API_KEY}`;
	if (isKnown && context.account.current.tokenIsAllowed) return undefined;
	const status = isKnown ? 403 : 401;
	if (authAnswer === 'html') return reply.code(status).type('text/html').send(PAGES[status]);
	return reply
		.code(status)
		.send(
			isKnown
				? documentedError('FORBIDDEN', 'Not allowed')
				: documentedError('UNAUTHORIZED', 'Missing or invalid credentials'),
		);
}
