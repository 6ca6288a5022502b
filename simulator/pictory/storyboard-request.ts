import { z } from 'zod';
import { IMAGE_MODELS, round, VIDEO_MODELS } from './studio-request';

const url = z.string().url();

const aiVisual = z.object({
	prompt: z.string().min(1).max(500),
	model: z.string().optional(),
	mediaStyle: z.string().optional(),
	videoDuration: z.string().optional(),
	firstFrameImageUrl: url.optional(),
	referenceImageUrls: z.array(url).min(1).max(2).optional(),
});

const background = z
	.object({
		type: z.enum(['video', 'image']).optional(),
		visualUrl: url.optional(),
		color: z.string().optional(),
		aiVisual: aiVisual.optional(),
		searchFilter: z.record(z.unknown()).optional(),
	})
	.superRefine((value, context) => {
		const kinds = (['visualUrl', 'color', 'aiVisual', 'searchFilter'] as const).filter(
			(name) => value[name] !== undefined,
		);
		const refuse = (message: string) => context.addIssue({ code: 'custom', message });
		if (kinds.length > 1) refuse(`${kinds.join(', ')} are mutually exclusive`);
		if (value.aiVisual !== undefined && value.type === undefined)
			refuse('type is required with aiVisual');
		if (value.aiVisual?.firstFrameImageUrl && value.aiVisual.referenceImageUrls)
			refuse('firstFrameImageUrl and referenceImageUrls are mutually exclusive');
	});

/** What lies on a scene; of its many fields only those that cost credits are read. */
const element = z
	.object({ type: z.string().optional(), aiVisual: aiVisual.partial({ prompt: true }).optional() })
	.passthrough();

const SOURCES = ['story', 'storyCoPilot', 'blogUrl', 'pptUrl', 'audioUrl', 'videoUrl'] as const;

const scene = z
	.object({
		story: z.string().max(15_000).optional(),
		storyCoPilot: z.record(z.unknown()).optional(),
		blogUrl: url.optional(),
		pptUrl: url.optional(),
		audioUrl: url.optional(),
		videoUrl: url.optional(),
		audioLanguage: z.string().optional(),
		background: background.optional(),
		createSceneOnNewLine: z.boolean().optional(),
		createSceneOnEndOfSentence: z.boolean().optional(),
		highlightKeywords: z.boolean().optional(),
		hideSubtitles: z.boolean().optional(),
		minimumDuration: z.number().nonnegative().optional(),
		sceneTransition: z.string().optional(),
		maxSubtitleLines: z.number().int().min(1).max(4).optional(),
		elements: z.array(element).min(1).max(20).optional(),
	})
	.superRefine((value, context) => {
		const sources = SOURCES.filter((name) => value[name] !== undefined);
		const refuse = (message: string) => context.addIssue({ code: 'custom', message });
		if (sources.length > 1) refuse(`${sources.join(', ')} are mutually exclusive`);
		if (sources.length === 0 && value.background === undefined)
			refuse(`one of ${SOURCES.join(', ')} is required`);
		const isSpoken = value.audioUrl !== undefined || value.videoUrl !== undefined;
		if (isSpoken && !value.audioLanguage) refuse('audioLanguage is required');
	});

export type Scene = z.output<typeof scene>;

const voice = {
	speed: z.number().min(50).max(200).optional(),
	amplificationLevel: z.number().min(-1).max(1).optional(),
	premiumVoiceSettings: z.record(z.unknown()).optional(),
};

/** A name, the provider's own id of a voice, or the number of a track. */
const speaker = z.union([z.string(), z.number()]);

const voiceOver = z
	.object({
		enabled: z.boolean(),
		aiVoices: z.array(z.object({ speaker, ...voice })).optional(),
		externalVoice: z
			.object({
				voiceUrl: url,
				syncVoice: z.boolean().optional(),
				amplificationLevel: voice.amplificationLevel,
			})
			.optional(),
	})
	.refine((value) => !value.aiVoices || !value.externalVoice, {
		message: 'aiVoices and externalVoice are mutually exclusive',
	});

const backgroundMusic = z.object({
	enabled: z.boolean(),
	autoMusic: z.boolean().optional(),
	musicUrl: url.optional(),
	volume: z.number().min(0).max(1).optional(),
	clips: z.array(z.unknown()).optional(),
});

const fields = z.object({
	videoName: z
		.string()
		.regex(/^[\p{L}\p{N} _-]+$/u)
		.max(150)
		.optional(),
	videoWidth: z.number().positive().optional(),
	videoHeight: z.number().positive().optional(),
	aspectRatio: z.enum(['1:1', '16:9', '9:16', '4:5']).optional(),
	language: z.string().optional(),
	saveProject: z.boolean().default(false),
	webhook: url.max(500).optional(),
	webhookInput: z.record(z.unknown()).optional(),
	scenes: z.array(scene).min(1).optional(),
	templateId: z.string().optional(),
	variables: z.record(z.unknown()).optional(),
	brandId: z.string().optional(),
	brandName: z.string().optional(),
	smartLayoutId: z.string().optional(),
	smartLayoutName: z.string().optional(),
	subtitleStyleId: z.string().optional(),
	subtitleStyleName: z.string().optional(),
	subtitleStyle: z.record(z.unknown()).optional(),
	voiceOver: voiceOver.optional(),
	backgroundMusic: backgroundMusic.optional(),
	logo: z.object({ url, position: z.unknown(), width: z.unknown() }).optional(),
	avatar: z.record(z.unknown()).optional(),
	destinations: z.array(z.unknown()).optional(),
	awsConnectionId: z.string().optional(),
	vimeoConnectionId: z.string().optional(),
	storyboardVersion: z.string().optional(),
});

const EXCLUSIVE = [
	['brandId', 'brandName'],
	['smartLayoutId', 'smartLayoutName'],
	['subtitleStyleId', 'subtitleStyleName'],
] as const;

/**
 * Body of POST /v2/video/storyboard and /v2/video/storyboard/render. Fields that are not known are dropped without a
 * word, as the documentation warns.
 */
export const storyboardSchema = (nameRequired: boolean) =>
	fields.superRefine((body, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		if (nameRequired && !body.videoName) refuse('videoName', 'is required');
		if (!body.scenes && !body.templateId) refuse('scenes', 'is required');
		if ((body.videoWidth === undefined) !== (body.videoHeight === undefined))
			refuse('videoWidth', 'videoWidth and videoHeight go together');
		for (const [id, name] of EXCLUSIVE)
			if (body[id] && body[name]) refuse(id, `${id} and ${name} are mutually exclusive`);
		if (body.avatar && body.voiceOver?.enabled !== true)
			refuse('avatar', 'requires voiceOver.enabled');
	});

export type Storyboard = z.output<ReturnType<typeof storyboardSchema>>;

/** AI credits for the AI visuals of a storyboard, behind its scenes and on them. */
export function visualCredits({ scenes = [] }: Pick<Storyboard, 'scenes'>): number {
	const shown = scenes.flatMap(({ background: behind, elements = [] }) => [behind, ...elements]);
	return round(shown.reduce((sum, visual) => sum + creditsFor(visual), 0));
}

/** By the second for clips, by the piece for images. */
function creditsFor(shown: z.output<typeof element> | undefined): number {
	if (shown?.aiVisual === undefined) return 0;
	const { model, referenceImageUrls, videoDuration } = shown.aiVisual;
	if (shown.type === 'image') return IMAGE_MODELS[model ?? 'seedream3.0'] ?? 2;
	const facts = VIDEO_MODELS[model ?? 'pixverse5.5'];
	// Pictory docs: with reference images a Veo clip is always 8 seconds long.
	const forced = referenceImageUrls !== undefined && (model ?? '').startsWith('veo');
	const seconds = parseInt(forced ? '8s' : (videoDuration ?? facts?.durations[0] ?? '5s'), 10);
	return (facts?.creditsPerSecond ?? 0) * seconds;
}
