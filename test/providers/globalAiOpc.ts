import { GlobalAiOpcApi } from '../../credentials/GlobalAiOpcApi.credentials';
import { GlobalAiOpc } from '../../nodes/GlobalAiOpc/GlobalAiOpc.node';
import { globalAiOpc } from '../../nodes/GlobalAiOpc/provider';
import { answers } from './globalAiOpc/answers';
import { documentedErrors } from './globalAiOpc/documentedErrors';
import { jobs } from './globalAiOpc/jobs';
import { ownOperations } from './globalAiOpc/ownOperations';
import { defineKit } from './kit';
import { bearer, promptOf } from './workflowJobs';

export const globalAiOpcKit = defineKit({
	provider: globalAiOpc,
	node: () => new GlobalAiOpc(),
	credentials: [new GlobalAiOpcApi()],
	keyField: 'apiKey',
	jobs,
	ownOperations,
	unknownJobId: 'proj_99999999',
	documentedErrors,
	answers,
	wire: {
		submits: { method: 'POST', path: '/v1/videos/videos$' },
		running: { set: { status: 'processing', video_url: null } },
		queued: { set: { status: 'queued', video_url: null } },
		unknownStatus: { set: { status: 'reviewing' } },
		withoutLinks: { set: { video_url: null, result_url: null } },
		progress: (progress) => ({
			set: { status: 'processing', progress, video_url: null, result_url: null },
		}),
		notFound: { status: 404, body: { message: 'task not found' } },
		refusedKeyStatus: 401,
		linksNeverCome: 'failed',
	},
	examples: {
		'globalaiopc-generate-clip': 1,
		'globalaiopc-reviewed-face': 1,
		'globalaiopc-veo-clip': 1,
	},
	markedJobs: [
		{
			jobType: 'videoGeneration',
			parameters: (mark) => ({ model: 'videos', prompt: promptOf(mark), duration: 8 }),
		},
	],
	chaosJob: {
		makesSeveralVideos: false,
		item: ({ token, seconds }) => ({ prompt: `${promptOf(token)} sim-duration=${seconds}` }),
		parameters: {
			jobType: 'videoGeneration',
			model: 'videos',
			prompt: '={{ $json.prompt }}',
			duration: 5,
		},
	},
	files: { path: ({ jobId }) => `/v1/result/${jobId}`, headers: bearer },
});
