import { namedScope } from '../core/named-scope';
import { defineProvider } from '../core/provider';
import { clipzyAccount } from './account';
import { envelope } from './answer';
import { registerDownloadRoute, registerStorageRoute } from './download-route';
import { Engine } from './engine';
import { behaveLikeFastApi } from './fastapi';
import { registerJobRoutes } from './job-routes';
import { STYLE_TRANSFER, type ClipzyContext } from './model';
import { BASE_PATH } from './origin';
import { API_KEY } from './proxy';
import { clipzySwitches } from './switches';
import { registerUploadRoutes } from './upload-routes';
import { wireDate } from './wire-date';

/** `API_V1_PREFIX` of the engine. */
const API_PREFIX = '/api/v1';

/** Clipzy's self-hosted engine (https://github.com/Forge-SE/clipzy-ml-engine) behind a proxy that requires a key. */
export const clipzy = defineProvider({
	id: 'clipzy',
	displayName: 'Clipzy',
	basePath: BASE_PATH,
	apiKey: API_KEY,
	// Clipzy's documentation, job lifecycle: 30 to 120 seconds.
	jobTypes: { [STYLE_TRANSFER]: { medianSeconds: 60, sigma: 0.4 } },
	switches: clipzySwitches,
	account: clipzyAccount,
	async register(app, context: ClipzyContext) {
		const engine = new Engine(context);
		context.onReset(() => engine.reset());
		context.inspect(() => ({ videos: engine.videos() }));
		behaveLikeFastApi(app, context);
		registerStorageRoute(app, context, engine);
		await app.register(
			namedScope('api', async (api) => {
				api.get('/health', async () => {
					const { variant } = context.switches.current;
					const now = context.core.clock.now();
					const data = { status: 'ok', timestamp: wireDate(variant, now), version: '0.1.0' };
					return envelope(variant, now, 'API is healthy', data);
				});
				await registerUploadRoutes(api, context, engine);
				registerJobRoutes(api, context, engine);
				registerDownloadRoute(api, context, engine);
			}),
			{ prefix: API_PREFIX },
		);
	},
});
