import type { JobTiming } from '../core/new-job';

/** A family of models: its create path, and how its tasks look on the shared result route. */
export interface Family {
	/** Job type in the control API. */
	readonly jobType: string;
	readonly path: string;
	readonly media: 'video' | 'image';
	/** `object` of its tasks. */
	readonly object: string;
	/** Seconds of a result when the request does not say. */
	readonly usualSeconds: number;
	readonly timing: JobTiming;
}

const A_FEW_MINUTES: JobTiming = { medianSeconds: 200, sigma: 0.4 };
const HALF_A_MINUTE: JobTiming = { medianSeconds: 30, sigma: 0.4 };

function video(
	jobType: string,
	path: string,
	usualSeconds: number,
	timing = A_FEW_MINUTES,
): Family {
	return { jobType, path, media: 'video', object: 'video', usualSeconds, timing };
}

function image(jobType: string, path: string): Family {
	return { jobType, path, media: 'image', object: 'image', usualSeconds: 0, timing: HALF_A_MINUTE };
}

/** The Videos family, whose requests are checked in full. */
export const VIDEOS: Family = video('videoGeneration', '/v1/videos/videos', 5);

/**
 * The other families of the same host (GlobalAI OPC docs, its resellers' docs, clients): their create calls are taken
 * with little checking and answer with a task object; status and result come from the same route.
 */
export const OTHER_FAMILIES: readonly Family[] = [
	{ ...video('sora', '/v1/sora/videos', 8), object: 'video.generation' },
	video('veo', '/v1/veo/videos', 8),
	video('seedance', '/v1/seedance/videos', 5),
	video('kyyvideo2', '/v1/kyyvideo2/videos', 5),
	video('seedanceDiscount', '/v1/seedance-discount/videos', 5),
	video('seedanceSpecial', '/v1/seedance-special/videos', 5),
	video('seedanceX1', '/v1/seedance-x1/videos', 5),
	video('sd2Manxue', '/v1/sd2_manxue/videos', 5),
	video('starvideos', '/v1/starvideos/videos', 5),
	video('vidu', '/v1/vidu/videos', 5),
	video('grok', '/v1/grok/videos', 6),
	video('happyhorseT2v', '/v1/happyhorse-t2v/videos', 5),
	video('happyhorseI2v', '/v1/happyhorse-i2v/videos', 5),
	video('happyhorseR2v', '/v1/happyhorse-r2v/videos', 5),
	video('happyhorseEdit', '/v1/happyhorse-edit/videos', 5),
	video('omniFlash', '/v1/omni-flash/videos', 5),
	video('luxvid', '/v1/luxvid-video/videos', 5),
	image('bananaImage', '/v1/banana/images'),
	image('gptImage', '/v1/image2/images'),
];

/** The newer generation of the API, with routes of its own. */
export const MODEL_CENTER: Family = video('modelCenter', '/v2/model-center/tasks', 5);
