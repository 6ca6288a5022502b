import type { ServiceWire } from '../wire';
import { atlascloud } from './atlascloud';
import { creatomate } from './creatomate';
import { fal } from './fal';
import { heygen } from './heygen';
import { higgsfield } from './higgsfield';
import { json2video } from './json2video';
import { kieJobs } from './kie-jobs';
import { kieVeo } from './kie-veo';
import { luma } from './luma';
import { minimax } from './minimax';
import { openaiVideos } from './openai-videos';
import { piapi } from './piapi';
import { replicate } from './replicate';
import { runway } from './runway';
import { shotstack } from './shotstack';
import { submagic } from './submagic';
import { veo } from './veo';
import { wavespeed } from './wavespeed';

/** Every service that this provider of the simulator stands in for. */
export const SERVICES: readonly ServiceWire[] = [
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
];
