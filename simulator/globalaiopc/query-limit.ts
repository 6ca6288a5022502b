import type { FastifyReply } from 'fastify';
import { RateLimiter } from '../core/rate-limiter';
import { envelope } from './refusal';
import type { GlobalAiOpcContext } from './task';

const WINDOW_SECONDS = 60;

/** Polling one task too often, which the pages warn of without numbers. */
export class QueryLimit {
	private readonly limiters = new Map<string, RateLimiter>();

	constructor(private readonly context: GlobalAiOpcContext) {}

	/** Answers HTTP 429 and returns true when the task has been asked for too often; otherwise counts the query. */
	isOver(id: string, reply: FastifyReply): boolean {
		const { core, switches } = this.context;
		const { queriesPerMinute: calls, retryAfterHeader } = switches.current;
		if (calls === 0) return false;
		const key = `${calls}/${id}`;
		const limiter =
			this.limiters.get(key) ??
			new RateLimiter(core.clock, [{ calls, windowSeconds: WINDOW_SECONDS }]);
		this.limiters.set(key, limiter);
		const wait = limiter.secondsUntilFree('sliding');
		if (wait === 0) {
			limiter.count();
			return false;
		}
		if (retryAfterHeader)
			void reply.header('retry-after', Math.ceil(core.clock.toRealSeconds(wait)));
		void reply.code(429).send(envelope(switches.current, 429, '请求过于频繁 (too many requests)'));
		return true;
	}

	reset(): void {
		this.limiters.clear();
	}
}
