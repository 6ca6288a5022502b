import { VizardApi } from '../../credentials/VizardApi.credentials';
import { vizard } from '../../nodes/Vizard/provider';
import { Vizard } from '../../nodes/Vizard/Vizard.node';
import { defineKit } from './kit';
import { answers } from './vizard/answers';
import { documentedErrors } from './vizard/documentedErrors';
import { jobs } from './vizard/jobs';
import { ownOperations } from './vizard/ownOperations';
import { sourceOf } from './workflowJobs';

export const vizardKit = defineKit({
	provider: vizard,
	node: () => new Vizard(),
	credentials: [new VizardApi()],
	keyField: 'apiKey',
	jobs,
	ownOperations,
	listNeeds: {
		async clips(jobs) {
			const job = await jobs.start('clipping');
			await jobs.finish(job);
			return { projectId: String(job.json.jobId) };
		},
	},
	unknownJobId: '99999999',
	documentedErrors,
	answers,
	wire: {
		submits: { method: 'POST', path: '/project/create$' },
		running: { set: { code: 1000, videos: [] } },
		unknownStatus: { set: { code: 1234 } },
		withoutLinks: { remove: ['videos.*.videoUrl'] },
		empty: { set: { videos: [] } },
		partial: { set: { code: 1000 } },
		notFound: { status: 404, body: { code: 4004, errMsg: 'no such project' } },
		refusedKeyStatus: 401,
	},
	examples: { 'vizard-clip-podcast': 5, 'vizard-publish-clip': 0 },
	markedJobs: [{ jobType: 'clipping', parameters: (mark) => ({ videoUrl: sourceOf(mark) }) }],
	chaosJob: {
		makesSeveralVideos: true,
		item: ({ token, seconds, videos }) => ({
			videoUrl: `${sourceOf(token)}?sim-duration=${seconds}&sim-clips=${videos}`,
		}),
		parameters: { jobType: 'clipping', videoUrl: '={{ $json.videoUrl }}' },
	},
	files: {
		path: ({ jobId }) => `/project/query/${jobId}`,
		headers: (key) => ({ VIZARDAI_API_KEY: key }),
	},
});
