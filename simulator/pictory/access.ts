import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiter } from '../core/rate-limiter';
import type { PictoryContext } from './job-details';
import { sendUnauthorized } from './refusals';

/** Pictory docs-old: a token lives for one hour. */
const TOKEN_SECONDS = 3600;

const CLOUDFLARE_PAGE =
	"<!DOCTYPE html><html><head><title>Access denied | api.pictory.ai used Cloudflare to restrict access</title></head><body><h1>Error 1010</h1><p>The owner of this website has banned your access based on your browser's signature.</p></body></html>";

/** Who may come in: Cloudflare in front, then the raw key or an OAuth token. */
export class Access {
	private readonly tokens = new Map<string, number>();
	private issued = 0;
	private readonly limiter: RateLimiter;

	constructor(
		private readonly context: PictoryContext,
		private readonly apiKey: string,
	) {
		this.limiter = new RateLimiter(context.core.clock, () => [
			{ calls: context.switches.current.rateLimitPerMinute, windowSeconds: 60 },
		]);
	}

	/** Answers the request when it may not pass; undefined when it may. */
	refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
		const { switches } = this.context;
		const agent = request.headers['user-agent'] ?? '';
		if (switches.current.blockedAgents && /^python-urllib/i.test(agent))
			return reply.code(403).type('text/html; charset=UTF-8').send(CLOUDFLARE_PAGE);
		if (this.isTokenRequest(request)) return undefined;
		if (!this.isKnown(request)) return sendUnauthorized(reply);
		return this.isTooFast() ? this.tooFast(reply) : undefined;
	}

	/** A new token for the right client, otherwise undefined. */
	issue(clientId: unknown, clientSecret: unknown) {
		const { core, account } = this.context;
		if (clientId !== account.current.clientId || clientSecret !== account.current.clientSecret)
			return undefined;
		const token = core.randomness.stream(`pictory/token/${this.issued++}`).hex(96);
		this.tokens.set(token, core.clock.now() + TOKEN_SECONDS * 1000);
		return { access_token: token, expires_in: TOKEN_SECONDS, token_type: 'Bearer' };
	}

	reset(): void {
		this.tokens.clear();
		this.issued = 0;
		this.limiter.reset();
	}

	private isTokenRequest({ url }: FastifyRequest): boolean {
		return /\/v1\/oauth2\/token(\?|$)/.test(url);
	}

	private isKnown({ headers }: FastifyRequest): boolean {
		const { switches, account, core } = this.context;
		const sent = headers.authorization ?? '';
		const accepted = switches.current.bearerPrefix === 'accept';
		const key = accepted ? sent.replace(/^Bearer /, '') : sent;
		if (key === this.apiKey) return true;
		const expiresAt = this.tokens.get(key);
		if (expiresAt === undefined || expiresAt <= core.clock.now()) return false;
		const user = headers['x-pictory-user-id'] ?? headers['x-pictory-customer-id'];
		return user === undefined
			? switches.current.userIdHeader === 'optional'
			: user === account.current.userId;
	}

	private isTooFast(): boolean {
		if (this.context.switches.current.rateLimitPerMinute === 0) return false;
		if (this.limiter.secondsUntilFree('sliding') > 0) return true;
		this.limiter.count();
		return false;
	}

	private tooFast(reply: FastifyReply): FastifyReply {
		const { core, switches } = this.context;
		const seconds = this.limiter.secondsUntilFree('sliding');
		if (switches.current.retryAfterHeader)
			void reply.header('retry-after', Math.ceil(core.clock.toRealSeconds(seconds)));
		return reply.code(429).send({ message: 'Too Many Requests' });
	}
}
