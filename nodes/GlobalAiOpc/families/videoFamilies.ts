import type { Families } from './family';
import { grok } from './grok';
import { sd2Manxue } from './sd2Manxue';
import { seedance15 } from './seedance15';
import { seedance2 } from './seedance2';
import { seedanceDiscount, seedanceSpecial, seedanceX1 } from './seedanceContent';
import { sora } from './sora';
import { starVideosO3, starVideosV3 } from './starVideos';
import { veo } from './veo';
import { videos } from './videos';
import { vidu } from './vidu';

/** The families of v1 that make videos and whose fields are known. */
export const VIDEO_FAMILIES: Families = {
	videos,
	veo,
	sora,
	seedance2,
	seedance15,
	seedanceDiscount,
	seedanceSpecial,
	seedanceX1,
	sd2Manxue,
	starVideosO3,
	starVideosV3,
	vidu,
	grok,
};
