import { defineProvider } from '../core/provider';
import { springError } from '../core/spring-error';
import { vizardAccount } from './account';
import { sendError } from './answer';
import { CODE } from './codes';
import { Posts } from './posts';
import type { VizardContext } from './project';
import { Projects } from './projects';
import { registerProjectRoutes } from './project-routes';
import { registerSocialRoutes } from './social-routes';
import { vizardSwitches } from './switches';

const API_KEY = 'sim-vizard-key';

/** Vizard.ai: many clips from a long video, or one edited short video (https://docs.vizard.ai). */
export const vizard = defineProvider({
	id: 'vizard',
	displayName: 'Vizard',
	basePath: '/vizard/hvizard-server-front/open-api/v1',
	apiKey: API_KEY,
	// Vizard's help pages: about 10 minutes for 30 minutes of talk, up to 30 for long or 4K sources.
	jobTypes: {
		clipping: { medianSeconds: 600, sigma: 0.45 },
		editing: { medianSeconds: 180, sigma: 0.35 },
	},
	switches: vizardSwitches,
	account: vizardAccount,
	register(app, context: VizardContext) {
		const projects = new Projects(context);
		const posts = new Posts(context);
		context.onReset(() => {
			projects.reset();
			posts.reset();
		});
		context.inspect(() => ({ posts: posts.list() }));
		app.addHook('preHandler', async (request, reply) => {
			if (request.headers.vizardai_api_key !== API_KEY)
				return sendError(reply, context.switches.current, CODE.invalidApiKey);
			return undefined;
		});
		app.setNotFoundHandler(async (request, reply) => {
			const { current } = context.switches;
			return current.unknownPath === 'code'
				? sendError(reply, current, CODE.invalidRequest)
				: reply.code(404).send(springError(request, 404, context.core.clock.now(), '/vizard'));
		});
		registerProjectRoutes(app, context, projects);
		registerSocialRoutes(app, context, projects, posts);
	},
});
