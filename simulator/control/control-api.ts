import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { registerClockRoutes } from './clock-routes';
import { ControlError } from './control-error';
import type { Controlled } from './controlled';
import { registerFaultRoutes } from './fault-routes';
import { registerJobRoutes } from './job-routes';
import { registerProviderRoutes } from './provider-routes';
import { registerRequestRoutes } from './request-routes';

function resetEverything({ core, providers }: Controlled): void {
	core.clock.reset();
	for (const provider of providers) provider.reset();
	core.plans.clear();
	core.faults.clear();
	core.sources.clear();
	core.files.reset();
	core.log.clear();
}

/** The routes under `/_sim`; see simulator/README.md. */
export function controlApi(controlled: Controlled) {
	return async (app: FastifyInstance): Promise<void> => {
		app.setErrorHandler((error, _request, reply) => {
			if (error instanceof ControlError)
				return reply.code(error.status).send({ message: error.message });
			if (error instanceof ZodError)
				return reply.code(400).send({ message: 'Not understood', issues: error.issues });
			const message = error instanceof Error ? error.message : String(error);
			return reply.code(500).send({ message });
		});
		app.get('/', async () => controlled.info());
		app.post('/reset', async () => {
			resetEverything(controlled);
			return controlled.info();
		});
		registerClockRoutes(app, controlled);
		registerJobRoutes(app, controlled);
		registerFaultRoutes(app, controlled);
		registerRequestRoutes(app, controlled);
		registerProviderRoutes(app, controlled);
	};
}
