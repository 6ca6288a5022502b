import { readJob } from '../../../nodes/Pictory/job';
import { jobStateSchema, type StateReading } from '../../../nodes/shared/job/videoJob';

export const ID = '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11';

/** What the node makes of `data`; every outcome has to fit the shared shape of a job. */
export function read(
	data: object,
	{ jobType = 'videoGeneration', success = true as unknown } = {},
) {
	return readAnswer({ job_id: ID, success, data }, jobType);
}

/** What the node makes of a whole answer about the job. */
export function readAnswer(body: unknown, jobType = 'videoGeneration'): StateReading {
	const conversation = readJob({ provider: 'pictory', jobType, jobId: ID });
	conversation.next();
	const text = JSON.stringify(body) ?? '';
	const step = conversation.next({ httpStatus: 200, headers: {}, body, text });
	if (!step.done) throw new Error('More than one request was sent');
	jobStateSchema.strict().parse(step.value.job);
	return step.value;
}

/** `data` of a finished AI Studio video. */
export const CLIP = {
	status: 'completed',
	url: 'https://cdn.example.net/v/5b0f.mp4',
	duration: '8s',
	width: 720,
	height: 1280,
	thumbnailImageUrl: 'https://cdn.example.net/v/5b0f_t.jpg',
	lastFrameImageUrl: 'https://cdn.example.net/v/5b0f_l.png',
	previewImageUrl: 'https://cdn.example.net/v/5b0f_p.jpg',
	aiCreditsUsed: 12.8,
};
