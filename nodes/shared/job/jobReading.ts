import type { VideoJob } from './videoJob';

/**
 * What one look at a job tells. Some providers say "finished" before their list of videos is complete;
 * such a reading is unsettled: the job counts as running until further looks have confirmed it.
 */
export interface JobReading {
	job: VideoJob;
	unsettled?: {
		/** What is odd about the answer, for a person. */
		reason: string;
		/** How many further looks with the same outcome make it final. */
		confirmations: number;
		/** What the job is taken for once confirmed. */
		settledJob: VideoJob;
	};
}
