import { STATUS_CODES } from 'node:http';
import type { FastifyRequest } from 'fastify';

/**
 * The body with which Spring, the framework of several providers, answers what no code of theirs does.
 *
 * @param prefix the simulator's own beginning of the path, which the provider does not have
 */
export function springError(
	{ url }: FastifyRequest,
	status: number,
	now: number,
	prefix: string,
): Record<string, unknown> {
	const path = url.split('?')[0] ?? '';
	return {
		timestamp: new Date(now).toISOString().replace('Z', '+00:00'),
		status,
		error: STATUS_CODES[status] ?? 'Error',
		path: path.startsWith(prefix) ? path.slice(prefix.length) : path,
	};
}
