import type { FastifyPluginAsync } from 'fastify';

/**
 * Names a scope for Fastify. It looks for the name of any other among all modules that are loaded, which are
 * thousands where n8n's engine is loaded as well.
 */
export function namedScope(name: string, scope: FastifyPluginAsync): FastifyPluginAsync {
	return Object.assign(scope, { [Symbol.for('fastify.display-name')]: name });
}
