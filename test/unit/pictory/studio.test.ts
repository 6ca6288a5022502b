import { STUDIO_MODELS } from '../../../nodes/Pictory/models';
import { studioBody } from '../../../nodes/Pictory/studio';
import { studioSubmit } from '../../../nodes/Pictory/submit';
import { FACTS, submitted } from './submitted';

const PROMPT = 'A harbour at dawn';
const IMAGE = 'https://media.example.org/gull.png';
const VIDEO = 'https://media.example.org/gull.mp4';

test('a prompt alone is sent with the usual model', () => {
	const { request, job } = submitted(studioSubmit.converse({ prompt: ` ${PROMPT} ` }, FACTS));
	expect(request).toEqual({
		purpose: 'submit',
		method: 'POST',
		path: '/v1/aistudio/videos',
		body: { prompt: PROMPT, model: 'pixverse5.5' },
		recognisedBy: { kind: 'studio' },
	});
	expect(job).toEqual({ jobId: '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11' });
});

describe.each(STUDIO_MODELS)('$name', ({ id, aspectRatios, durations }) => {
	it.each(aspectRatios)('takes the aspect ratio %s', (aspectRatio) => {
		expect(studioBody({ prompt: PROMPT, model: id, aspectRatio })).toMatchObject({ aspectRatio });
	});

	it.each(durations)('takes the duration %s', (duration) => {
		expect(studioBody({ prompt: PROMPT, model: id, duration })).toMatchObject({ duration });
	});

	it('refuses what it does not offer, and lists what it does', () => {
		expect(() => studioBody({ prompt: PROMPT, model: id, aspectRatio: '21:9' })).toThrow(
			/^'Aspect Ratio' is 21:9, which .* does not offer$/,
		);
		expect(() => studioBody({ prompt: PROMPT, model: id, duration: '7s' })).toThrow(
			/^'Duration' is 7s, which .* does not offer$/,
		);
	});
});

describe('another model', () => {
	it('is sent as entered, with whatever ratio and duration it has', () => {
		const entered = { model: 'other', otherModel: 'kling9', aspectRatio: '21:9', duration: '12' };
		expect(studioBody({ prompt: PROMPT, ...entered })).toEqual({
			prompt: PROMPT,
			model: 'kling9',
			aspectRatio: '21:9',
			duration: '12s',
		});
	});

	it('may leave ratio and duration to Pictory', () => {
		const entered = { model: 'other', otherModel: 'kling9', aspectRatio: '', duration: '' };
		expect(studioBody({ prompt: PROMPT, ...entered })).toEqual({ prompt: PROMPT, model: 'kling9' });
	});

	it('may come from an expression without the fields of a listed one', () => {
		const body = studioBody({ prompt: PROMPT, model: 'kling9', aspectRatio: undefined });
		expect(body).toEqual({ prompt: PROMPT, model: 'kling9' });
	});
});

it.each([
	['a number', 8, '8s'],
	['digits', '8', '8s'],
	['the form of the wire', '8s', '8s'],
])('a duration given as %s is sent with its unit', (_what, duration, sent) => {
	expect(studioBody({ prompt: PROMPT, duration })).toMatchObject({ duration: sent });
});

it.each([
	['a list', [IMAGE, `${IMAGE}?2`]],
	['a list with an empty line', [IMAGE, '', `${IMAGE}?2`]],
	['one text with a link a line', `${IMAGE}\n${IMAGE}?2`],
])('reference images are taken as %s', (_what, referenceImageUrls) => {
	const body = studioBody({ prompt: PROMPT, options: { referenceImageUrls } });
	expect(body.referenceImageUrls).toEqual([IMAGE, `${IMAGE}?2`]);
});

it('every field is sent under its documented name', () => {
	const { request } = submitted(
		studioSubmit.converse(
			{
				prompt: PROMPT,
				model: 'veo3.1',
				aspectRatio: '9:16',
				duration: '6s',
				options: { extendVideoUrl: VIDEO, webhookUrl: 'https://n8n.example.org/hook' },
			},
			FACTS,
		),
	);
	expect(request.body).toEqual({
		prompt: PROMPT,
		model: 'veo3.1',
		aspectRatio: '9:16',
		duration: '6s',
		extendVideoUrl: VIDEO,
		webhook: 'https://n8n.example.org/hook',
	});
});

const FOUR = [1, 2, 3, 4].map((number) => `${IMAGE}?${number}`);

describe('is refused before anything is sent:', () => {
	it.each<[string, object, RegExp]>([
		['no prompt', { prompt: undefined }, /^'Prompt' is missing$/],
		['4 characters', { prompt: 'Gull' }, /^'Prompt' must have at least 5 characters$/],
		['4 characters and blanks', { prompt: 'Gull    ' }, /^'Prompt' must have at least 5/],
		['5001 characters', { prompt: 'x'.repeat(5001) }, /^'Prompt' must have at most 5000/],
		['a prompt that is a list', { prompt: [] }, /^'Prompt' must be string, not array$/],
		['another model without a name', { model: 'other' }, /^'Model ID' is empty$/],
		['a ratio in words', { aspectRatio: 'wide' }, /^'Aspect Ratio' must be two numbers/],
		['a duration in words', { duration: 'long' }, /^'Duration' must be a number of seconds/],
		[
			'a first frame that is a file path',
			{ options: { firstFrameImageUrl: '/tmp/a.png' } },
			/^'First Frame Image URL' is not an http\(s\) URL$/,
		],
		[
			'a video link with another scheme',
			{ options: { extendVideoUrl: 'ftp://example.org/a.mp4' } },
			/^'Extend Video URL' is not an http\(s\) URL$/,
		],
		[
			'a reference image that is no link',
			{ options: { referenceImageUrls: ['gull.png'] } },
			/^'Reference Image URLs' is not an http\(s\) URL$/,
		],
		[
			'four reference images',
			{ options: { referenceImageUrls: FOUR } },
			/^'Reference Image URLs' has more than 3 images$/,
		],
		[
			'a first frame and a video',
			{ options: { firstFrameImageUrl: IMAGE, extendVideoUrl: VIDEO } },
			/^'First Frame Image URL' cannot be combined with 'Extend Video URL'$/,
		],
		[
			'a first frame and references',
			{ options: { firstFrameImageUrl: IMAGE, referenceImageUrls: [IMAGE] } },
			/^'First Frame Image URL' cannot be combined with 'Reference Image URLs'$/,
		],
		[
			'a video and references',
			{ options: { extendVideoUrl: VIDEO, referenceImageUrls: [IMAGE] } },
			/^'Extend Video URL' cannot be combined with 'Reference Image URLs'$/,
		],
		[
			'a webhook that is no link',
			{ options: { webhookUrl: 'n8n' } },
			/^'Webhook URL' is not an http\(s\) URL$/,
		],
	])('%s', (_what, entered, message) => {
		expect(() => studioBody({ prompt: PROMPT, ...entered })).toThrow(message);
	});
});
