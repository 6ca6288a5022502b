import type { Job } from '../core/job';
import type { ProviderContext } from '../core/provider';
import type { pictoryAccount } from './account';
import type { Sentence } from './sentence';
import type { ImageRequest, StudioRequest } from './studio-request';
import type { Storyboard } from './storyboard-request';
import type { pictorySwitches } from './switches';

/** The generation of the call that a job came in by: its results have another form. */
export type ApiVersion = 'v1' | 'v2';

/** What a job makes. */
export type JobWork =
	| { readonly kind: 'studioVideo'; readonly request: StudioRequest; readonly studioId: string }
	| { readonly kind: 'studioImage'; readonly request: ImageRequest }
	| {
			readonly kind: 'preview';
			readonly storyboard: Storyboard;
			readonly projectId?: string;
			readonly api: ApiVersion;
			/** What was changed of its elements since, by ID. */
			readonly changes: Map<string, Readonly<Record<string, unknown>>>;
	  }
	| {
			readonly kind: 'render';
			readonly storyboard: Storyboard;
			readonly ofProject?: string;
			readonly api: ApiVersion;
	  }
	| { readonly kind: 'transcription'; readonly seconds: number; readonly language: string }
	| {
			readonly kind: 'highlights';
			readonly seconds: number;
			readonly transcript: readonly Sentence[];
	  };

/** What Pictory knows of a job beyond the job itself. */
export interface PictoryJob {
	readonly work: JobWork;
	readonly webhook?: string;
	readonly webhookInput?: unknown;
	/** AI credits taken when the job was accepted. */
	readonly credits: number;
}

export type AnyJob = Job<PictoryJob>;
export type PictoryContext = ProviderContext<
	typeof pictorySwitches,
	typeof pictoryAccount,
	PictoryJob
>;
