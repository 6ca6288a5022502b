import type { FastifyReply } from 'fastify';
import { CODE, conventionalStatus, textOf } from './codes';
import type { VizardSwitches } from './switches';

/** Sends a body with the HTTP status that the switches give its code. */
export function send(
	reply: FastifyReply,
	switches: VizardSwitches,
	body: { readonly code: number } & Readonly<Record<string, unknown>>,
): FastifyReply {
	const usual = switches.httpStatus === 'conventional' ? conventionalStatus(body.code) : 200;
	return reply.code(switches.httpStatusByCode[String(body.code)] ?? usual).send(body);
}

/** Sends an error code with a text. */
export function sendError(
	reply: FastifyReply,
	switches: VizardSwitches,
	code: number,
	errMsg = textOf(code),
): FastifyReply {
	return send(reply, switches, { code, errMsg });
}

/** Codes that mean "wrong field" follow the switch for them; others stay. */
export function sendFieldProblem(
	reply: FastifyReply,
	switches: VizardSwitches,
	problem: { readonly code?: number; readonly message: string },
): FastifyReply {
	const code = problem.code ?? switches.invalidParameterCode;
	const isPlain = code === CODE.illegalParameter || code === CODE.invalidRequest;
	return sendError(reply, switches, code, isPlain ? problem.message : textOf(code));
}
