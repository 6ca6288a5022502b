import { mediaBytes } from '../core/media-library';
import type { ClipzyJob } from './model';
import { outputContent } from './output';
import { workFile } from './result-paths';
import { Float } from './python-json';

const PRESETS = {
	low: { crf: 28, preset: 'veryfast' },
	medium: { crf: 23, preset: 'medium' },
	high: { crf: 18, preset: 'slow' },
} as const;

/** All files of simulator/media have it. */
const FRAMES_PER_SECOND = 2;
/** Rendering is the last tenth of a job. */
const RENDERING_SHARE = 0.1;

type Config = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Config {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isQuality(value: string): value is keyof typeof PRESETS {
	return value in PRESETS;
}

function even(value: number): number {
	return Math.max(2, Math.floor(value / 2) * 2);
}

/** Width and height together win over a scale; one of them alone has no effect. */
function resolutionOf(config: Config, video: { width: number; height: number }): string {
	const { scale_width: width, scale_height: height } = config;
	const scale = Number(config.resolution_scale ?? 1) || 1;
	const size =
		width && height ? [Number(width), Number(height)] : [video.width * scale, video.height * scale];
	return size.map((side) => even(Math.floor(side))).join('x');
}

/**
 * What the renderer of the later engine reports. Its settings come from a job's config, of which the nested `render`
 * wins; an unknown quality renders as `high` and keeps its name. Null while nothing is rendered.
 */
export function renderMetadata(job: ClipzyJob) {
	const content = outputContent(job);
	if (content === undefined) return null;
	const { video, sizeBytes } = content;
	const { config } = job.details;
	const asked: Config = { ...config, ...(isObject(config.render) && config.render) };
	const quality = String(asked.quality ?? 'high').toLowerCase();
	const preset = PRESETS[isQuality(quality) ? quality : 'high'];
	const seconds = ((job.finishedAt ?? job.startsAt) - job.startsAt) / 1000;
	return {
		output_video_path: workFile(job, 'final_output.mp4'),
		file_size_bytes: Math.max(sizeBytes ?? 0, mediaBytes(video.file).length),
		duration_seconds: new Float(video.durationSeconds),
		codec: 'h264',
		bitrate: asked.bitrate ?? null,
		frame_rate: new Float(FRAMES_PER_SECOND),
		resolution: resolutionOf(asked, video),
		rendering_time_seconds: new Float(Math.round(seconds * RENDERING_SHARE * 1000) / 1000),
		quality_level: quality,
		crf: asked.crf ?? preset.crf,
		preset: asked.preset ?? preset.preset,
		ffmpeg_used: true,
		audio_included: true,
		warning: null,
		status: 'success',
	};
}
