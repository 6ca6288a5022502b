import type { Video } from '../job/videoJob';

/** Which of a job's videos are wanted. */
export interface Selection {
	/** Keeps videos with at least this score; those without a score are kept only when this is absent. */
	minimumScore?: number | undefined;
	/** Keeps so many, from the provider's best downwards. */
	maximumVideos?: number | undefined;
}

/** The videos that fit, in the provider's order, which is best first where the provider scores. */
export function selectVideos(
	videos: readonly Video[],
	{ minimumScore, maximumVideos }: Selection,
): Video[] {
	return videos
		.filter(
			({ score }) => minimumScore === undefined || (score !== undefined && score >= minimumScore),
		)
		.slice(0, maximumVideos);
}
