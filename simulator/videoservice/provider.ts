import multipart from '@fastify/multipart';
import { defineProvider } from '../core/provider';
import { IdSequence } from '../core/id-sequence';
import { namedScope } from '../core/named-scope';
import { registerService } from './routes';
import { SERVICES } from './services';
import { videoServiceAccount, videoServiceSwitches, type VideoServiceContext } from './settings';
import { shown } from './shown';

const API_KEY = 'sim-videoservice-key';

const BASE_PATH = '/videoservice';

/** Services that generate or edit videos, each below a path of its own and with the same key. */
export const videoService = defineProvider({
	id: 'videoservice',
	displayName: 'Video services',
	basePath: BASE_PATH,
	apiKey: API_KEY,
	jobTypes: Object.fromEntries(
		SERVICES.map(({ id, medianSeconds }) => [id, { medianSeconds, sigma: 0.4 }]),
	),
	switches: videoServiceSwitches,
	account: videoServiceAccount,
	async register(app, context: VideoServiceContext) {
		const { core, jobs } = context;
		const numbers = () => new IdSequence(58_000, core.randomness.stream('videoservice/ids'));
		let sequence = numbers();
		context.onReset(() => {
			sequence = numbers();
		});
		jobs.onEnd((job) => {
			const { service, callbackUrl } = job.details;
			if (!service.callback || callbackUrl === undefined) return;
			void core.webhooks.send({
				url: callbackUrl,
				body: service.callback.body(shown(job, context)),
				report: (detail) => jobs.note(job.id, 'webhook', detail),
			});
		});
		app.setNotFoundHandler((request, reply) =>
			reply.code(404).send({ message: `There is no service at ${request.url}` }),
		);
		for (const service of SERVICES) {
			const path = `/${service.id}${service.basePath}`;
			const options = {
				apiKey: API_KEY,
				newNumber: () => String(sequence.next()),
				prefix: BASE_PATH + path,
			};
			await app.register(
				namedScope(service.id, async (scope) => {
					if (service.submit.takesForms)
						await scope.register(multipart, { attachFieldsToBody: 'keyValues' });
					registerService(scope, service, context, options);
				}),
				{ prefix: path },
			);
		}
	},
});
