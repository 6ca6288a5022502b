import { dataOf } from './wire';

/** What a job makes. */
export type JobKind = 'studio' | 'image' | 'preview' | 'render' | 'transcription' | 'highlights';

/** The usual job type of each kind; a render does not show what it was made from. */
const JOB_TYPES: Readonly<Record<JobKind, string>> = {
	studio: 'videoGeneration',
	image: 'imageGeneration',
	preview: 'storyboardPreview',
	render: 'storyboardRender',
	transcription: 'transcription',
	highlights: 'highlights',
};

/** Fields that the jobs of one kind show and those of others do not. Highlights come with a transcript. */
const SIGNS: readonly [kind: JobKind, fields: readonly string[]][] = [
	['preview', ['renderParams', 'storyboard']],
	['render', ['videoURL', 'renderProgress', 'renderState']],
	['highlights', ['highlights', 'highlight']],
	['transcription', ['transcript']],
	['studio', ['previewImageUrl', 'lastFrameImageUrl', 'duration']],
];

/** The kinds of which a job may be by its data; undefined for a job that shows nothing of itself. */
export function kindsOf(data: Record<string, unknown>): JobKind[] | undefined {
	const signed = SIGNS.find(([, fields]) => fields.some((field) => Object.hasOwn(data, field)));
	if (signed) return [signed[0]];
	const { url } = data;
	if (typeof url !== 'string') return undefined;
	if (/\.(mp4|mov|webm)([?#]|$)/i.test(url)) return ['studio'];
	return /\.(png|jpe?g|webp)([?#]|$)/i.test(url) ? ['image'] : ['studio', 'image'];
}

/** The kind of a job by an answer about it; undefined where the answer does not show it. */
export function jobTypeIn(answer: unknown): string | undefined {
	const [kind] = kindsOf(dataOf(answer)) ?? [];
	return kind && JOB_TYPES[kind];
}
