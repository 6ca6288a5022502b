import type { FileContent } from '../core/file-host';
import { mediaVideo, mediaVideoLike, stillOf, type MediaVideo } from '../core/media-library';
import type { AnyJob, PictoryContext } from './job-details';

/** Makes the links of one finished job. */
export class ResultFiles {
	constructor(
		private readonly context: PictoryContext,
		private readonly job: AnyJob,
	) {}

	/** The file that stands for a video of this shape and length. */
	media(aspectRatio: string, seconds: number): MediaVideo {
		const { file } = this.job.output;
		return (file && mediaVideo(file)) || mediaVideoLike(aspectRatio, seconds);
	}

	video(name: string, video: MediaVideo): string {
		const { sizeBytes } = this.job.output;
		return this.link(name, { kind: 'video', video, ...(sizeBytes !== undefined && { sizeBytes }) });
	}

	still(name: string, video: MediaVideo, format: 'jpg' | 'png'): string {
		return this.link(name, { kind: 'file', file: stillOf(video, format) });
	}

	sound(name: string): string {
		return this.link(name, { kind: 'file', file: 'tone-8s.mp3' });
	}

	text(name: string, text: string, contentType: string): string {
		return this.link(name, { kind: 'text', text, contentType });
	}

	private link(name: string, content: FileContent): string {
		const { core, switches } = this.context;
		const { linkLifetimeSeconds } = switches.current;
		const { url } = core.files.link({
			provider: 'pictory',
			jobId: this.job.id,
			path: `results/${this.job.id}/${name}`,
			content,
			signing: linkLifetimeSeconds > 0 ? 'cloudfront' : 'none',
			...(linkLifetimeSeconds > 0 && { lifetimeSeconds: linkLifetimeSeconds }),
		});
		return url;
	}
}
