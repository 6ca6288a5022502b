import { VideoServiceApi } from '../../credentials/VideoServiceApi.credentials';
import { VideoService } from '../../nodes/VideoService/VideoService.node';
import { videoService } from '../../nodes/VideoService/provider';
import { defineKit } from './kit';
import { answers } from './videoService/answers';
import { documentedErrors } from './videoService/documentedErrors';
import { jobs, SIMULATED_PATHS } from './videoService/jobs';
import { bearer, promptOf } from './workflowJobs';

/** A service of the user's own, which here is Replicate again. */
const CUSTOM_FIELDS = {
	service: 'custom',
	recipeAs: 'fields',
	serviceName: 'My Service',
	submitPath: '/predictions',
	idPath: 'id',
	statusPath: '/predictions/{jobId}',
	statePath: 'status',
	queuedWords: 'starting',
	completedWords: 'succeeded',
	failedWords: 'failed, canceled',
	videosPath: 'output',
	messagePath: 'error',
	callbackPath: 'webhook',
};

const input = (prompt: string) => JSON.stringify({ input: { prompt } });

/** The first of its services, Replicate, stands for all where a test takes one. */
export const videoServiceKit = defineKit({
	provider: videoService,
	node: () => new VideoService(),
	credentials: [new VideoServiceApi()],
	keyField: 'apiKey',
	credentialFields: (jobType) => (jobType === 'custom' ? CUSTOM_FIELDS : { service: jobType }),
	baseUrlField: (jobType) => (jobType === 'custom' ? 'baseUrl' : `${jobType}BaseUrl`),
	pathOf: (jobType) => SIMULATED_PATHS[jobType] ?? '',
	jobs,
	unsentOperations: ['videoJob: testRecipe'],
	unknownJobId: 'rp99999999',
	documentedErrors,
	answers,
	wire: {
		submits: { method: 'POST', path: '/replicate/v1/models/google/veo-3-fast/predictions$' },
		cancels: { method: 'POST', path: '/predictions/[^/]+/cancel$' },
		list: '/predictions(\\?|$)',
		running: { set: { status: 'processing', output: null } },
		queued: { set: { status: 'starting', output: null } },
		unknownStatus: { set: { status: 'reviewing' } },
		withoutLinks: { set: { output: null } },
		notFound: { status: 404, body: { detail: 'The requested resource could not be found.' } },
		refusedKeyStatus: 401,
		linksNeverCome: 'failed',
	},
	examples: { 'video-service-generate-clip': 1 },
	markedJobs: [
		{
			jobType: 'replicate',
			parameters: (mark) => ({ model: 'google/veo-3-fast', body: input(promptOf(mark)) }),
		},
	],
	files: { path: ({ jobId }) => `/replicate/v1/predictions/${jobId}`, headers: bearer },
});
