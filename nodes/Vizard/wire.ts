import { fact, asNumber, asText, asTexts, readFacts, type Facts } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';

/** A long integer in samples, a text in field tables. */
const IDS = ['projectId', 'project_id'];

/**
 * Where the answers of POST /project/create and GET /project/query/{projectId} have what they say.
 *
 * @see https://docs.vizard.ai/docs/submit-long-videos-for-clipping
 * @see https://docs.vizard.ai/docs/retrieve-video-clips
 */
export const PROJECT = {
	ids: IDS,
	within: ['', 'data'],
	facts: {
		/** The state, whatever the HTTP status is. */
		code: { places: ['code'], read: asWhole },
		projectId: fact.id(...IDS),
		projectName: fact.text('projectName', 'project_name', 'name'),
		shareLink: fact.link('shareLink', 'share_link'),
		errMsg: fact.reason('errMsg', 'err_msg', 'errorMsg', 'error_message', 'error.message', 'error'),
		creditsUsed: fact.amount('creditsUsed', 'credits_used'),
	},
};

export type WireProject = Facts<typeof PROJECT.facts>;

export const CLIPS = ['videos', 'data.videos', 'clips', 'data.clips'];

export const CLIP = {
	videoId: fact.id('videoId', 'video_id', 'id'),
	videoUrl: fact.link('videoUrl', 'videoURL', 'video_url', 'url'),
	videoMsDuration: fact.amount('videoMsDuration'),
	duration: fact.seconds('videoDuration', 'duration'),
	title: fact.text('title'),
	transcript: fact.text('transcript'),
	isTranscriptCut: fact.isCut('transcript'),
	viralScore: fact.number('viralScore', 'score'),
	viralReason: fact.text('viralReason'),
	relatedTopic: {
		places: ['relatedTopic'],
		read: (value: unknown) => asText(value) ?? asTexts(value),
	},
	clipEditorUrl: fact.link('clipEditorUrl'),
};

export type WireClip = Facts<typeof CLIP>;

/**
 * An entry of GET /project/social-accounts.
 *
 * @see https://docs.vizard.ai/docs/get-social-accounts
 */
export const SOCIAL_ACCOUNT = {
	id: fact.id('id', 'socialAccountId', 'accountId'),
	platform: fact.text('platform'),
	username: fact.text('username', 'userName', 'name'),
	page: fact.text('page', 'pageName'),
	status: fact.text('status'),
	/** Called milliseconds, with a sample in seconds; read by its size. */
	expiresAt: fact.date('expiresAt', 'expires_at'),
	profilePic: fact.link('profilePic'),
	pageProfilePic: fact.link('pageProfilePic'),
};

/** Answer to POST /project/ai-social. */
export const CAPTION = {
	aiSocialContent: fact.text('aiSocialContent', 'content'),
	/** For YouTube only. */
	aiSocialTitle: fact.text('aiSocialTitle', 'title'),
};

function asWhole(value: unknown): number | undefined {
	const found = asNumber(value);
	return Number.isInteger(found) ? found : undefined;
}

/** What any answer may carry; used to recognise a refusal before anything else is read. */
export function readProjectFacts({ body }: WireAnswer): WireProject {
	return readFacts(PROJECT.facts, body, PROJECT.within);
}

/** Ids are longs at Vizard; one that JavaScript would round goes as the text that it is. */
export function longNumber(digits: string): number | string {
	const number = Number(digits);
	return Number.isSafeInteger(number) ? number : digits;
}
