import { WayinVideoApi } from '../../credentials/WayinVideoApi.credentials';
import { wayinVideo } from '../../nodes/WayinVideo/provider';
import { WayinVideo } from '../../nodes/WayinVideo/WayinVideo.node';
import { defineKit } from './kit';
import { answers } from './wayinVideo/answers';
import { documentedErrors } from './wayinVideo/documentedErrors';
import { jobs } from './wayinVideo/jobs';
import { ownOperations } from './wayinVideo/ownOperations';
import { bearer, sourceOf } from './workflowJobs';

/** Where the results of a kind of job are, other than those of clipping. */
const RESULTS: Readonly<Record<string, string>> = {
	clipExport: '/clips/export',
	summary: '/summaries/results',
	transcript: '/transcripts/results',
};

export const wayinVideoKit = defineKit({
	provider: wayinVideo,
	node: () => new WayinVideo(),
	credentials: [new WayinVideoApi()],
	keyField: 'apiKey',
	jobs,
	ownOperations,
	unknownJobId: 'prj00000000',
	documentedErrors,
	answers,
	wire: {
		submits: { method: 'POST', path: '/clips$' },
		renders: { method: 'POST', path: '/clips/export$' },
		running: { set: { 'data.status': 'ONGOING', 'data.clips': [] } },
		queued: { set: { 'data.status': 'QUEUED', 'data.clips': [] } },
		unknownStatus: { set: { 'data.status': 'REVIEWING' } },
		withoutLinks: { remove: ['data.clips.*.export_link'] },
		linksNeverCome: 'rendering',
		empty: { set: { 'data.clips': [] } },
		partial: { set: { 'data.status': 'ONGOING' } },
		notFound: { status: 404, body: { status: 404, error: 'Not Found' } },
		refusedKeyStatus: 403,
	},
	examples: { 'wayinvideo-clip-webinar': 3, 'wayinvideo-transcribe-meeting': 0 },
	markedJobs: [
		{
			jobType: 'clipping',
			// With a limit, the list is known to be whole as soon as it has that many clips.
			parameters: (mark) => ({
				source: 'url',
				videoUrl: sourceOf(mark),
				enableExport: true,
				options: { maxClipNumber: 2 },
			}),
		},
	],
	files: {
		path: ({ jobType, jobId }) => `${RESULTS[jobType] ?? '/clips/results'}/${jobId}`,
		headers: (key) => ({ ...bearer(key), 'x-wayinvideo-api-version': 'v2' }),
	},
});
