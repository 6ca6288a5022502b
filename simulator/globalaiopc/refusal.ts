import type { FastifyReply } from 'fastify';
import type { GlobalAiOpcSwitches } from './switches';

/** A create call that is refused, with the service's words. */
export class Refusal extends Error {}

/** The envelope of the older routes: `code` "0" is success. */
export function envelope(
	switches: GlobalAiOpcSwitches,
	code: number,
	msg: string | null,
	data: unknown = null,
): Record<string, unknown> {
	return { code: switches.codeForm === 'number' ? code : String(code), msg, data };
}

/** A task that never begins. */
function failedTask(switches: GlobalAiOpcSwitches, message: string): Record<string, unknown> {
	return {
		object: 'video',
		status: 'failed',
		video_url: null,
		error: switches.errorForm === 'object' ? { message, code: 'rejected' } : message,
	};
}

/** Answers a refused create call in the form that the switch says. */
export function sendRefusal(
	reply: FastifyReply,
	switches: GlobalAiOpcSwitches,
	message: string,
): FastifyReply {
	switch (switches.refusal) {
		case 'code':
			return reply.send(envelope(switches, 1, message));
		case 'failed-task':
			return reply.send(failedTask(switches, message));
		case 'http-400':
			return reply.code(400).send(envelope(switches, 400, message));
	}
}

/** Answers a missing or wrong key. */
export function sendWrongKey(reply: FastifyReply, switches: GlobalAiOpcSwitches): FastifyReply {
	const status = switches.wrongKey === 'http-401' ? 401 : 200;
	return reply.code(status).send(envelope(switches, 401, '无效的API Key (invalid api key)'));
}

/** Answers a query of an id that no task has. */
export function sendUnknownId(
	reply: FastifyReply,
	switches: GlobalAiOpcSwitches,
	id: string,
): FastifyReply {
	const message = '任务不存在 (task not found)';
	switch (switches.unknownId) {
		case 'code':
			return reply.send(envelope(switches, 1, message));
		case 'http-404':
			return reply.code(404).send(envelope(switches, 404, message));
		case 'failed-task':
			return reply.send({ id, ...failedTask(switches, message) });
		case 'null-data':
			return reply.send(envelope(switches, 0, null));
	}
}
