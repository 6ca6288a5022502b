import type { FastifyInstance } from 'fastify';
import { requestFilterSchema } from './contract';
import type { Controlled } from './controlled';

export function registerRequestRoutes(app: FastifyInstance, { core: { log } }: Controlled): void {
	app.get('/requests', async (request) => log.list(requestFilterSchema.parse(request.query)));
	app.get('/requests/counts', async () => log.counts());
	app.delete('/requests', async () => {
		log.clear();
		return [];
	});
}
