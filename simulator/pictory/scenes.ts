import type { Scene, Storyboard } from './storyboard-request';

/** Speech at a usual pace. */
const WORDS_PER_SECOND = 2.5;
const SHORTEST_SECONDS = 3;

/** A scene of the finished storyboard. */
export interface ResolvedScene {
	readonly text: string;
	readonly startTime: number;
	readonly duration: number;
	readonly source: Scene;
}

/** The text of a scene; what Pictory would read elsewhere is stood for by a sentence. */
function textsOf(scene: Scene): string[] {
	if (scene.story === undefined) {
		const source = scene.blogUrl ?? scene.pptUrl ?? scene.audioUrl ?? scene.videoUrl;
		return [source === undefined ? '' : `What ${source} contains.`];
	}
	const lines = scene.createSceneOnNewLine ? scene.story.split(/\n+/) : [scene.story];
	const texts = scene.createSceneOnEndOfSentence
		? lines.flatMap((line) => line.split(/(?<=[.!?])\s+/))
		: lines;
	const told = texts.map((text) => text.trim()).filter((text) => text !== '');
	return told.length > 0 ? told : [''];
}

/** The scenes that a storyboard becomes, with their times in seconds. */
export function resolveScenes({ scenes = [], templateId }: Storyboard): ResolvedScene[] {
	const sources: readonly Scene[] =
		scenes.length > 0 ? scenes : [{ story: `Filled template ${templateId ?? ''}.` }];
	let startTime = 0;
	return sources.flatMap((source) =>
		textsOf(source).map((text) => {
			const words = text.split(/\s+/).filter(Boolean).length;
			const spoken = Math.max(SHORTEST_SECONDS, words / WORDS_PER_SECOND);
			const duration = tenths(Math.max(spoken, source.minimumDuration ?? 0));
			const scene = { text, startTime: tenths(startTime), duration, source };
			startTime += duration;
			return scene;
		}),
	);
}

/** Seconds with one decimal, as the API gives them. */
export function tenths(seconds: number): number {
	return Math.round(seconds * 10) / 10;
}

/** Length of all scenes in seconds. */
export function lengthOf(scenes: readonly ResolvedScene[]): number {
	return tenths(scenes.reduce((sum, { duration }) => sum + duration, 0));
}

function timestamp(seconds: number, decimal: ',' | '.'): string {
	const ms = Math.round(seconds * 1000);
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	const clock = [two(ms / 3_600_000), two((ms / 60_000) % 60), two((ms / 1000) % 60)].join(':');
	return `${clock}${decimal}${String(ms % 1000).padStart(3, '0')}`;
}

/** The captions in the three forms that a render comes with. */
export function captions(scenes: readonly ResolvedScene[]): Record<'srt' | 'vtt' | 'txt', string> {
	const told = scenes.filter(({ text }) => text !== '');
	const cues = (decimal: ',' | '.') =>
		told.map(({ text, startTime, duration }, index) => {
			const from = timestamp(startTime, decimal);
			const to = timestamp(startTime + duration, decimal);
			return `${index + 1}\n${from} --> ${to}\n${text}\n`;
		});
	return {
		srt: cues(',').join('\n'),
		vtt: `WEBVTT\n\n${cues('.').join('\n')}`,
		txt: told.map(({ text }) => text).join('\n'),
	};
}
