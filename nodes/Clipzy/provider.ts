import { parseHttpUrl } from '../shared/http/egress';
import type { Video, VideoJob } from '../shared/job/videoJob';
import type { FileSource, VideoProvider } from '../shared/provider/contract';
import { providerText } from '../shared/trouble/providerText';
import { checkHealth } from './health';
import { readResult, readStatus } from './job';
import { jobList, newestJobs } from './jobList';
import { chooseJob, getJobs } from './jobs';
import { styleExtractionSubmit, styleTransferSubmit } from './submit';
import { readTrouble } from './trouble';
import { uploadOperation } from './upload';
import { chooseVideo, getVideo } from './videos';
import { JOB_ID, WITHIN } from './wire';

/**
 * Clipzy: a self-hosted engine that gives a video the style of another one.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const clipzy: VideoProvider = {
	id: 'clipzy',
	displayName: 'Clipzy',
	isFree: true,
	submitAction: 'Give a video the style of another one',
	credentials: [{ type: 'clipzyApi', displayName: 'Token', secretFields: ['token'] }],
	cleanBaseUrl,
	limits: {
		// No rate limit is documented; an engine works on five jobs at a time and queues the others.
		submits: [],
		requests: [],
		minimumCheckSeconds: 5,
	},
	jobTypes: {
		styleTransfer: {
			displayName: 'Style Transfer',
			description: 'Extract the style of a template video and apply it to a video',
			// Documented as 30 to 120 seconds; samples show 15 minutes.
			usualDuration: { medianSeconds: 90, sigma: 0.8 },
			submit: styleTransferSubmit,
			readStatus,
			readResult,
			insteadOfVideos:
				'The job has extracted a style and rendered nothing. Get Result shows it as the artifact styleDna.',
		},
		styleExtraction: {
			displayName: 'Style Extraction',
			description:
				"Extract the style (Style DNA) of a template video. 'Template Job ID' of Style Transfer then applies it to others.",
			usualDuration: { medianSeconds: 60, sigma: 0.8 },
			submit: styleExtractionSubmit,
			readStatus,
			readResult,
			insteadOfVideos:
				"The job has extracted a style. Get Result shows it as the artifact styleDna, and 'Template Job ID' of Style Transfer applies it to other videos.",
		},
	},
	resources: {
		engine: { displayName: 'Engine', operations: { checkHealth } },
		video: { displayName: 'Video', operations: { get: getVideo, upload: uploadOperation } },
		videoJob: { displayName: 'Video Job', operations: { getMany: getJobs } },
	},
	lists: { jobs: chooseJob, videos: chooseVideo },
	files: { video: { displayName: 'Video', extension: 'mp4', source: outputFile } },
	whereToLook: 'look at the list of jobs of your engine (Get Many)',
	jobList,
	newestJobs,
	// The guide shows the job alone, the reference shows it in an envelope.
	idsInCalls: WITHIN.flatMap((part) =>
		JOB_ID.map((name) => (part === '' ? name : `${part}.${name}`)),
	),
	readTrouble,
};

const DEFAULT_PREFIX = '/api/v1';

/**
 * Brings the address of an engine to the one that its routes are below: users paste it with and without
 * the prefix. An address that ends with a version is taken as complete, since the prefix can be changed
 * on the server (`API_V1_PREFIX`); any other gets the default one.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export function cleanBaseUrl(baseUrl: string): string {
	const address = baseUrl.replace(/\/+$/, '');
	return address === '' || /\/v\d+$/.test(address) ? address : `${address}${DEFAULT_PREFIX}`;
}

/** Where engines say that a result is, when it is not a link; none of these is ever read by n8n. */
const PLACES: ReadonlyMap<string, string> = new Map([
	['file', 'on the disk of the machine that the engine runs on'],
	['s3', 'in an S3 bucket of the engine'],
	['internal', "in the engine's internal storage"],
]);

/**
 * The finished video: its link when there is one, otherwise the engine's download route, which only
 * newer engines have.
 */
function outputFile({ jobId }: VideoJob, { url = '' }: Video): FileSource {
	if (parseHttpUrl(url)) return { kind: 'link', url, keyOnOwnHost: true };
	return {
		kind: 'providerRoute',
		request: {
			purpose: 'read',
			method: 'GET',
			path: `/jobs/${encodeURIComponent(jobId)}/download`,
			headers: { Accept: 'video/mp4, */*' },
		},
		whenMissing: explain(url),
	};
}

function explain(url: string): string {
	const scheme = /^([a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? '';
	const place = PLACES.get(scheme) ?? 'where only the engine can reach it';
	return `The result is ${place} (${providerText(url) ?? 'no address given'}), which n8n does not read, and the engine offers no download of it. Update the engine to a version with the route GET /jobs/{job_id}/download, or fetch the file there yourself`;
}
