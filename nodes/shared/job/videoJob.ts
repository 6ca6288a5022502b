import { z } from 'zod';
import { expectedSchema } from './jobReference';

/**
 * Where a job stands. `completed`, `failed`, `cancelled` and `expired` are final; a provider status that
 * this package does not know is reported as `processing`, never as `completed`.
 */
export const JOB_STATUSES = [
	'queued',
	'processing',
	'completed',
	'failed',
	'cancelled',
	'expired',
] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

const FINAL_STATUSES: readonly JobStatus[] = ['completed', 'failed', 'cancelled', 'expired'];

/** Whether a job in this status will never change again. */
export function isFinal(status: JobStatus): boolean {
	return FINAL_STATUSES.includes(status);
}

/** Whether a job in this status has ended without a result. */
export function endedBadly(status: JobStatus): boolean {
	return isFinal(status) && status !== 'completed';
}

/** One finished video of a job. Durations and offsets are seconds, sizes pixels, dates ISO 8601 in UTC. */
export const videoSchema = z.object({
	/** Position in the job's list of videos, from 0. */
	index: z.number().int().nonnegative(),
	id: z.string().optional(),
	title: z.string().optional(),
	/** Where the file can be fetched; may be absent while a video is still to be rendered. */
	url: z.string().optional(),
	urlExpiresAt: z.string().optional(),
	durationSeconds: z.number().nonnegative().optional(),
	width: z.number().positive().optional(),
	height: z.number().positive().optional(),
	thumbnailUrl: z.string().optional(),
	/** The provider's own score, on the provider's own scale. */
	score: z.number().optional(),
	scoreReason: z.string().optional(),
	/** Where the clip begins and ends in the source. */
	startSeconds: z.number().nonnegative().optional(),
	endSeconds: z.number().nonnegative().optional(),
	transcript: z.string().optional(),
	tags: z.array(z.string()).optional(),
	description: z.string().optional(),
	editorUrl: z.string().optional(),
});

export type Video = z.infer<typeof videoSchema>;

/** Anything a job yields that is not a video: captions, a style description, a share page, a last frame. */
export const artifactSchema = z.object({
	kind: z.string().min(1),
	url: z.string().optional(),
	data: z.unknown().optional(),
});

export type Artifact = z.infer<typeof artifactSchema>;

/** Why a job did not complete, in the provider's words. Never called `error`: n8n would re-run the node. */
export const failureSchema = z.object({
	code: z.string().optional(),
	message: z.string().min(1),
	/** What to do about it, in place of what its kind suggests. */
	advice: z.string().optional(),
	/** Whether submitting the same job again may succeed. It is a new, paid job. */
	retryable: z.boolean(),
});

export type Failure = z.infer<typeof failureSchema>;

/** What a job has cost, in the provider's own unit (minutes, credits, API units, seconds). */
export const usageSchema = z.object({ amount: z.number().nonnegative(), unit: z.string().min(1) });

/** The snapshot of a job that every operation of every provider returns. */
export const videoJobSchema = z.object({
	provider: z.string().min(1),
	jobType: z.string().min(1),
	jobId: z.string().min(1),
	status: z.enum(JOB_STATUSES),
	progressPercent: z.number().min(0).max(100).optional(),
	/** The provider's own name of what it is doing. */
	stage: z.string().optional(),
	title: z.string().optional(),
	submittedAt: z.string().optional(),
	updatedAt: z.string().optional(),
	completedAt: z.string().optional(),
	/** Complete when `status` is `completed`; may be partial before. */
	videos: z.array(videoSchema),
	artifacts: z.array(artifactSchema).optional(),
	usage: usageSchema.optional(),
	/** What Submit expected the job to cost at most, by the provider's published prices. */
	estimatedCost: usageSchema.optional(),
	/** When the provider forgets the job. */
	resultExpiresAt: z.string().optional(),
	failure: failureSchema.optional(),
	expected: expectedSchema.optional(),
	/** What the answer had and the job lacks, as sentences for the user without a full stop. */
	hints: z.array(z.string()).optional(),
	/** The provider's answer untouched, when asked for. */
	raw: z.unknown().optional(),
});

export type VideoJob = z.infer<typeof videoJobSchema>;

/**
 * What one look at a job shows. Some providers say "finished" before their list of videos is complete.
 * Such a reading is unsettled: the job counts as running until further looks have confirmed it.
 */
export interface Reading<Job> {
	job: Job;
	unsettled?: Unsettled<Job>;
}

export interface Unsettled<Job> {
	/** How many further looks with the same outcome make it final. */
	confirmations: number;
	/** What the job is taken for once confirmed. */
	settledJob: Job;
	/** How long those looks must have shown the same, where it may grow. */
	unchangedForSeconds?: number;
	/** How much is there, where it may grow: another figure begins the looks anew. */
	grownTo?: number;
	/** For a single look, which nothing can confirm: how old the job must be for it to be believed. */
	believedAfterSeconds?: number;
}

export type JobReading = Reading<VideoJob>;

/** A job as an answer describes it. Its reference and the raw answer are known to whoever has asked. */
export const jobStateSchema = videoJobSchema.omit({
	provider: true,
	jobType: true,
	jobId: true,
	raw: true,
});

export type JobState = z.infer<typeof jobStateSchema>;

export type StateReading = Reading<JobState>;
