import type { FastifyInstance } from 'fastify';
import { RateLimiter } from '../core/rate-limiter';
import { Refusal, sendGatewayError, sendRefusal } from './refusal';
import type { WayinContext } from './task';
import { TooManyTasks } from './tasks';

/** What every call has to pass: key, version, rate; and how what is thrown on the way is answered. */
export function registerGuard(app: FastifyInstance, context: WayinContext, apiKey: string): void {
	const { core, switches, account } = context;
	const limiter = new RateLimiter(core.clock, () => [
		{ calls: account.current.requestsPerMinute, windowSeconds: 60 },
	]);
	context.onReset(() => limiter.reset());

	app.addHook('preHandler', async (request, reply) => {
		const now = core.clock.now();
		const { rateLimitWindow, rateLimitCounts, retryAfterHeader, missingVersionHeader } =
			switches.current;
		// WayinVideo docs: 403, not 401.
		if (request.headers.authorization !== `Bearer ${apiKey}`)
			return sendGatewayError(request, reply, 403, now);
		const wait = limiter.secondsUntilFree(rateLimitWindow);
		if (wait === 0 || rateLimitCounts === 'all') limiter.count();
		if (wait > 0) {
			if (retryAfterHeader)
				void reply.header('retry-after', Math.ceil(core.clock.toRealSeconds(wait)));
			return sendGatewayError(request, reply, 429, now);
		}
		const version = request.headers['x-wayinvideo-api-version'];
		if (version !== 'v2' && missingVersionHeader === 'refuse')
			throw new Refusal(switches.current.validationStatus, 'x-wayinvideo-api-version is missing');
		return undefined;
	});

	app.setErrorHandler((problem, request, reply) => {
		const now = core.clock.now();
		if (problem instanceof Refusal)
			return sendRefusal(request, reply, problem, switches.current, now);
		// The same body as for the rate: a client cannot distinguish the two.
		if (problem instanceof TooManyTasks) return sendGatewayError(request, reply, 429, now);
		throw problem;
	});

	app.setNotFoundHandler((request, reply) =>
		sendGatewayError(request, reply, 404, core.clock.now()),
	);
}
