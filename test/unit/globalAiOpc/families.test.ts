import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import type { Submit } from '../../../nodes/shared/provider/contract';
import { lengths, summary } from '../../../nodes/GlobalAiOpc/families/describe';
import { takes, type Family } from '../../../nodes/GlobalAiOpc/families/family';
import { IMAGE_FAMILIES } from '../../../nodes/GlobalAiOpc/families/images';
import { MODEL_CENTER } from '../../../nodes/GlobalAiOpc/families/modelCenter';
import { VIDEO_FAMILIES } from '../../../nodes/GlobalAiOpc/families/videoFamilies';
import {
	imageGenerationSubmit,
	modelCenterSubmit,
	videoGenerationSubmit,
} from '../../../nodes/GlobalAiOpc/submit';
import { readVideosRequest } from '../../../simulator/globalaiopc/create-request';
import {
	MODEL_CENTER as CENTER,
	OTHER_FAMILIES,
	VIDEOS,
} from '../../../simulator/globalaiopc/families';
import { readFamilyRequest } from '../../../simulator/globalaiopc/family-request';
import { globalAiOpcSwitches } from '../../../simulator/globalaiopc/switches';
import { firstRequest, resultOf } from './conversation';

const FACTS = {
	now: 0,
	inputFile: () => {
		throw new RangeError('no file is asked for');
	},
};
const PROMPT = 'A paper boat';
const FIRST = 'https://media.example.org/first.png';
const LAST = 'https://media.example.org/last.png';
const ASSET = 'asset://asset-20260330142158-q75m8';

const linksTo = (kind: string, count: number) =>
	Array.from({ length: count }, (_, index) => `https://media.example.org/${kind}${index}`);

const requestOf = (submit: Submit, parameters: object) =>
	firstRequest(submit.converse({ prompt: PROMPT, ...parameters }, FACTS));

function problemOf(submit: Submit, parameters: object): InvalidInput['problem'] {
	try {
		requestOf(submit, parameters);
	} catch (error) {
		if (error instanceof InvalidInput) return error.problem;
		throw error;
	}
	throw new RangeError('the parameters were taken');
}

/** Each family with the kind of job that it belongs to. */
const FAMILIES = [
	...Object.entries(VIDEO_FAMILIES).map(([id, family]) => ({
		id,
		family,
		submit: videoGenerationSubmit,
	})),
	...Object.entries(IMAGE_FAMILIES).map(([id, family]) => ({
		id,
		family,
		submit: imageGenerationSubmit,
	})),
	...Object.entries(MODEL_CENTER).map(([id, family]) => ({
		id,
		family,
		submit: modelCenterSubmit,
	})),
];

describe('each family sends its own names', () => {
	const frames = { firstFrameImageUrl: FIRST, lastFrameImageUrl: LAST };
	const references = {
		referenceImageUrls: [FIRST, ASSET],
		referenceVideoUrls: linksTo('video', 1),
		referenceAudioUrls: linksTo('audio', 1),
	};

	it.each<[string, object, string, object]>([
		[
			'Veo with images',
			{
				family: 'veo',
				model: 'veo_3_1_fast',
				options: { aspectRatio: '9:16', resolution: '4K', referenceImageUrls: [FIRST, LAST] },
			},
			'/v1/veo/videos',
			{
				model: 'veo_3_1_fast',
				prompt: PROMPT,
				aspect_ratio: '9:16',
				resolution: '4K',
				input_reference: [FIRST, LAST],
			},
		],
		[
			'Veo with frames, and a duration that another family left behind',
			{ family: 'veo', model: 'veo_3_1_fast_stable', duration: 5, options: frames },
			'/v1/veo/videos',
			{ model: 'veo_3_1_fast_stable', prompt: PROMPT, first_image: FIRST, last_image: LAST },
		],
		[
			'Sora',
			{
				family: 'sora',
				model: 'openAiSora2Pro',
				duration: 12,
				options: { aspectRatio: '16:9', referenceImageUrls: [FIRST] },
			},
			'/v1/sora/videos',
			{
				model: 'openAiSora2Pro',
				prompt: PROMPT,
				seconds: 12,
				aspect_ratio: '16:9',
				input_reference: [FIRST],
			},
		],
		[
			'Seedance 2.0 with references',
			{
				family: 'seedance2',
				model: 'kyyvideo2',
				duration: 15,
				options: { aspectRatio: 'adaptive', generateAudio: false, ...references },
			},
			'/v1/kyyvideo2/videos',
			{
				model: 'kyyvideo2',
				prompt: PROMPT,
				duration: 15,
				aspect_ratio: 'adaptive',
				generateAudio: false,
				referenceImages: [FIRST, ASSET],
				referenceVideos: linksTo('video', 1),
				referenceAudios: linksTo('audio', 1),
			},
		],
		[
			'Seedance 2.0 with an asset as the first frame',
			{
				family: 'seedance2',
				model: 'kyyvideo2_pro',
				duration: 4,
				options: { firstFrameImageUrl: ASSET },
			},
			'/v1/kyyvideo2/videos',
			{ model: 'kyyvideo2_pro', prompt: PROMPT, duration: 4, first_image: ASSET },
		],
		[
			'Seedance 1.5',
			{
				family: 'seedance15',
				model: 'seedance_1_5_pro_720p',
				duration: 5,
				options: { aspectRatio: '16:9', generateAudio: true, ...frames },
			},
			'/v1/seedance/videos',
			{
				model: 'seedance_1_5_pro_720p',
				content: [
					{ type: 'text', text: PROMPT },
					{ type: 'image_url', image_url: { url: FIRST }, role: 'first_frame' },
					{ type: 'image_url', image_url: { url: LAST }, role: 'last_frame' },
				],
				duration: 5,
				ratio: '16:9',
				generate_audio: true,
			},
		],
		[
			'Seedance 2.0 Special',
			{
				family: 'seedanceSpecial',
				model: 'sd_2.0_special_720p',
				duration: 8,
				options: { seed: 7, ...references },
			},
			'/v1/seedance-special/videos',
			{
				model: 'sd_2.0_special_720p',
				content: [
					{ type: 'text', text: PROMPT },
					{ type: 'image_url', image_url: { url: FIRST }, role: 'reference_image' },
					{ type: 'image_url', image_url: { url: ASSET }, role: 'reference_image' },
					...linksTo('video', 1).map((url) => ({
						type: 'video_url',
						video_url: { url },
						role: 'reference_video',
					})),
					...linksTo('audio', 1).map((url) => ({
						type: 'audio_url',
						audio_url: { url },
						role: 'reference_audio',
					})),
				],
				duration: 8,
				seed: 7,
			},
		],
		[
			'SD2 Manxue with the older names of frames',
			{
				family: 'sd2Manxue',
				model: 'sd2_manxue_4k',
				duration: 5,
				options: { ...frames, frameFieldNames: 'image' },
			},
			'/v1/sd2_manxue/videos',
			{
				model: 'sd2_manxue_4k',
				prompt: PROMPT,
				duration: 5,
				image: FIRST,
				lastFrameImage: LAST,
			},
		],
		[
			'StarVideos V3 with one frame',
			{
				family: 'starVideosV3',
				model: 'starvideos_v3',
				duration: 3,
				options: { firstFrameImageUrl: FIRST },
			},
			'/v1/starvideos/videos',
			{ model: 'starvideos_v3', prompt: PROMPT, duration: 3, images: [FIRST] },
		],
		[
			'StarVideos V3 with two frames',
			{ family: 'starVideosV3', model: 'starvideos_v3', duration: 3, options: frames },
			'/v1/starvideos/videos',
			{ model: 'starvideos_v3', prompt: PROMPT, duration: 3, images: [FIRST, LAST] },
		],
		[
			'StarVideos O3',
			{ family: 'starVideosO3', model: 'starvideos_o3', duration: 15, options: frames },
			'/v1/starvideos/videos',
			{
				model: 'starvideos_o3',
				prompt: PROMPT,
				duration: 15,
				first_image: FIRST,
				last_image: LAST,
			},
		],
		[
			'Vidu',
			{
				family: 'vidu',
				model: 'viduq3-pro',
				duration: 16,
				options: { resolution: '1080P', aspectRatio: '1:1' },
			},
			'/v1/vidu/videos',
			{
				model: 'viduq3-pro',
				prompt: PROMPT,
				duration: 16,
				resolution: '1080P',
				aspect_ratio: '1:1',
			},
		],
		[
			'Grok',
			{
				family: 'grok',
				model: 'grok_video3_max',
				duration: 20,
				options: { referenceImageUrls: linksTo('image', 5) },
			},
			'/v1/grok/videos',
			{
				model: 'grok_video3_max',
				prompt: PROMPT,
				duration: 20,
				image_urls: linksTo('image', 5),
			},
		],
	])('%s', (_what, parameters, path, body) => {
		expect(requestOf(videoGenerationSubmit, parameters)).toEqual({
			purpose: 'submit',
			method: 'POST',
			path,
			body,
		});
	});

	it('Nano Banana and GPT Image 2 make images', () => {
		const options = { aspectRatio: '16:9', resolution: '2k', referenceImageUrls: [FIRST] };
		const banana = { family: 'banana', model: 'nano-banana-pro', options };
		expect(requestOf(imageGenerationSubmit, banana)).toMatchObject({
			path: '/v1/banana/images',
			body: {
				model: 'nano-banana-pro',
				prompt: PROMPT,
				size: '16:9',
				resolution: '2k',
				image_urls: [FIRST],
			},
		});
		const gpt = {
			family: 'gptImage2',
			model: 'gpt-image-2',
			options: { ...options, quality: 'low' },
		};
		expect(requestOf(imageGenerationSubmit, gpt)).toMatchObject({
			path: '/v1/image2/images',
			body: { ratio: '16:9', resolution: '2k', quality: 'low', image_urls: [FIRST] },
		});
	});

	it('the model center has names in snake case', () => {
		const options = {
			aspectRatio: '16:9',
			resolution: '1080p',
			...references,
			generateAudio: true,
			seed: '7',
			watermark: false,
		};
		const parameters = { model: 'other', modelName: 'seedance-9', duration: 30, options };
		expect(requestOf(modelCenterSubmit, parameters)).toMatchObject({
			path: '/v2/model-center/tasks',
			body: {
				model: 'seedance-9',
				prompt: PROMPT,
				duration: 30,
				aspect_ratio: '16:9',
				resolution: '1080p',
				reference_images: [FIRST, ASSET],
				reference_videos: linksTo('video', 1),
				reference_audios: linksTo('audio', 1),
				generate_audio: true,
				seed: 7,
				watermark: false,
			},
		});
	});

	it('a workflow that was saved before there was a choice of families is one of Videos', () => {
		const saved = { model: 'videos', duration: 5, options: { aspectRatio: '1:1' } };
		expect(requestOf(videoGenerationSubmit, saved)).toMatchObject({
			path: '/v1/videos/videos',
			body: { model: 'videos', prompt: PROMPT, duration: 5, ratio: '1:1' },
		});
	});
});

describe('what a family does not take is refused with the limit', () => {
	const VEO = { family: 'veo', model: 'veo_3_1_fast' };
	const images = (count: number) => ({ referenceImageUrls: linksTo('image', count) });

	it.each<[string, object, string, string]>([
		['a family that does not exist', { family: 'kling' }, 'Family', 'is not one of: videos, veo'],
		[
			'a model that was chosen for another family',
			{ ...VEO, model: 'videos' },
			'Model',
			'is videos, which belongs to the family Videos',
		],
		[
			'4 images for Veo',
			{ ...VEO, options: images(4) },
			'Reference Image URLs',
			'has 4 links; the model veo_3_1_fast takes 3',
		],
		[
			'an image for a Veo model with frames alone',
			{ ...VEO, model: 'veo_3_1_fast_stable', options: images(1) },
			'Reference Image URLs',
			'is not taken by the model veo_3_1_fast_stable',
		],
		[
			'4K of a stable Veo model',
			{ ...VEO, model: 'veo_3_1_pro_stable', options: { resolution: '4k' } },
			'Resolution',
			'is 4k, which the model veo_3_1_pro_stable does not make',
		],
		[
			'a square Veo',
			{ ...VEO, options: { aspectRatio: '1:1' } },
			'Aspect Ratio',
			'is 1:1, which the model veo_3_1_fast',
		],
		[
			'a video for Veo',
			{ ...VEO, options: { referenceVideoUrls: linksTo('video', 1) } },
			'Reference Video URLs',
			'is not taken by the family Veo',
		],
		[
			'sound for Veo, which is not asked for it',
			{ ...VEO, options: { generateAudio: true } },
			'Generate Audio',
			'is not taken by the family Veo',
		],
		[
			'frames beside images',
			{ ...VEO, options: { firstFrameImageUrl: FIRST, ...images(1) } },
			'Reference Image URLs',
			'cannot be combined',
		],
		[
			'a last frame alone',
			{ ...VEO, options: { lastFrameImageUrl: LAST } },
			'First Frame URL',
			'is missing',
		],
		[
			'5 seconds of Sora',
			{ family: 'sora', model: 'openAiSora2Plus', duration: 5 },
			'Duration (Seconds)',
			'is 5; the model openAiSora2Plus makes videos of 4, 8 or 12 seconds',
		],
		[
			'two images for Sora',
			{ family: 'sora', model: 'openAiSora2Plus', duration: 4, options: images(2) },
			'Reference Image URLs',
			'takes 1',
		],
		[
			'a resolution for Sora',
			{ family: 'sora', model: 'openAiSora2Plus', duration: 4, options: { resolution: '1080p' } },
			'Resolution',
			'is not taken by the family Sora',
		],
		[
			'no duration',
			{ family: 'sora', model: 'openAiSora2Plus' },
			'Duration (Seconds)',
			'is missing',
		],
		[
			'a video for a Pro model of Seedance 2.0',
			{
				family: 'seedance2',
				model: 'kyyvideo2_pro',
				duration: 5,
				options: { referenceVideoUrls: linksTo('video', 1) },
			},
			'Reference Video URLs',
			'is not taken by the model kyyvideo2_pro',
		],
		[
			'no video for a model that needs one',
			{ family: 'seedance2', model: 'seedance_2_0', duration: 5 },
			'Reference Video URLs',
			'is empty; the model seedance_2_0 works only with a reference video',
		],
		[
			'1 second of Seedance 1.5',
			{ family: 'seedance15', model: 'seedance_1_5_pro_480p', duration: 1 },
			'Duration (Seconds)',
			'makes videos of 2 to 12 seconds',
		],
		[
			'5 images beside a video of StarVideos O3',
			{
				family: 'starVideosO3',
				model: 'starvideos_o3',
				duration: 5,
				options: { ...images(5), referenceVideoUrls: linksTo('video', 1) },
			},
			'Reference Image URLs',
			'has 5 links; the model starvideos_o3 takes 4 beside a reference video',
		],
		[
			'8 seconds of Grok Max',
			{ family: 'grok', model: 'grok_video3_max', duration: 8 },
			'Duration (Seconds)',
			'makes videos of 6, 10, 12, 16, 20 or 30 seconds',
		],
	])('%s', (_what, parameters, parameter, message) => {
		const problem = problemOf(videoGenerationSubmit, parameters);
		expect(problem.parameter).toBe(parameter);
		expect(problem.message).toContain(message);
		expect(problem.advice).not.toBe('');
	});

	it('7 images for Nano Banana', () => {
		const parameters = { family: 'banana', model: 'nano-banana', options: images(7) };
		expect(problemOf(imageGenerationSubmit, parameters).message).toContain('takes 6');
	});

	it('a seed that is no whole number', () => {
		const parameters = { model: 'videos_stable', duration: 5, options: { seed: 1.5 } };
		expect(problemOf(modelCenterSubmit, parameters)).toMatchObject({ parameter: 'Seed' });
	});
});

describe('what the tables allow, the pages allow', () => {
	const SWITCHES = globalAiOpcSwitches.parse({});

	/** Reads a request as the simulator does, which has the rules of the pages in a table of its own. */
	function readByPages(path: string, body: Record<string, unknown>) {
		if (path === VIDEOS.path) return readVideosRequest(body, SWITCHES);
		const family = [...OTHER_FAMILIES, CENTER].find((one) => one.path === path);
		if (!family) throw new RangeError(`The pages have no ${path}`);
		return readFamilyRequest(body, family, { ...SWITCHES, unknownFields: 'refuse' });
	}

	/** Parameters at the ends of what a model takes. */
	function extremes(id: string, family: Family, model: string): object[] {
		const limits = family.models[model] ?? {};
		const { durations = [family.usualSeconds], references = {} } = limits;
		const video = { referenceVideoUrls: linksTo('video', 1) };
		const usual = { family: id, model, ...(limits.needsVideo && { options: video }) };
		const at = takes(family, 'duration') ? { duration: durations[0] } : {};
		const most = {
			referenceImageUrls: linksTo('image', references.images ?? 0),
			referenceVideoUrls: linksTo('video', references.videos ?? 0),
			referenceAudioUrls: linksTo('audio', references.audios ?? 0),
		};
		const withOptions = (options: object) => ({
			...usual,
			...at,
			options: { ...usual.options, ...options },
		});
		return [
			...durations.map((duration) => ({
				...usual,
				...at,
				...(takes(family, 'duration') && { duration }),
			})),
			...(limits.ratios ?? []).map((aspectRatio) => withOptions({ aspectRatio })),
			...(limits.resolutions ?? []).map((resolution) => withOptions({ resolution })),
			withOptions(most),
			...(takes(family, 'firstFrameImageUrl') && !limits.needsVideo
				? [withOptions({ firstFrameImageUrl: FIRST, lastFrameImageUrl: LAST })]
				: []),
		];
	}

	it.each(
		FAMILIES.flatMap(({ id, family, submit }) =>
			Object.keys(family.models).map((model) => ({ id, model, family, submit })),
		),
	)('$id, $model', ({ id, model, family, submit }) => {
		for (const parameters of extremes(id, family, model)) {
			const { path, body = {} } = requestOf(submit, parameters);
			expect(readByPages(path, body)).toMatchObject({ model });
		}
	});
});

describe('both forms of the answer to a create call', () => {
	it.each(FAMILIES)('give the id with $id', ({ id, family, submit }) => {
		const model = 'other';
		const parameters = { family: id, model, modelName: 'new', prompt: PROMPT, duration: 8 };
		const conversation = () => submit.converse(parameters, FACTS);
		expect(firstRequest(conversation()).path).toBe(family.path);
		const flat = { id: 'video_1', object: 'video', status: 'queued', error: null };
		expect(resultOf(conversation(), flat).jobId).toBe('video_1');
		const envelope = { code: '0', msg: null, data: { projectId: 'proj_1' } };
		expect(resultOf(conversation(), envelope).jobId).toBe('proj_1');
	});
});

describe('the editor', () => {
	it.each(FAMILIES)('offers no field of $id twice', ({ id, submit }) => {
		const shown = submit.fields.filter(
			({ displayOptions }) => displayOptions?.show?.family?.includes(id) ?? true,
		);
		const names = shown.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toEqual(expect.arrayContaining(['model', 'modelName', 'prompt', 'options']));
	});

	it.each<[number[], string]>([
		[[8], '8'],
		[[15, 10], '10 or 15'],
		[[4, 5, 6], '4 to 6'],
		[[4, 8, 12], '4, 8 or 12'],
	])('says %j as %s', (known, words) => {
		expect(lengths(known)).toBe(words);
	});

	it('says what a model takes', () => {
		const limits = {
			durations: [10, 15],
			resolutions: ['720p'],
			references: { images: 9, videos: 0, audios: 1 },
		};
		expect(summary(limits)).toBe(
			'10 or 15 seconds; 720p; up to 9 images, no videos, up to 1 sound',
		);
		expect(summary({})).toBe('');
	});
});
