import type { Job } from '../core/job';
import type { ProviderContext } from '../core/provider';
import type { clipzyAccount } from './account';
import type { clipzySwitches } from './switches';

/** The one job type. */
export const STYLE_TRANSFER = 'styleTransfer';

/** A video at the engine. */
export interface UploadedVideo {
	readonly id: string;
	readonly filename: string;
	readonly bytes: number;
	/** Virtual ms since the Unix epoch. */
	readonly uploadedAt: number;
	readonly templateVideoId: string | null;
	readonly webhookUrl: string | null;
}

/** What the engine knows of a job beyond the simulator's. */
export interface StyleJob {
	readonly videoId: string;
	/** File name of that video. */
	readonly filename: string;
	readonly templateVideoId: string | null;
	readonly config: Readonly<Record<string, unknown>>;
	readonly webhookUrl: string | null;
	/** Origin under which the client reaches the engine, for links on its own host. */
	readonly origin: string;
}

export type ClipzyJob = Job<StyleJob>;
export type ClipzyContext = ProviderContext<typeof clipzySwitches, typeof clipzyAccount, StyleJob>;
