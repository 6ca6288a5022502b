import type { Job } from '../core/job';
import type { ProviderContext } from '../core/provider';
import type { vizardAccount } from './account';
import type { ProjectRequest } from './create-request';
import type { vizardSwitches } from './switches';

/** Project ids of the documentation's samples have eight digits. */
export const FIRST_PROJECT_ID = 40_000_000;

/** A finished clip, without its link: that is made anew for each answer. */
export interface Clip {
	readonly videoId: number;
	/** File of simulator/media. */
	readonly file: string;
	readonly path: string;
	readonly durationMs: number;
	readonly title: string;
	readonly transcript: string;
	readonly viralScore: string;
	readonly viralReason: string;
	readonly topics: readonly string[];
	readonly editorId: number;
	readonly hasSpeech: boolean;
}

/** What Vizard knows of a project beyond the job. */
export interface VizardProject {
	readonly request: ProjectRequest;
	readonly projectName: string;
	readonly shareLink: string;
	readonly sourceSeconds: number;
	readonly hasSpeech: boolean;
	readonly chargedMinutes: number;
	/** Best score first; made when first needed, since control may still change how many there are. */
	clips?: readonly Clip[];
}

export type ProjectJob = Job<VizardProject>;
export type VizardContext = ProviderContext<
	typeof vizardSwitches,
	typeof vizardAccount,
	VizardProject
>;
