import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { locator } from '../shared/input/fields';
import { namesOf, parseParameters, requiredId } from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type {
	ChoiceQuestion,
	Choices,
	Conversation,
	OwnOperation,
} from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { kindOfStatus } from '../shared/provider/httpTrouble';
import type { WireAnswer, WireRequest } from '../shared/provider/wire';
import { impliedCode } from './codes';
import { listedJobs, type ListedJob } from './jobs';
import { readRefusal, VIDEO, WITHIN, type WireVideo } from './wire';

const FIELDS = [
	locator(
		'Video ID',
		'videoId',
		"An uploaded video. The list shows the videos of the engine's jobs.",
		{ list: 'videos', idExample: 'vid_4f1c09aa72be', required: true },
	),
];

const NAMES = namesOf(FIELDS);

/** GET /videos/info/{video_id}, which the engine has and its documentation does not mention. */
export const getVideo: OwnOperation = {
	displayName: 'Get',
	description: 'Get what the engine knows of an uploaded video: file name, size, format',
	action: 'Get a video',
	fields: FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const { videoId } = parseParameters(z.object({ videoId: requiredId }), parameters, NAMES);
		const answer = yield about(videoId);
		const video = readFacts(VIDEO, answer.body, WITHIN);
		if (Object.values(video).every((value) => value === undefined)) {
			throw new UnexpectedAnswer('it says nothing about a video', answer);
		}
		return shownVideo({ ...video, video_id: video.video_id ?? videoId });
	},
};

/** What is known of a video, as the output shows it. */
export function shownVideo(video: WireVideo): IDataObject {
	return defined({
		videoId: video.video_id,
		fileName: video.filename,
		fileSizeBytes: video.file_size_bytes,
		width: video.width,
		height: video.height,
		durationSeconds: video.duration_seconds,
		frameRate: video.frame_rate,
		codec: video.codec,
		bitrateKbps: video.bitrate_kbps,
		format: video.format,
		uploadedAt: video.uploaded_at,
	});
}

/** What the engine knows of a video, if anything. */
export function* readVideo(
	videoId: string,
): Conversation<{ found: true; video: WireVideo } | { found: false; isUnknown: boolean }> {
	const answer = yield { ...about(videoId), tolerate: ['notFound'] };
	if (kindOfStatus(answer.httpStatus) !== undefined) {
		return { found: false, isUnknown: saysUnknown(answer) };
	}
	return { found: true, video: readFacts(VIDEO, answer.body, WITHIN) };
}

function about(videoId: string): WireRequest {
	return { purpose: 'read', method: 'GET', path: `/videos/info/${encodeURIComponent(videoId)}` };
}

/** Other engines do not have the route at all. */
function saysUnknown({ httpStatus, body }: WireAnswer): boolean {
	const { errorCode, detail, errorDetail } = readRefusal(body);
	return (errorCode ?? impliedCode(httpStatus, errorDetail ?? detail)) === 'VIDEO_NOT_FOUND';
}

/** Each may be asked about for its file name. */
const JOBS_A_PAGE = 15;

/** The videos of the jobs as the editor lists them: an engine has no list of its videos. */
export function* chooseVideo({ page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* listedJobs(Number(page ?? 1), JOBS_A_PAGE);
	const uses = new Map<string, string>();
	for (const [videoId, use] of entries.flatMap(usesOf)) {
		if (!uses.has(videoId)) uses.set(videoId, use);
	}
	const choices = [];
	let hasNames = true;
	for (const [videoId, use] of uses) {
		const read = hasNames ? yield* readVideo(videoId) : undefined;
		if (read && !read.found && !read.isUnknown) hasNames = false;
		const fileName = read?.found ? read.video.filename : undefined;
		const name = fileName ? `${fileName} (${videoId}), ${use}` : `${videoId}, ${use}`;
		choices.push({ name, value: videoId });
	}
	return { choices, next };
}

function usesOf({ job_id, video_id, template_video_id }: ListedJob): Array<[string, string]> {
	return [
		...(template_video_id
			? [[template_video_id, `template of ${job_id}`] as [string, string]]
			: []),
		...(video_id ? [[video_id, `source of ${job_id}`] as [string, string]] : []),
	];
}
