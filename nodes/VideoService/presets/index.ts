import { parseRecipe, type Recipe } from '../recipe';
import { atlascloud } from './atlascloud';
import { creatomate } from './creatomate';
import { fal } from './fal';
import { heygen } from './heygen';
import { higgsfield } from './higgsfield';
import { json2video } from './json2video';
import { kieJobs } from './kieJobs';
import { kieVeo } from './kieVeo';
import { luma } from './luma';
import { minimax } from './minimax';
import { openaiVideos } from './openaiVideos';
import { piapi } from './piapi';
import { replicate } from './replicate';
import { runway } from './runway';
import { shotstack } from './shotstack';
import { submagic } from './submagic';
import { veo } from './veo';
import { wavespeed } from './wavespeed';

/** The services that come with a recipe, the most used one first. */
export const PRESETS: readonly Recipe[] = [
	fal,
	kieJobs,
	kieVeo,
	replicate,
	heygen,
	wavespeed,
	piapi,
	creatomate,
	veo,
	runway,
	openaiVideos,
	atlascloud,
	submagic,
	json2video,
	shotstack,
	luma,
	higgsfield,
	minimax,
].map(parseRecipe);

/** @returns undefined for a service that has no preset */
export function findPreset(id: unknown): Recipe | undefined {
	return PRESETS.find((preset) => preset.id === id);
}
