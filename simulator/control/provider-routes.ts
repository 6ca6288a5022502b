import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SettingsDesk } from '../core/provider';
import type { SettingsInfo } from './contract';
import { providerOf, type Controlled } from './controlled';

const providerPathSchema = z.object({ provider: z.string() });

function settingsInfo(settings: SettingsDesk): SettingsInfo {
	return { values: settings.current, descriptions: settings.describe() };
}

/** What belongs to one provider: its switches, the account, and a look inside. */
export function registerProviderRoutes(app: FastifyInstance, controlled: Controlled): void {
	const named = (params: unknown) =>
		providerOf(controlled, providerPathSchema.parse(params).provider);

	app.get('/:provider/inspect', async (request) => named(request.params).inspect());
	for (const group of ['switches', 'account'] as const) {
		app.get(`/:provider/${group}`, async (request) => settingsInfo(named(request.params)[group]));
		app.put(`/:provider/${group}`, async (request) => {
			const settings = named(request.params)[group];
			settings.change(request.body);
			return settingsInfo(settings);
		});
	}
}
