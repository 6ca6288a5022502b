import { Readable } from 'node:stream';
import { setTimeout as realDelay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { brokenOff, lengthOf, throttled, type Payload } from './altered-body';
import type { VirtualClock } from './clock';
import type { FaultEffect } from './fault';
import type { FaultInjector } from './fault-injector';
import type { LoggedRequest, RequestLog, RequestTarget } from './request-log';
import { rewritten } from './rewritten-json';

const PROXY_PAGE =
	'<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>';

interface Exchange {
	readonly entry: LoggedRequest;
	/** What to do to the answer. */
	pending?: FaultEffect;
	/** Real milliseconds before the answer leaves. */
	holdMs?: number | undefined;
}

interface Surroundings {
	readonly clock: VirtualClock;
	readonly log: RequestLog;
	readonly faults: FaultInjector;
	readonly target: RequestTarget;
	/** Whose request it is; undefined for requests that are neither logged nor harmed, such as the control API's. */
	readonly providerOf: (url: string) => string | null | undefined;
}

function reset(reply: FastifyReply): void {
	void reply.hijack();
	reply.raw.socket?.resetAndDestroy();
}

/** The answer that takes the place of the provider's. */
function substitute(reply: FastifyReply, effect: FaultEffect): Payload {
	switch (effect.kind) {
		case 'respond': {
			const isText = typeof effect.body === 'string' || effect.body === undefined;
			const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
			void reply.code(effect.status).headers({ 'content-type': type, ...effect.headers });
			return isText ? String(effect.body ?? '') : JSON.stringify(effect.body);
		}
		case 'empty':
			void reply.code(effect.status);
			return '';
		case 'html':
			void reply.code(effect.status).type('text/html; charset=utf-8');
			return PROXY_PAGE;
		default:
			return '';
	}
}

function alter(reply: FastifyReply, payload: Payload, effect: FaultEffect): Payload {
	switch (effect.kind) {
		case 'truncate': {
			const length = lengthOf(payload) ?? Number(reply.getHeader('content-length') ?? 0);
			void reply.header('content-length', length);
			return brokenOff(payload, effect.keepBytes ?? Math.floor(length / 2));
		}
		case 'throttle': {
			const length = lengthOf(payload);
			if (length !== undefined) void reply.header('content-length', length);
			return throttled(payload, effect.bytesPerSecond);
		}
		case 'rewrite': {
			if (!/json/.test(String(reply.getHeader('content-type')))) return payload;
			const body = rewritten(String(payload), effect);
			void reply.header('content-length', Buffer.byteLength(body));
			return body;
		}
		case 'reset':
			reply.raw.socket?.resetAndDestroy();
			return '';
		default: {
			const replacement = substitute(reply, effect);
			void reply.header('content-length', lengthOf(replacement) ?? 0);
			return replacement;
		}
	}
}

function happensBefore(effect: FaultEffect): boolean {
	return 'processed' in effect && !effect.processed;
}

/** Logs every request of a server and injects the faults that are in force. Register before any route. */
export function addExchangeHooks(app: FastifyInstance, surroundings: Surroundings): void {
	const { clock, log, faults, target, providerOf } = surroundings;
	const exchanges = new WeakMap<FastifyRequest, Exchange>();

	app.addHook('onRequest', async (request, reply) => {
		clock.runDue();
		const provider = providerOf(request.url);
		if (provider === undefined) return;
		const { method, url, headers } = request;
		const entry = log.add({
			at: new Date(clock.now()).toISOString(),
			realAt: new Date().toISOString(),
			target,
			provider,
			method,
			url,
			route: request.is404 ? null : (request.routeOptions.url ?? null),
			headers,
		});
		exchanges.set(request, { entry });
		reply.raw.on('close', () => {
			entry.finished = reply.raw.writableFinished;
		});
	});

	app.addHook('preHandler', async (request, reply) => {
		const exchange = exchanges.get(request);
		if (exchange === undefined) return;
		exchange.entry.body = request.body instanceof Readable ? undefined : request.body;
		const fault = faults.take(exchange.entry);
		if (fault === undefined) return;
		exchange.entry.faults.push(fault.id);
		if (fault.delayMs !== undefined) await realDelay(fault.delayMs, undefined, { ref: false });
		exchange.holdMs = fault.holdMs;
		if (fault.effect === undefined) return;
		if (!happensBefore(fault.effect)) exchange.pending = fault.effect;
		else if (fault.effect.kind === 'reset') reset(reply);
		else return reply.send(substitute(reply, fault.effect));
	});

	app.addHook('onSend', async (request, reply, payload: Payload) => {
		const exchange = exchanges.get(request);
		if (exchange === undefined) return payload;
		const { pending: effect, holdMs } = exchange;
		if (holdMs !== undefined) await realDelay(holdMs, undefined, { ref: false });
		const altered = effect === undefined ? payload : alter(reply, payload, effect);
		if (effect?.kind !== 'reset') exchange.entry.status = reply.statusCode;
		return altered;
	});
}
