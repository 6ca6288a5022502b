import type { FaultInput } from '../../../simulator/core/fault';

/** A change to a right answer, as the simulator takes it. */
export type Rewrite = Omit<Extract<NonNullable<FaultInput['effect']>, { kind: 'rewrite' }>, 'kind'>;

/** A request that starts a job. */
export interface StartOfJob {
	method: 'POST' | 'PUT';
	/** Regular expression over path and query, as the simulator takes it. */
	path: string;
}

/**
 * Where the things that faults are about stand in a provider's answers, from its documentation. All of
 * them change the answer about a job that is finished.
 */
export interface ProviderWire {
	/** The requests that start a job, by Submit and by Export's step Render. */
	submits: StartOfJob;
	renders?: StartOfJob;
	/** The request for a video's file, where that is not on a file host. */
	file?: { target: 'api'; path: string };
	/** As if it were still running. */
	running: Rewrite;
	/** As if it had not begun; absent where the provider has no such status. */
	queued?: Rewrite;
	/** In a status that no page knows. */
	unknownStatus: Rewrite;
	/** Finished, but without anything to download. */
	withoutLinks: Rewrite;
	/** Finished, with no videos at all; absent where a job has one video. */
	empty?: Rewrite;
	/** Running, with the videos listed that are there so far; absent where a job has one video. */
	partial?: Rewrite;
	/** A share of the work done, in percent; absent where none is told. */
	progress?(percent: number): Rewrite;
	/** How the provider answers about a job that it does not know. */
	notFound: { status: number; body: unknown };
	/** HTTP status for a key that is not accepted. */
	refusedKeyStatus: number;
}

export const WIRES: Readonly<Record<string, ProviderWire>> = {
	vizard: {
		submits: { method: 'POST', path: '/project/create$' },
		running: { set: { code: 1000, videos: [] } },
		unknownStatus: { set: { code: 1234 } },
		withoutLinks: { remove: ['videos.*.videoUrl'] },
		empty: { set: { videos: [] } },
		partial: { set: { code: 1000 } },
		notFound: { status: 404, body: { code: 4004, errMsg: 'no such project' } },
		refusedKeyStatus: 401,
	},
	clipzy: {
		// An engine may start the job with the upload already.
		submits: { method: 'POST', path: '/api/v1/(jobs|videos/upload)$' },
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
	},
	globalAiOpc: {
		submits: { method: 'POST', path: '/v1/videos/videos$' },
		running: { set: { status: 'processing', video_url: null } },
		queued: { set: { status: 'queued', video_url: null } },
		unknownStatus: { set: { status: 'reviewing' } },
		withoutLinks: { set: { video_url: null } },
		notFound: { status: 404, body: { message: 'task not found' } },
		refusedKeyStatus: 401,
	},
	wayinVideo: {
		submits: { method: 'POST', path: '/clips$' },
		renders: { method: 'POST', path: '/clips/export$' },
		running: { set: { 'data.status': 'ONGOING', 'data.clips': [] } },
		queued: { set: { 'data.status': 'QUEUED', 'data.clips': [] } },
		unknownStatus: { set: { 'data.status': 'REVIEWING' } },
		withoutLinks: { remove: ['data.clips.*.export_link'] },
		empty: { set: { 'data.clips': [] } },
		partial: { set: { 'data.status': 'ONGOING' } },
		notFound: { status: 404, body: { status: 404, error: 'Not Found' } },
		refusedKeyStatus: 403,
	},
	pictory: {
		submits: { method: 'POST', path: '/v1/aistudio/videos$' },
		renders: { method: 'PUT', path: '/v2/video/render/[^/]+$' },
		running: { set: { 'data.status': 'in-progress' }, remove: ['data.url'] },
		queued: { set: { 'data.status': 'pending' }, remove: ['data.url'] },
		unknownStatus: { set: { 'data.status': 'mastering' } },
		withoutLinks: { remove: ['data.url'] },
		progress: (percent) => ({
			set: { 'data.status': 'in-progress', 'data.renderProgress': percent },
		}),
		notFound: { status: 404, body: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } },
		refusedKeyStatus: 401,
	},
};
