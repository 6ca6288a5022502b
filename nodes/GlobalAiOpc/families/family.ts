/** What a user may give beside model and prompt, by the name of its parameter. */
export type Input =
	| 'duration'
	| 'aspectRatio'
	| 'resolution'
	| 'quality'
	| 'firstFrameImageUrl'
	| 'lastFrameImageUrl'
	| 'referenceImageUrls'
	| 'referenceVideoUrls'
	| 'referenceAudioUrls'
	| 'generateAudio'
	| 'autoFace'
	| 'seed'
	| 'watermark';

/** Names on the wire, by input. An input without a name is not taken. */
export type Names = Readonly<Partial<Record<Input, string>>>;

/** Kinds of references, and the inputs that they come in. */
export const REFERENCES = [
	['referenceImageUrls', 'images'],
	['referenceVideoUrls', 'videos'],
	['referenceAudioUrls', 'audios'],
] as const;

/** What a model takes; what is absent has no documented limit. */
export interface ModelLimits {
	/** Whole seconds. */
	durations?: readonly number[];
	ratios?: readonly string[];
	resolutions?: readonly string[];
	/** How many references of each kind, at most. */
	references?: { images?: number; videos?: number; audios?: number };
	/** How many reference images at most when there is a reference video. */
	imagesBesideVideo?: number;
	/** Characters. */
	promptLength?: number;
	/** Reference audio is taken only beside a reference image. */
	audioNeedsImage?: boolean;
	/** Works only with a reference video. */
	needsVideo?: boolean;
	/** Whether `autoFace` means something to it. */
	autoFace?: boolean;
}

/** A family of models: one path, one set of field names. All that is known of it is data. */
export interface Family {
	displayName: string;
	/** Shown under the choice in the editor. */
	description: string;
	/** Of the call that makes a task. */
	path: string;
	/** Fields of the request. Two frames of one name travel as a list. */
	fields: Names;
	/**
	 * Roles of entries in `content`. A family that has it takes the prompt there as well, as
	 * `{type: 'text', text}` beside `{type: 'image_url', image_url: {url}, role}`.
	 */
	roles?: Names;
	/** Names of the frames on older pages. */
	olderFrameNames?: Names;
	/** Whether a first frame works without a last one. A last one never works alone. */
	firstFrameAlone?: boolean;
	/** By name, the usual one first. */
	models: Readonly<Record<string, ModelLimits>>;
	/** Length that the editor offers, where the family takes one. */
	usualSeconds?: number;
}

/** Families by id, the usual one first. */
export type Families = Readonly<Record<string, Family>>;

/** Every whole number of seconds between two lengths. */
export function seconds(shortest: number, longest: number): number[] {
	return Array.from({ length: longest - shortest + 1 }, (_, index) => shortest + index);
}

/** The same limits for several models. */
export function each(
	models: readonly string[],
	limits: ModelLimits,
): Readonly<Record<string, ModelLimits>> {
	return Object.fromEntries(models.map((model) => [model, limits]));
}

/** What is known of a model; undefined for one that is not listed. */
export function limitsOf({ models }: Family, model: string): ModelLimits | undefined {
	return Object.hasOwn(models, model) ? models[model] : undefined;
}

export function takes({ fields, roles }: Family, input: Input): boolean {
	return fields[input] !== undefined || roles?.[input] !== undefined;
}

/** Every word that some model of the family has, such as its aspect ratios. */
export function wordsOf({ models }: Family, kind: 'ratios' | 'resolutions'): string[] {
	return [...new Set(Object.values(models).flatMap((limits) => limits[kind] ?? []))];
}
