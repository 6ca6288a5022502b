import type { INodeParameters } from 'n8n-workflow';
import { ClipzyApi } from '../../credentials/ClipzyApi.credentials';
import { Clipzy } from '../../nodes/Clipzy/Clipzy.node';
import { clipzy } from '../../nodes/Clipzy/provider';
import { answers } from './clipzy/answers';
import { documentedErrors } from './clipzy/documentedErrors';
import { FROM_UPLOADED, jobs } from './clipzy/jobs';
import { ownOperations } from './clipzy/ownOperations';
import type { JobMaker } from './jobFixture';
import { defineKit } from './kit';
import { bearer } from './workflowJobs';

/** Engines refuse smaller files as broken. */
const UPLOADED_BYTES = 2048;

/** A list is of use once there is a job. */
async function withJob(jobs: JobMaker): Promise<INodeParameters> {
	await jobs.start('styleTransfer');
	return {};
}

export const clipzyKit = defineKit({
	provider: clipzy,
	node: () => new Clipzy(),
	credentials: [new ClipzyApi()],
	keyField: 'token',
	jobs,
	ownOperations,
	listNeeds: { jobs: withJob, videos: withJob },
	unknownJobId: 'job_000000000000',
	documentedErrors,
	useFileHost: ({ control }) => control.setSwitches('clipzy', { download: 'redirect' }),
	answers,
	wire: {
		// An engine may start the job with the upload already.
		submits: { method: 'POST', path: '/api/v1/(jobs|videos/upload)$' },
		list: '/api/v1/jobs(\\?|$)',
		file: { target: 'api', path: '/download$' },
		running: { set: { 'data.status': 'processing', 'data.output_video_url': null } },
		queued: { set: { 'data.status': 'queued', 'data.output_video_url': null } },
		unknownStatus: { set: { 'data.status': 'mastering' } },
		withoutLinks: { set: { 'data.output_video_url': null } },
		progress: (percent) => ({
			set: { 'data.status': 'processing', 'data.progress_percent': percent },
		}),
		notFound: { status: 404, body: { detail: 'Job not found' } },
		refusedKeyStatus: 401,
		hasResultRequest: true,
	},
	examples: { 'clipzy-restyle-video': 1, 'clipzy-apply-style': 1 },
	markedJobs: [
		{
			jobType: 'styleTransfer',
			parameters: (mark) => ({
				...FROM_UPLOADED,
				options: { config: JSON.stringify({ note: mark }) },
			}),
		},
	],
	chaosJob: {
		makesSeveralVideos: false,
		item: ({ token, seconds }) => ({
			fileName: `${token} sim-duration=${seconds}.mp4`,
			content: 'video'.padEnd(UPLOADED_BYTES, '.'),
		}),
		parameters: {
			jobType: 'styleTransfer',
			source: 'binaryData',
			binaryPropertyName: 'data',
		},
		takesFile: true,
	},
	files: {
		// The engine's answer names a file on its own disk. The download route sends it.
		path: ({ jobId }) => `/api/v1/jobs/${jobId}/download`,
		headers: bearer,
	},
});
