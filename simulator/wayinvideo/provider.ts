import { defineProvider } from '../core/provider';
import { wayinAccount } from './account';
import { registerClipRoutes } from './clip-routes';
import { Fields } from './fields';
import { registerGuard } from './guard';
import { Refusal } from './refusal';
import { registerSocialRoutes, type Post } from './social-routes';
import { wayinSwitches } from './switches';
import type { WayinContext } from './task';
import { Tasks } from './tasks';
import { registerTextRoutes } from './text-routes';
import { Uploads } from './uploads';

const API_KEY = 'sim-wayinvideo-key';

/** WayinVideo of wayin.ai: clips, moments, exports, summaries, transcripts (https://wayin.ai/api-docs/). */
export const wayinvideo = defineProvider({
	id: 'wayinvideo',
	displayName: 'WayinVideo',
	basePath: '/wayinvideo/api/v2',
	apiKey: API_KEY,
	// No durations are published: the order of magnitude of comparable services.
	jobTypes: {
		clipping: { medianSeconds: 480, sigma: 0.45 },
		findMoments: { medianSeconds: 300, sigma: 0.45 },
		clipExport: { medianSeconds: 180, sigma: 0.4 },
		summary: { medianSeconds: 90, sigma: 0.35 },
		transcript: { medianSeconds: 90, sigma: 0.35 },
	},
	switches: wayinSwitches,
	account: wayinAccount,
	register(app, context: WayinContext) {
		const tasks = new Tasks(context);
		const uploads = new Uploads(context);
		const posts: Post[] = [];
		context.onReset(() => {
			tasks.reset();
			uploads.reset();
			posts.length = 0;
		});
		context.inspect(() => ({ uploads: uploads.list(), posts }));
		registerGuard(app, context, API_KEY);
		registerClipRoutes(app, context, tasks, uploads);
		registerTextRoutes(app, context, tasks, uploads);
		registerSocialRoutes(app, context, tasks, posts);
		app.post('/upload/single-file', async ({ body }) => {
			const { switches, account } = context;
			if (account.current.plan === 'free')
				throw new Refusal(switches.current.planStatus, 'uploads need the Standard plan');
			const name = new Fields(body, switches.current).requiredText('name');
			return { data: uploads.open(name) };
		});
	},
});
