import type { AnyJob, JobWork, PictoryContext } from './job-details';
import { lengthOf, resolveScenes } from './scenes';

/** An element of a preview: what is seen, read or heard, and when. */
export interface Element {
	readonly id: string;
	readonly elementType: string;
	readonly type: string;
	readonly startTime: number;
	readonly duration: number;
	readonly [field: string]: unknown;
}

const STOCK = 'https://media.example.net/story_blocks/harbour.mp4';

/** The elements of a preview, with what was changed of them (Pictory docs, Update Storyboard Elements). */
export function elementsOf(
	job: AnyJob,
	{ storyboard, changes }: Extract<JobWork, { kind: 'preview' }>,
	{ core }: PictoryContext,
): Element[] {
	const scenes = resolveScenes(storyboard);
	const ids = core.randomness.stream(`pictory/elements/${job.id}`);
	const whole = { startTime: 0, duration: lengthOf(scenes) };
	const sound = { elementType: 'audioElement', type: 'audio', ...whole };
	const elements: Element[] = scenes.flatMap(({ text, startTime, duration, source }) => [
		{
			id: `backgroundElement_${ids.hex(16)}`,
			elementType: 'backgroundElement',
			type: source.background?.type ?? 'video',
			startTime,
			duration,
			url: source.background?.visualUrl ?? STOCK,
		},
		{
			id: `SceneText_${ids.hex(16)}`,
			elementType: 'SceneText',
			type: 'text',
			startTime,
			duration,
			text,
		},
	]);
	if (storyboard.voiceOver?.enabled) elements.push({ id: 'voiceOver', ...sound });
	if (storyboard.backgroundMusic?.enabled) elements.push({ id: 'bgMusic', ...sound });
	return elements.map((element) => ({ ...element, ...changes.get(element.id) }));
}
