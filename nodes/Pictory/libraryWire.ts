import { fact } from '../shared/provider/facts';

/** Answers about what an account and Pictory's libraries have. */

/** Where the entries of a list are: Pictory answers with a bare list, or with one below these names. */
export function listPlaces(...names: readonly string[]): string[] {
	return ['', 'items', 'data', 'data.items', ...names.flatMap((name) => [name, `data.${name}`])];
}

/** What the request for the next page needs; each list has a name of its own for it. */
export const PAGING = { next: fact.text('pageKey', 'nextPageKey', 'data.pageKey') };

/** An entry of GET /v2/projects. The id is a number for projects before schema v3. */
export const LISTED_PROJECT = {
	id: fact.id('id', 'project_id', 'projectId'),
	name: fact.text('name', 'projectName'),
	type: fact.text('type', 'projectType'),
	source: fact.text('source'),
	schemaVersion: fact.code('schemaVersion'),
	aspectRatio: fact.text('aspectRatio'),
	previewUrl: fact.link('projectPreview'),
	savedAt: fact.date('savedDate', 'saveDate'),
};

/** Answer to GET /v2/projects/{projectid}. */
export const PROJECT = {
	id: fact.id('project_id', 'projectId', 'id'),
	name: fact.text('projectName', 'name'),
	type: fact.text('projectType', 'type'),
	source: fact.text('source'),
	step: fact.text('step'),
	schemaVersion: fact.code('schemaVersion'),
	layout: fact.text('layout'),
	language: fact.text('scriptLanguage'),
	savedAt: fact.date('saveDate', 'savedDate'),
	generatedAt: fact.date('generatedDate'),
	durationSeconds: fact.seconds('videoDuration'),
	videoUrl: fact.link('videoURL', 'videoUrl'),
	shareUrl: fact.link('shareVideoURL', 'videoShareURL'),
	thumbnailUrl: fact.link('thumbnail'),
	audioUrl: fact.link('audioURL', 'audioUrl'),
	captionsSrtUrl: fact.link('srtFile'),
	captionsVttUrl: fact.link('vttFile'),
	captionsTxtUrl: fact.link('txtFile'),
};

/** A template, in the list and alone; the page about a single one spells one name in another way. */
export const TEMPLATE = {
	id: fact.id('templateId', 'template_id', 'id'),
	name: fact.text('name', 'templateName'),
	language: fact.text('language'),
	isPublished: fact.flag('published'),
	isDeprecated: fact.flag('deprecated', 'depricated'),
};

/** An entry of GET /v1/brands/video and GET /v1/styles. */
export const NAMED = { id: fact.id('id'), name: fact.text('name') };

/** An entry of GET /v1/smartlayouts, which are called templates there. */
export const SMART_LAYOUT = {
	id: fact.id('templateId', 'id'),
	name: fact.text('templateName', 'name'),
	schemaVersion: fact.code('schemaVersion'),
};

/** A look of an avatar in GET /v1/avatars; a video shows one of the looks. */
export const AVATAR_LOOK = {
	id: fact.id('id', 'avatarId'),
	name: fact.text('name'),
	previewImageUrl: fact.link('previewImage'),
	previewVideoUrl: fact.link('previewVideo'),
};

export const AVATAR = { name: fact.text('name'), gender: fact.text('gender') };

/** An entry of GET /v1/voiceovers/tracks. */
export const VOICE = {
	id: fact.id('id'),
	name: fact.text('name'),
	providerVoiceId: fact.text('voice'),
	language: fact.text('language'),
	accent: fact.text('accent'),
	gender: fact.text('gender'),
	category: fact.text('category'),
	engine: fact.text('engine'),
	service: fact.text('service'),
	ssmlSupportCategory: fact.text('ssmlSupportCategory'),
	sampleUrl: fact.link('sample'),
};

/** An entry of POST /v1/music/search. */
export const MUSIC_TRACK = {
	id: fact.id('id'),
	title: fact.text('title', 'name'),
	audioUrl: fact.link('audioUrl', 'audioURL'),
	durationSeconds: fact.seconds('duration'),
	genres: fact.texts('genres'),
	instruments: fact.texts('instruments'),
	moods: fact.texts('moods'),
	purposes: fact.texts('purposes'),
};

/** A result of GET /v1/media/search. The previews have a watermark and expire. */
export const STOCK_VISUAL = {
	assetId: fact.code('assetId', 'id'),
	mediaType: fact.text('mediaType'),
	description: fact.text('mediaDescription', 'description'),
	durationSeconds: fact.seconds('duration'),
	library: fact.text('searchLibrary', 'library'),
	previewUrl: fact.link('preview.url'),
	previewImageUrl: fact.link('preview.jpg'),
};

/** The allowances of GET /v1/quota. */
export const ALLOWANCES = [
	'videoMinutes',
	'transcriptionMinutes',
	'elevenLabsVoiceOverMinutes',
	'aiCredits',
] as const;

export const ALLOWANCE = { used: fact.number('used'), limit: fact.number('limit') };

/** An entry of GET /v1/aicredits/usage. */
export const CREDIT_TRANSACTION = {
	transactionId: fact.code('transactionId', 'id'),
	type: fact.text('type'),
	amount: fact.number('amount'),
	source: fact.text('source'),
	description: fact.text('description'),
	plan: fact.text('plan'),
	transactedAt: fact.date('transactionDate'),
};
