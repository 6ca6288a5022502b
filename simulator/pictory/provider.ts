import { defineProvider } from '../core/provider';
import { Access } from './access';
import { pictoryAccount } from './account';
import { registerAccountRoutes } from './account-routes';
import { Credits } from './credits';
import type { PictoryContext } from './job-details';
import { Jobs } from './jobs';
import { registerMediaRoutes } from './media-routes';
import { registerProjectRoutes } from './project-routes';
import { Projects } from './projects';
import { sendUnknownPath } from './refusals';
import { registerSoundRoutes } from './sound-routes';
import { registerStoryboardRoutes } from './storyboard-routes';
import { registerStudioRoutes } from './studio-routes';
import { pictorySwitches } from './switches';
import { registerTemplateRoutes } from './template-routes';
import { Templates } from './templates';
import { registerTranscriptionRoutes } from './transcription-routes';
import { registerVersion1Routes } from './version1-routes';

const API_KEY = 'pictai_sim_key';

/** Pictory: clips from prompts, videos from scripts (https://docs.pictory.ai). */
export const pictory = defineProvider({
	id: 'pictory',
	displayName: 'Pictory',
	basePath: '/pictory/pictoryapis',
	apiKey: API_KEY,
	// The pages say "several minutes, depending on the model" and nothing more exact.
	jobTypes: {
		videoGeneration: { medianSeconds: 120, sigma: 0.4 },
		imageGeneration: { medianSeconds: 20, sigma: 0.3 },
		storyboardPreview: { medianSeconds: 60, sigma: 0.4 },
		storyboardRender: { medianSeconds: 240, sigma: 0.4 },
		transcription: { medianSeconds: 90, sigma: 0.4 },
		highlights: { medianSeconds: 30, sigma: 0.3 },
	},
	switches: pictorySwitches,
	account: pictoryAccount,
	register(app, context: PictoryContext) {
		const access = new Access(context, API_KEY);
		const credits = new Credits(context);
		const projects = new Projects(context);
		const templates = new Templates(context);
		const creation = { context, jobs: new Jobs(context, credits) };
		context.onReset(() => {
			for (const part of [access, credits, projects, templates, creation.jobs]) part.reset();
		});
		context.inspect(() => ({
			projects: projects.list(undefined),
			templates: templates.list(),
			credits: credits.history(),
		}));
		app.addHook('preHandler', async (request, reply) => access.refuse(request, reply));
		app.setNotFoundHandler(async (_request, reply) =>
			sendUnknownPath(reply, context.switches.current),
		);
		registerAccountRoutes(app, creation, credits, access);
		registerStudioRoutes(app, creation);
		registerStoryboardRoutes(app, creation, projects, templates);
		registerVersion1Routes(app, creation);
		registerProjectRoutes(app, creation, projects);
		registerTranscriptionRoutes(app, creation);
		registerTemplateRoutes(app, creation, templates);
		registerSoundRoutes(app, context);
		registerMediaRoutes(app, context, (listener) => context.onReset(listener));
	},
});
