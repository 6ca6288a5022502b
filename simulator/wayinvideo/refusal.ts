import type { FastifyReply, FastifyRequest } from 'fastify';
import { springError } from '../core/spring-error';
import type { WayinSwitches } from './switches';

/** A request that is answered with an error. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The four fields of WayinVideo's gateway (docs, rate limits): the path is the provider's own. */
function gatewayFields(request: FastifyRequest, status: number, now: number) {
	return springError(request, status, now, '/wayinvideo');
}

/** What never reaches the business: a bad key, too many requests, an address that does not exist. */
export function sendGatewayError(
	request: FastifyRequest,
	reply: FastifyReply,
	status: number,
	now: number,
): FastifyReply {
	return reply.code(status).send(gatewayFields(request, status, now));
}

/** A business error, in the form that the switch says. */
export function sendRefusal(
	request: FastifyRequest,
	reply: FastifyReply,
	{ status, message }: Refusal,
	{ errorBody }: WayinSwitches,
	now: number,
): FastifyReply {
	const gateway = gatewayFields(request, status, now);
	const bodies = {
		both: { ...gateway, message },
		message: { message },
		gateway,
		nested: { data: { error_message: message } },
	};
	return reply.code(status).send(bodies[errorBody]);
}
