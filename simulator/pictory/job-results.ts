import { elementsOf } from './elements';
import { captions, lengthOf, resolveScenes } from './scenes';
import type { AnyJob, JobWork, PictoryContext } from './job-details';
import { ResultFiles } from './result-files';
import type { Storyboard } from './storyboard-request';
import { sizeOf } from './studio-request';
import { findHighlights, markHighlights, transcribe } from './transcript';
import { version1RenderParams } from './version1-request';

type Work<Kind extends JobWork['kind']> = Extract<JobWork, { kind: Kind }>;
type Fields = Readonly<Record<string, unknown>>;

/** The fields that a completed job has beside its status. With the outcome `empty` its links are missing. */
export function resultOf(job: AnyJob, context: PictoryContext): Fields {
	const files = new ResultFiles(context, job);
	const { work, credits } = job.details;
	const isEmpty = job.outcome.kind === 'empty';
	switch (work.kind) {
		case 'studioVideo':
			return isEmpty ? { aiCreditsUsed: credits } : studioVideo(work, credits, files);
		case 'studioImage':
			return isEmpty ? { aiCreditsUsed: credits } : studioImage(work, credits, files);
		case 'preview':
			return preview(job, work, context);
		case 'render':
			return isEmpty ? { progress: 100 } : render(job, work, context, files);
		case 'transcription':
			return transcribe(work.seconds, work.language);
		case 'highlights':
			return highlights(work, context);
	}
}

/** Pictory docs, Get Video Generation Job. */
function studioVideo(
	{ request }: Work<'studioVideo'>,
	credits: number,
	files: ResultFiles,
): Fields {
	const media = files.media(request.aspectRatio, request.seconds);
	return {
		url: files.video('video.mp4', media),
		duration: request.duration,
		width: request.width,
		height: request.height,
		thumbnailImageUrl: files.still('thumbnail.jpg', media, 'jpg'),
		lastFrameImageUrl: files.still('last-frame.png', media, 'png'),
		previewImageUrl: files.still('preview.jpg', media, 'jpg'),
		aiCreditsUsed: credits,
	};
}

function studioImage(
	{ request }: Work<'studioImage'>,
	credits: number,
	files: ResultFiles,
): Fields {
	const { width, height, aspectRatio } = request;
	const url = files.still('image.png', files.media(aspectRatio, 8), 'png');
	return { url, width, height, aiCreditsUsed: credits };
}

/** The shape of a storyboard's video, from its ratio or its size. */
function shapeOf({ aspectRatio, videoWidth, videoHeight }: Storyboard) {
	if (videoWidth !== undefined && videoHeight !== undefined)
		return {
			width: videoWidth,
			height: videoHeight,
			ratio: videoWidth >= videoHeight ? '16:9' : '9:16',
		};
	const ratio = aspectRatio ?? '16:9';
	return { ...sizeOf(ratio, 1080), ratio };
}

/** Pictory docs, storyboard preview: the parameters for rendering, the resolved input, and links to look at it. */
function preview(job: AnyJob, work: Work<'preview'>, context: PictoryContext): Fields {
	const { switches } = context;
	const { width, height } = shapeOf(work.storyboard);
	const scenes = resolveScenes(work.storyboard);
	const { previewLinkName, projectLinkName } = switches.current;
	const output = { width, height, format: 'mp4', name: work.storyboard.videoName ?? 'untitled' };
	if (work.api === 'v1')
		return {
			renderParams: version1RenderParams(work.storyboard, output),
			preview: previewLink(job),
		};
	return {
		renderParams: {
			output,
			elements: elementsOf(job, work, context),
		},
		storyboard: {
			...work.storyboard,
			scenes: scenes.map(({ text, duration, source }) => ({ ...source, story: text, duration })),
		},
		[previewLinkName]: previewLink(job),
		...(work.projectId !== undefined && {
			projectId: work.projectId,
			[projectLinkName]: `https://app.pictory.ai/story/${work.projectId}`,
		}),
	};
}

function previewLink({ id }: AnyJob): string {
	return `https://video.pictory.ai/preview/${id}`;
}

/** The list of the pages, and the transcript with marked words that the provider's samples read. */
function highlights(
	{ seconds, transcript }: Work<'highlights'>,
	{ switches }: PictoryContext,
): Fields {
	return {
		[switches.current.highlightsForm]: findHighlights(transcript, seconds),
		transcript: markHighlights(transcript, seconds),
	};
}

/** Pictory docs, Get Render Job. */
function render(
	job: AnyJob,
	{ storyboard, api }: Work<'render'>,
	{ switches }: PictoryContext,
	files: ResultFiles,
): Fields {
	const scenes = resolveScenes(storyboard);
	const seconds = lengthOf(scenes);
	const media = files.media(shapeOf(storyboard).ratio, seconds);
	const texts = captions(scenes);
	const videoURL = files.video('video.mp4', media);
	return {
		progress: 100,
		videoURL,
		// The samples of the v1 API download the video from there.
		...(api === 'v1'
			? { shareVideoURL: videoURL }
			: { [switches.current.shareLinkName]: `https://video.pictory.ai/${job.id}` }),
		thumbnail: files.still('thumbnail.jpg', media, 'jpg'),
		audioURL: files.sound('audio.mp3'),
		srtFile: files.text('captions.srt', texts.srt, 'application/x-subrip'),
		vttFile: files.text('captions.vtt', texts.vtt, 'text/vtt'),
		txtFile: files.text('captions.txt', texts.txt, 'text/plain; charset=utf-8'),
		videoDuration: seconds,
		...(job.details.credits > 0 && { aiCreditsUsed: job.details.credits }),
	};
}
