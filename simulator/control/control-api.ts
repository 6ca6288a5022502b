import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { Core } from '../core/core';
import type { MountedProvider } from '../core/provider';
import { registerClockRoutes } from './clock-routes';
import type { SimulatorInfo } from './contract';
import { ControlError } from './control-error';
import { registerFaultRoutes } from './fault-routes';
import { registerJobRoutes } from './job-routes';
import { registerProviderRoutes } from './provider-routes';
import { registerRequestRoutes } from './request-routes';

/** What the control API acts on. */
export interface Controlled {
	readonly core: Core;
	readonly providers: readonly MountedProvider[];
	info(): SimulatorInfo;
}

/** The provider of that id, or a 404 for the caller. */
export function providerOf(controlled: Controlled, id: string): MountedProvider {
	const provider = controlled.providers.find((candidate) => candidate.id === id);
	if (provider === undefined) throw new ControlError(404, `No provider '${id}'`);
	return provider;
}

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
