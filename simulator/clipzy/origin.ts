import type { FastifyRequest } from 'fastify';

export const BASE_PATH = '/clipzy';

/** Where the client reaches the engine: what stands before `/api/v1`. */
export function originOf(request: FastifyRequest): string {
	return `http://${request.headers.host ?? 'localhost'}${BASE_PATH}`;
}
