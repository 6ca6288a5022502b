import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { videos } from '../../../nodes/GlobalAiOpc/families/videos';
import { videoGenerationSubmit } from '../../../nodes/GlobalAiOpc/submit';
import { firstRequest, resultOf } from './conversation';

const FACTS = { now: 0, inputFile: () => fail('no file is asked for') };
const BASE = { model: 'videos', prompt: 'A paper boat', duration: 5 };
const IMAGE = 'https://media.example.org/boat.png';
const OTHER_IMAGE = 'https://media.example.org/harbour.png';

function fail(why: string): never {
	throw new Error(why);
}

const submit = (parameters: unknown) => videoGenerationSubmit.converse(parameters, FACTS);

const links = (count: number) =>
	Array.from({ length: count }, (_, index) => `https://media.example.org/${index}`);

/** The problem that is found before a request leaves. */
function problemOf(parameters: unknown): InvalidInput['problem'] {
	try {
		submit(parameters).next();
	} catch (error) {
		if (error instanceof InvalidInput) return error.problem;
		throw error;
	}
	return fail('the parameters were taken');
}

describe('the request', () => {
	it('is one submit with the required fields alone', () => {
		expect(firstRequest(submit(BASE))).toEqual({
			purpose: 'submit',
			method: 'POST',
			path: '/v1/videos/videos',
			body: BASE,
		});
	});

	it.each([
		['a duration as text', { ...BASE, duration: '10' }, { duration: 10 }],
		['a prompt with space around it', { ...BASE, prompt: '  boat\n' }, { prompt: 'boat' }],
		['a typed model', { ...BASE, model: 'other', modelName: ' videos_x ' }, { model: 'videos_x' }],
		['a model from an expression', { ...BASE, model: 'videos_y' }, { model: 'videos_y' }],
		['a leftover model name', { ...BASE, modelName: 'videos_x' }, { model: 'videos' }],
		['another ratio', { ...BASE, options: { aspectRatio: '21:9' } }, { ratio: '21:9' }],
		['the resolution', { ...BASE, options: { resolution: '720p' } }, { resolution: '720p' }],
		['autoFace', { ...BASE, options: { autoFace: true } }, { autoFace: true }],
		['autoFace as text', { ...BASE, options: { autoFace: 'true' } }, { autoFace: true }],
		[
			'references as a list',
			{ ...BASE, options: { referenceImageUrls: [IMAGE, '', OTHER_IMAGE] } },
			{ referenceImages: [IMAGE, OTHER_IMAGE] },
		],
		[
			'references as text',
			{ ...BASE, options: { referenceImageUrls: `${IMAGE}, ${OTHER_IMAGE}\n` } },
			{ referenceImages: [IMAGE, OTHER_IMAGE] },
		],
		[
			'a link with a comma in it',
			{ ...BASE, options: { referenceVideoUrls: 'https://media.example.org/a,b.mp4' } },
			{ referenceVideos: ['https://media.example.org/a,b.mp4'] },
		],
		[
			'both frames',
			{ ...BASE, options: { firstFrameImageUrl: IMAGE, lastFrameImageUrl: OTHER_IMAGE } },
			{ first_image: IMAGE, last_image: OTHER_IMAGE },
		],
		[
			'both frames under the older names',
			{
				...BASE,
				options: {
					firstFrameImageUrl: IMAGE,
					lastFrameImageUrl: OTHER_IMAGE,
					frameFieldNames: 'image',
				},
			},
			{ image: IMAGE, lastFrameImage: OTHER_IMAGE },
		],
	])('carries %s', (_what, parameters, expected) => {
		expect(firstRequest(submit(parameters)).body).toEqual({ ...BASE, ...expected });
	});

	it.each([
		['no references', { referenceImageUrls: [], referenceAudioUrls: '' }],
		['empty frames', { firstFrameImageUrl: '', lastFrameImageUrl: ' ' }],
		['autoFace switched off', { autoFace: false }],
	])('leaves out %s', (_what, options) => {
		expect(firstRequest(submit({ ...BASE, options })).body).toEqual(BASE);
	});

	it('leaves a model that is not listed to the service', () => {
		const options = { aspectRatio: '2:1', resolution: '1080p', referenceImageUrls: links(20) };
		const parameters = { ...BASE, model: 'other', modelName: 'videos_max', duration: 60, options };
		expect(firstRequest(submit(parameters)).body).toMatchObject({
			duration: 60,
			ratio: '2:1',
			resolution: '1080p',
			referenceImages: links(20),
		});
	});
});

describe('what a model takes', () => {
	const known = Object.entries(videos.models);
	const boundaries = known.flatMap(([model, { durations = [], ratios = [] }]) => [
		...[durations[0], durations.at(-1)].map((duration) => ({ model, duration })),
		...ratios.map((ratio) => ({
			model,
			duration: durations[0],
			options: { aspectRatio: ratio },
		})),
	]);
	it.each(boundaries)('is taken: %j', (parameters) => {
		expect(firstRequest(submit({ ...BASE, ...parameters })).purpose).toBe('submit');
	});

	it.each<[string, object, string, string]>([
		[
			'a model that is a word of JavaScript',
			{ model: 'constructor', options: { autoFace: true } },
			'Auto Face',
			'is not taken by the model constructor',
		],
		['no model', { model: '' }, 'Model', 'is empty'],
		['no name of another model', { model: 'other' }, 'Model Name', 'is empty'],
		['no prompt', { prompt: '' }, 'Prompt', 'is empty'],
		['a missing prompt', { prompt: undefined }, 'Prompt', 'is missing'],
		['a word for a duration', { duration: '5s' }, 'Duration (Seconds)', 'is not a number'],
		['half a second', { duration: 4.5 }, 'Duration (Seconds)', 'is not a whole number'],
		[
			'3 seconds',
			{ duration: 3 },
			'Duration (Seconds)',
			'is 3; the model videos makes videos of 4 to 15',
		],
		['16 seconds', { duration: 16 }, 'Duration (Seconds)', 'is 16; the model videos'],
		['no seconds', { model: 'videos_new', duration: 0 }, 'Duration (Seconds)', 'must be above 0'],
		[
			'12 seconds of pro',
			{ model: 'videos_pro', duration: 12 },
			'Duration (Seconds)',
			'10 or 15 seconds',
		],
		[
			'another ratio',
			{ options: { aspectRatio: '2:1' } },
			'Aspect Ratio',
			'is 2:1, which the model videos',
		],
		[
			'a ratio that only videos makes',
			{ model: 'videos_fast', options: { aspectRatio: '4:3' } },
			'Aspect Ratio',
			'is 4:3, which the model videos_fast',
		],
		['1080p', { options: { resolution: '1080p' } }, 'Resolution', 'is 1080p'],
		[
			'a long prompt',
			{ model: 'videos_fast', prompt: 'x'.repeat(1501) },
			'Prompt',
			'has 1501 characters; the model videos_fast takes 1500',
		],
		[
			'a longer prompt',
			{ model: 'videos_stable', prompt: 'x'.repeat(5001) },
			'Prompt',
			'has 5001 characters',
		],
		[
			'autoFace elsewhere',
			{ model: 'videos_fast', options: { autoFace: true } },
			'Auto Face',
			'is not taken by the model videos_fast',
		],
		[
			'10 images',
			{ options: { referenceImageUrls: links(10) } },
			'Reference Image URLs',
			'has 10 links; the model videos takes 9',
		],
		[
			'4 videos',
			{ options: { referenceVideoUrls: links(4) } },
			'Reference Video URLs',
			'has 4 links',
		],
		[
			'4 audios',
			{ options: { referenceAudioUrls: links(4) } },
			'Reference Audio URLs',
			'has 4 links',
		],
		[
			'5 images of stable',
			{ model: 'videos_stable', options: { referenceImageUrls: links(5) } },
			'Reference Image URLs',
			'takes 4',
		],
		[
			'2 audios of stable',
			{ model: 'videos_stable_fast', options: { referenceAudioUrls: links(2) } },
			'Reference Audio URLs',
			'takes 1',
		],
		[
			'audio of fast',
			{ model: 'videos_fast', options: { referenceAudioUrls: links(1) } },
			'Reference Audio URLs',
			'is not taken',
		],
		[
			'a video of pro',
			{ model: 'videos_pro', duration: 10, options: { referenceVideoUrls: links(1) } },
			'Reference Video URLs',
			'is not taken by the model videos_pro',
		],
		[
			'audio of pro without an image',
			{ model: 'videos_pro_fast', duration: 15, options: { referenceAudioUrls: links(1) } },
			'Reference Audio URLs',
			'needs a reference image',
		],
		[
			'a first frame alone',
			{ options: { firstFrameImageUrl: IMAGE } },
			'Last Frame URL',
			'is missing',
		],
		[
			'a last frame alone',
			{ options: { lastFrameImageUrl: IMAGE } },
			'First Frame URL',
			'is missing',
		],
		[
			'frames and a video',
			{
				options: {
					firstFrameImageUrl: IMAGE,
					lastFrameImageUrl: IMAGE,
					referenceVideoUrls: links(1),
				},
			},
			'Reference Video URLs',
			'cannot be combined',
		],
		[
			'a frame that is a file',
			{ options: { firstFrameImageUrl: '/tmp/a.png', lastFrameImageUrl: IMAGE } },
			'First Frame URL',
			'is not an http(s) URL',
		],
		[
			'base64 in place of a link',
			{ options: { referenceImageUrls: ['data:image/png;base64,AA'] } },
			'Reference Image URLs',
			'is not an http(s) URL',
		],
		[
			'a number in place of a link',
			{ options: { referenceImageUrls: [7] } },
			'Reference Image URLs',
			'must be string',
		],
		[
			'a sound in place of a first frame',
			{
				options: {
					firstFrameImageUrl: 'https://media.example.org/a.mp3',
					lastFrameImageUrl: IMAGE,
				},
			},
			'First Frame URL',
			'leads to a file of the type Audio',
		],
		[
			'a sound in place of a video',
			{ options: { referenceVideoUrls: ['https://media.example.org/a.WAV?x=1.mp4'] } },
			'Reference Video URLs',
			'leads to a file of the type Audio',
		],
		[
			'field names that no one uses',
			{ options: { frameFieldNames: 'start' } },
			'Frame Field Names',
			'is not one of',
		],
	])('does not include %s', (_what, parameters, parameter, message) => {
		const problem = problemOf({ ...BASE, ...parameters });
		expect(problem.parameter).toBe(parameter);
		expect(problem.message).toContain(message);
		expect(problem.advice).not.toBe('');
	});

	it('counts characters as a reader does', () => {
		const prompt = '🚤'.repeat(1500);
		expect(firstRequest(submit({ ...BASE, model: 'videos_fast', prompt })).body).toMatchObject({
			prompt,
		});
	});

	it.each(['videos_pro', 'videos_pro_fast'])('%s takes audio beside an image', (model) => {
		const options = { referenceAudioUrls: links(3), referenceImageUrls: [IMAGE] };
		expect(firstRequest(submit({ ...BASE, model, duration: 10, options })).body).toMatchObject({
			referenceAudios: links(3),
			referenceImages: [IMAGE],
		});
	});
});

describe('the answer', () => {
	it.each<[string, unknown, string]>([
		['the envelope', { code: '0', msg: null, data: { projectId: 'proj_1' } }, 'proj_1'],
		['the envelope with a number', { code: 0, data: { projectId: 58201 } }, '58201'],
		['the task', { id: 'video_2', object: 'video', status: 'queued', error: null }, 'video_2'],
		['an id inside data', { code: '0', data: { id: 'proj_3' } }, 'proj_3'],
		['task_id', { task_id: 'proj_4', data: null }, 'proj_4'],
		['task_id inside data', { code: '0', data: { task_id: 'proj_5' } }, 'proj_5'],
		['several ids', { id: 'b', task_id: 'd', data: { projectId: 'a', id: 'c' } }, 'a'],
		['an empty id beside another', { id: ' ', data: { id: 'c' } }, 'c'],
	])('gives the id out of %s', (_what, body, jobId) => {
		expect(resultOf(submit(BASE), body)).toEqual({ jobId, known: {} });
	});

	it('says when the task was created', () => {
		expect(resultOf(submit(BASE), { id: 'video_2', created: 1_767_000_000 })).toEqual({
			jobId: 'video_2',
			known: { submittedAt: '2025-12-29T09:20:00.000Z' },
		});
	});

	it.each<[string, unknown]>([
		['no id', { code: '0', msg: null, data: {} }],
		['an id that is none', { id: { is: 'an object' } }],
		['a list', ['proj_1']],
		['nothing', null],
		['text', 'proj_1'],
	])('with %s is not taken for an accepted job', (_what, body) => {
		expect(() => resultOf(submit(BASE), body)).toThrow(UnexpectedAnswer);
	});
});
