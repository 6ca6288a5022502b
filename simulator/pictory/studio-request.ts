import { z } from 'zod';

interface ModelFacts {
	readonly aspectRatios: readonly [string, ...string[]];
	readonly durations: readonly [string, ...string[]];
	readonly creditsPerSecond: number;
	/** Pixels of the shorter side. */
	readonly shortSide: number;
}

const VEO = {
	aspectRatios: ['16:9', '9:16'],
	durations: ['4s', '6s', '8s'],
	shortSide: 1080,
} as const;

/** Pictory docs, Generate Video; sizes from the rate card and the documented sample (720x1280). */
export const VIDEO_MODELS: Readonly<Record<string, ModelFacts>> = {
	'pixverse5.5': {
		aspectRatios: ['16:9', '9:16', '1:1', '3:4', '4:3'],
		durations: ['5s', '8s', '10s'],
		creditsPerSecond: 1.6,
		shortSide: 720,
	},
	'veo3.1': { ...VEO, creditsPerSecond: 20 },
	'veo3.1_fast': { ...VEO, creditsPerSecond: 10 },
};

const USUAL_MODEL = 'pixverse5.5';

/** Pictory docs, Generate Image: AI credits an image. */
export const IMAGE_MODELS: Readonly<Record<string, number>> = {
	'seedream3.0': 2,
	'flux-schnell': 0.6,
	nanobanana: 4,
	'nanobanana-pro': 14,
};

const prompt = z.string().min(5).max(5000);
const url = z.string().url();

function oneOf(names: readonly string[], usual?: string) {
	const message = `must be one of ${names.join(', ')}`;
	const name = z.string().refine((value) => names.includes(value), { message });
	return usual === undefined ? name.optional() : name.default(usual);
}

const videoFields = z.object({
	prompt,
	model: oneOf(Object.keys(VIDEO_MODELS), USUAL_MODEL),
	aspectRatio: z.string().optional(),
	duration: z.string().optional(),
	firstFrameImageUrl: url.optional(),
	extendVideoUrl: url.optional(),
	referenceImageUrls: z.array(url).min(1).max(3).optional(),
	webhook: url.optional(),
	webhookInput: z.unknown().optional(),
});

/** Body of POST /v1/aistudio/videos, with defaults filled in. */
export const videoSchema = (unknownFields: 'ignore' | 'refuse') =>
	(unknownFields === 'refuse' ? videoFields.strict() : videoFields)
		.superRefine((body, context) => {
			const facts = VIDEO_MODELS[body.model ?? USUAL_MODEL];
			// An unknown model has been reported already, and offers nothing to compare with.
			if (facts === undefined) return;
			const { aspectRatios, durations } = facts;
			const check = (path: string, value: string | undefined, offered: readonly string[]) => {
				if (value === undefined || offered.includes(value)) return;
				context.addIssue({
					code: 'custom',
					path: [path],
					message: `must be one of ${offered.join(', ')} for ${body.model}`,
				});
			};
			check('aspectRatio', body.aspectRatio, aspectRatios);
			check('duration', body.duration, durations);
			const starts = (
				['firstFrameImageUrl', 'extendVideoUrl', 'referenceImageUrls'] as const
			).filter((name) => body[name] !== undefined);
			const [, extra] = starts;
			if (extra !== undefined)
				context.addIssue({
					code: 'custom',
					path: [extra],
					message: `${starts.join(', ')} are mutually exclusive`,
				});
		})
		.transform(({ model = USUAL_MODEL, ...body }, context) => {
			const facts = VIDEO_MODELS[model];
			if (facts === undefined) {
				context.addIssue({ code: 'custom', path: ['model'], message: 'is not known' });
				return z.NEVER;
			}
			const aspectRatio = body.aspectRatio ?? facts.aspectRatios[0];
			const duration = body.duration ?? facts.durations[0];
			const seconds = parseInt(duration, 10);
			return {
				...body,
				model,
				aspectRatio,
				duration,
				seconds,
				credits: round(facts.creditsPerSecond * seconds),
				...sizeOf(aspectRatio, facts.shortSide),
			};
		});

export type StudioRequest = z.output<ReturnType<typeof videoSchema>>;

const imageFields = z.object({
	prompt,
	model: oneOf(Object.keys(IMAGE_MODELS), 'seedream3.0'),
	aspectRatio: oneOf(['1:1', '16:9', '9:16'], '1:1'),
	style: oneOf(['photorealistic', 'artistic', 'cartoon', 'minimalist', 'vintage', 'futuristic']),
	referenceImageUrl: url.optional(),
	webhook: url.optional(),
	webhookInput: z.unknown().optional(),
});

/** Body of POST /v1/aistudio/images, with defaults filled in. */
export const imageSchema = (unknownFields: 'ignore' | 'refuse') =>
	(unknownFields === 'refuse' ? imageFields.strict() : imageFields).transform(
		({ model = 'seedream3.0', aspectRatio = '1:1', ...body }) => ({
			...body,
			model,
			aspectRatio,
			credits: IMAGE_MODELS[model] ?? 0,
			...sizeOf(aspectRatio, 1024),
		}),
	);

export type ImageRequest = z.output<ReturnType<typeof imageSchema>>;

/** Pixels of a shape whose shorter side is given. */
export function sizeOf(aspectRatio: string, shortSide: number): { width: number; height: number } {
	const [across = 1, down = 1] = aspectRatio.split(':').map(Number);
	const scale = shortSide / Math.min(across, down);
	return { width: Math.round(across * scale), height: Math.round(down * scale) };
}

/** Credits have at most one decimal. */
export function round(credits: number): number {
	return Math.round(credits * 10) / 10;
}
