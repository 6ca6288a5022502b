import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { CLIP, read, readAnswer } from './reading';

describe('a job that has ended badly', () => {
	it.each([
		['INSUFFICIENT_CREDITS', /not enough AI credits/],
		['SCENE_BACKGROUND_VISUAL_NOT_FOUND', /no visual was found for a scene/],
		['TEXT_TO_VIDEO_FAILED', /could not be turned into a video/],
	])('%s says what to do', (error_code, message) => {
		const data = { status: 'failed', error_code, error_message: 'Invalid speaker' };
		const { failure, status } = read(data, { success: false }).job;
		expect(status).toBe('failed');
		expect(failure).toMatchObject({ code: error_code, retryable: false });
		expect(failure?.message).toMatch(/^Invalid speaker \(/);
		expect(failure?.message).toMatch(message);
	});

	it('keeps the words of a code that is not known, also one named like a property of objects', () => {
		for (const error_code of ['BRAND_NEW', 'constructor', '__proto__']) {
			const data = { status: 'failed', error_code, error_message: 'Too many gulls' };
			expect(read(data, { success: false }).job.failure).toEqual({
				code: error_code,
				message: 'Too many gulls',
				retryable: false,
			});
		}
	});

	it('says that there was no reason', () => {
		expect(read({ status: 'failed' }, { success: false }).job.failure).toEqual({
			message: 'Pictory ended the job and gave no reason',
			retryable: false,
		});
	});

	it('is expired when its data was deleted, and may be submitted again', () => {
		const { job } = read({ status: 'cleaned' });
		expect(job).toMatchObject({ status: 'expired', failure: { code: 'cleaned', retryable: true } });
	});

	it('is not completed when success is false', () => {
		expect(read(CLIP, { success: false }).job).toMatchObject({ status: 'failed', videos: [] });
	});
});

describe('hostile fields', () => {
	it.each([
		['8s', 8],
		['8', 8],
		[8, 8],
		['7.5s', 7.5],
		['long', undefined],
		['-8s', undefined],
		[{ seconds: 8 }, undefined],
		[null, undefined],
	])('the duration %j is %s', (duration, seconds) => {
		expect(read({ ...CLIP, duration }).job.videos[0]?.durationSeconds).toBe(seconds);
	});

	it.each([
		['a number for a link', { thumbnailImageUrl: 7 }],
		['an object for a size', { width: {} }],
		['a negative size', { height: -1 }],
		['credits in words', { aiCreditsUsed: 'many' }],
		['negative credits', { aiCreditsUsed: -3 }],
		['progress beyond the end', { progress: 140 }],
	])('%s is left out and hides nothing else', (_what, field) => {
		const { job } = read({ ...CLIP, ...field });
		expect(job).toMatchObject({ status: 'completed', videos: [{ url: CLIP.url }] });
	});

	it.each([
		['no data', { success: true }],
		['empty data', { success: true, data: {} }],
		['the id of another job', { job_id: 'e7c0a7b2', success: true, data: { status: 'completed' } }],
		['a list', []],
		['nothing', null],
	])('%s is not read as the job', (_what, body) => {
		expect(() => readAnswer(body)).toThrow(UnexpectedAnswer);
	});
});
