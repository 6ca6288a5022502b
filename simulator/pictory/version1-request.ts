import { z } from 'zod';
import { resolveScenes } from './scenes';
import type { Scene, Storyboard } from './storyboard-request';

const webhook = z.string().url().optional();

/** Older samples send switches as text. */
const flag = z
	.union([z.boolean(), z.enum(['true', 'false'])])
	.transform((sent) => String(sent) === 'true');

const scene = z
	.object({
		text: z.string().optional(),
		/** Name of the same in the API of today. */
		story: z.string().optional(),
		splitTextOnNewLine: flag.optional(),
		splitTextOnPeriod: flag.optional(),
		backgroundUri: z.string().optional(),
	})
	.passthrough();

/** Body of POST /v1/video/storyboard, as the provider's samples send it. */
export const version1Schema = z.object({
	videoName: z.string().optional(),
	language: z.string().optional(),
	audio: z.record(z.unknown()).optional(),
	webhook,
	scenes: z.array(scene).min(1),
});

/** Body of POST /v1/video/render: the `renderParams` of a preview, taken apart. */
export const version1RenderSchema = z.object({
	audio: z.unknown(),
	output: z.object({ name: z.string().optional() }).passthrough(),
	scenes: z
		.array(
			z
				.object({
					sub_scenes: z
						.array(z.object({ text_lines: z.array(z.object({ text: z.string() }).passthrough()) }))
						.optional(),
				})
				.passthrough(),
		)
		.min(1),
	webhook,
});

/** The storyboard of today that an older request means. */
export function storyboardOf(body: z.output<typeof version1Schema>): Storyboard {
	return {
		saveProject: false,
		videoName: body.videoName ?? 'untitled',
		...(body.language !== undefined && { language: body.language }),
		...(body.webhook !== undefined && { webhook: body.webhook }),
		scenes: body.scenes.map(
			({ text, story, splitTextOnNewLine, splitTextOnPeriod, backgroundUri }): Scene => ({
				story: text ?? story ?? '',
				...(splitTextOnNewLine !== undefined && { createSceneOnNewLine: splitTextOnNewLine }),
				...(splitTextOnPeriod !== undefined && { createSceneOnEndOfSentence: splitTextOnPeriod }),
				...(backgroundUri !== undefined && { background: { visualUrl: backgroundUri } }),
			}),
		),
	};
}

/** The storyboard that the parameters of a render mean. */
export function storyboardOfRender(body: z.output<typeof version1RenderSchema>): Storyboard {
	return {
		saveProject: false,
		videoName: body.output.name ?? 'untitled',
		...(body.webhook !== undefined && { webhook: body.webhook }),
		scenes: body.scenes.map(({ sub_scenes = [] }) => ({
			story: sub_scenes
				.flatMap(({ text_lines }) => text_lines.map(({ text }) => text))
				.join(' ')
				.replace(/<[^>]*>/g, ''),
		})),
	};
}

/** `renderParams` of an older preview: audio, output and scenes, each scene with its lines of text and its picture. */
export function version1RenderParams(
	storyboard: Storyboard,
	output: Readonly<Record<string, unknown>>,
) {
	return {
		audio: { tts: { enabled: storyboard.voiceOver !== undefined }, track_volume: 0.5 },
		output,
		scenes: resolveScenes(storyboard).map(({ text, duration, source }) => ({
			time: duration,
			subtitles: [],
			background: {
				src: [
					{
						url:
							source.background?.visualUrl ?? 'https://media.example.net/story_blocks/harbour.mp4',
						type: 'video',
						loop_video: true,
						mute: true,
					},
				],
			},
			sub_scenes: [{ time: duration, text_lines: [{ text }] }],
		})),
	};
}
