import type { Job } from '../core/job';
import type { ProviderContext } from '../core/provider';
import type { wayinAccount } from './account';
import type { RenderSettings } from './render-request';
import type { wayinSwitches } from './switches';
import type { TargetDuration } from './vocabulary';

export type TaskKind = 'clipping' | 'findMoments' | 'clipExport' | 'summary' | 'transcript';

/** A clip as it was found, without its link: that is made anew for each answer. */
export interface Clip {
	readonly idx: number;
	readonly title: string;
	readonly beginMs: number;
	readonly endMs: number;
	readonly tags: readonly string[];
	readonly desc: string;
	readonly score: number;
}

/** What WayinVideo knows of a task beyond the job. */
export interface WayinTask {
	readonly kind: TaskKind;
	readonly name: string;
	readonly sourceSeconds: number;
	readonly units: number;
	/** Present when the clips are rendered with the task itself. */
	readonly render?: RenderSettings;
	readonly targetDuration?: TargetDuration;
	readonly limit?: number;
	readonly targetLanguage?: string;
	/** Of an export: the task whose clips it renders, and which of them. */
	readonly projectId?: string;
	readonly clipIndices?: readonly number[];
	/** Best score first; made when first needed, since control may still change how many there are. */
	clips?: readonly Clip[];
}

export type WayinJob = Job<WayinTask>;
export type WayinContext = ProviderContext<typeof wayinSwitches, typeof wayinAccount, WayinTask>;
