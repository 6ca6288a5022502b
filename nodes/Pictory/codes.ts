/** What the code of a failed job means, and what a user can do about it. */
export interface CodeMeaning {
	meaning: string;
	advice: string;
	/** Whether the same job may succeed when it is submitted again. */
	retryable: boolean;
}

/**
 * Codes with which jobs end (`data.error_code`). Those of AI Studio are not documented; a code that is
 * not here keeps Pictory's own words.
 *
 * @see https://docs.pictory.ai/api-reference/jobs/get-job
 */
export const JOB_CODES: ReadonlyMap<string, CodeMeaning> = new Map([
	[
		'INSUFFICIENT_CREDITS',
		{
			meaning: 'the account has not enough AI credits',
			advice: 'Buy AI credits in Pictory, or choose a cheaper model or a shorter duration',
			retryable: false,
		},
	],
	[
		'SCENE_BACKGROUND_VISUAL_NOT_FOUND',
		{
			meaning: 'no visual was found for a scene',
			advice: 'Give the scene a background of its own (a visual URL, a color or an AI visual)',
			retryable: false,
		},
	],
	[
		'TEXT_TO_VIDEO_FAILED',
		{
			meaning: 'the storyboard could not be turned into a video',
			advice:
				'Check what is named above, for example the speaker of the voice-over, and the links in the scenes',
			retryable: false,
		},
	],
]);

/** Code of a refused submit, or of a job, that only money can cure. */
export const INSUFFICIENT_CREDITS = 'INSUFFICIENT_CREDITS';

export const JOB_MISSING = 'JOB_NOT_FOUND';

/** How a missing job is named in the body of an HTTP 404. Under HTTP 200 the number stands for other failures too. */
export const JOB_NOT_FOUND: readonly string[] = [JOB_MISSING, '5000'];
