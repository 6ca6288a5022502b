import type { Core } from '../core/core';
import { drawLogNormal } from '../core/log-normal';
import type { Outcome } from '../core/outcome';
import { CODE } from './codes';
import type { ProjectRequest } from './create-request';

/** Vizard docs, limits of the source. */
const CLIPPING_SHORTEST_SECONDS = 60;
const CLIPPING_LONGEST_SECONDS = 600 * 60;
const EDITING_LIMIT_SECONDS = 180;
const LARGEST_BYTES = 10 * 1024 ** 3;

/** What the simulator takes the source to be: it never fetches it. */
export interface Source {
	readonly seconds: number;
	readonly hasSpeech: boolean;
	readonly sizeBytes: number;
}

/** What is known of the source, and for the rest the same plausible guess each time. */
export function sourceOf(request: ProjectRequest, core: Core): Source {
	const facts = core.sources.lookUp(request.videoUrl);
	const random = core.randomness.stream(`vizard/source/${request.videoUrl}`);
	const guess =
		request.mode === 'editing'
			? Math.min(drawLogNormal({ medianSeconds: 60, sigma: 0.4 }, random), 170)
			: Math.max(drawLogNormal({ medianSeconds: 1800, sigma: 0.5 }, random), 120);
	return {
		seconds: facts.durationSeconds ?? Math.round(guess),
		hasSpeech: facts.hasSpeech ?? true,
		sizeBytes: facts.sizeBytes ?? 0,
	};
}

/**
 * The failure that this source brings about by the documented rules, or undefined. The documentation names the code
 * for a too long source in editing mode (4005) only; the others fail as "clipping failed" (4002).
 */
export function sourceFailure(request: ProjectRequest, source: Source): Outcome | undefined {
	if (request.mode === 'editing')
		return source.seconds >= EDITING_LIMIT_SECONDS
			? { kind: 'failure', code: String(CODE.brokenOrTooLong), message: 'the video is too long' }
			: undefined;
	const misfit =
		source.seconds < CLIPPING_SHORTEST_SECONDS
			? 'the video is too short'
			: source.seconds > CLIPPING_LONGEST_SECONDS
				? 'the video is too long'
				: source.sizeBytes > LARGEST_BYTES
					? 'the video is too large'
					: undefined;
	return misfit === undefined
		? undefined
		: { kind: 'failure', code: String(CODE.projectFailed), message: misfit };
}
