import type { ClipzyJob } from './model';

const STORAGE = '/app/storage';

/** A file in the folder that the later engine works in. */
export function workFile({ id }: ClipzyJob, name: string): string {
	return `${STORAGE}/_work/${id}/${name}`;
}

/** `result_paths` of the later engine: places on its own disk, empty until the video is rendered. */
export function resultPaths(job: ClipzyJob, outputVideoUrl: string | null) {
	if (outputVideoUrl === null) return {};
	return {
		source_video_path: `${STORAGE}/videos/${job.details.filename}`,
		style_json_path: workFile(job, 'style.json'),
		styled_video_path: workFile(job, 'styled_video.mp4'),
		rendered_video_path: workFile(job, 'final_output.mp4'),
		output_video_url: outputVideoUrl,
	};
}
