import type { JobFixture } from '../jobFixture';

const PROMPT = 'A paper boat crosses a rain puddle, macro lens';
const IMAGE = 'https://media.example.org/boat.png';
const AUDIO = 'https://media.example.org/rain.mp3';
const VIDEO = 'https://media.example.org/pan.mp4';

export const jobs: Readonly<Record<string, JobFixture>> = {
	videoGeneration: {
		start: { by: 'submit', parameters: { model: 'videos', prompt: PROMPT, duration: 5 } },
		everyField: {
			parameters: {
				model: 'videos',
				prompt: PROMPT,
				duration: 8,
				options: {
					aspectRatio: '21:9',
					resolution: '720p',
					referenceImageUrls: [IMAGE],
					referenceVideoUrls: [VIDEO],
					referenceAudioUrls: [AUDIO],
					autoFace: true,
				},
			},
			path: /\/v1\/videos\/videos$/,
			body: {
				model: 'videos',
				prompt: PROMPT,
				duration: 8,
				ratio: '21:9',
				resolution: '720p',
				referenceImages: [IMAGE],
				referenceVideos: [VIDEO],
				referenceAudios: [AUDIO],
				autoFace: true,
			},
		},
		badInput: [
			{ what: 'no prompt', parameters: { prompt: ' ' }, message: /'Prompt' is empty/ },
			{
				what: 'another model without its name',
				parameters: { model: 'other', modelName: '={{ "" }}' },
				message: /'Model Name' is empty/,
			},
			{
				what: 'a duration that the model does not make',
				parameters: { model: 'videos_pro', duration: 5 },
				message: /'Duration \(Seconds\)' is 5; the model videos_pro makes videos of 10 or 15/,
				advice: 'Use one of these durations, or a model that makes 5 seconds',
			},
			{
				what: 'a first frame alone',
				parameters: { options: { firstFrameImageUrl: IMAGE } },
				message: /'Last Frame URL' is missing/,
				advice: 'Give both frames, or give the one image as a reference image',
			},
			{
				what: 'frames beside references',
				parameters: {
					options: {
						firstFrameImageUrl: IMAGE,
						lastFrameImageUrl: IMAGE,
						referenceImageUrls: [IMAGE],
					},
				},
				message: /'Reference Image URLs' cannot be combined with 'First Frame URL'/,
				advice: 'Use either the two frames or references',
			},
			{
				what: 'a model that does not make this resolution',
				parameters: {
					family: 'veo',
					model: 'veo_3_1_fast_stable',
					options: { resolution: '4K' },
				},
				message: /'Resolution' is 4K, which the model veo_3_1_fast_stable does not make/,
				advice: 'Use one of: 720p, 1080p',
			},
			{
				what: 'a video in place of an image',
				parameters: { options: { referenceImageUrls: [VIDEO] } },
				message: /'Reference Image URLs' leads to a file of the type Video/,
			},
			{
				what: 'an image in place of a sound',
				parameters: { options: { referenceAudioUrls: [IMAGE] } },
				message: /'Reference Audio URLs' leads to a file of the type Image/,
			},
			{
				what: 'a reference that is no link',
				parameters: { options: { referenceImageUrls: ['data:image/png;base64,AAAA'] } },
				message: /'Reference Image URLs' is not an http\(s\) URL/,
			},
		],
		hasVideos: true,
	},
	imageGeneration: {
		start: {
			by: 'submit',
			parameters: { family: 'banana', model: 'nano-banana-2', prompt: PROMPT },
		},
		everyField: {
			parameters: {
				family: 'gptImage2',
				model: 'gpt-image-2',
				prompt: PROMPT,
				options: {
					aspectRatio: '16:9',
					resolution: '2k',
					quality: 'high',
					referenceImageUrls: [IMAGE],
				},
			},
			path: /\/v1\/image2\/images$/,
			body: {
				model: 'gpt-image-2',
				prompt: PROMPT,
				ratio: '16:9',
				resolution: '2k',
				quality: 'high',
				image_urls: [IMAGE],
			},
		},
		badInput: [
			{ what: 'no prompt', parameters: { prompt: ' ' }, message: /'Prompt' is empty/ },
			{
				what: 'more images than the model takes',
				parameters: { options: { referenceImageUrls: Array(7).fill(IMAGE) as string[] } },
				message: /'Reference Image URLs' has 7 links; the model nano-banana-2 takes 6/,
				advice: 'Keep 6 of them',
			},
		],
		hasVideos: false,
	},
	modelCenter: {
		start: {
			by: 'submit',
			parameters: { model: 'videos_stable', prompt: PROMPT, duration: 5 },
		},
		everyField: {
			parameters: {
				model: 'other',
				modelName: 'seedance-9',
				prompt: PROMPT,
				duration: 8,
				options: {
					aspectRatio: '9:16',
					resolution: '1080p',
					referenceImageUrls: [IMAGE],
					referenceVideoUrls: [VIDEO],
					referenceAudioUrls: [AUDIO],
					generateAudio: true,
					seed: 7,
					watermark: true,
				},
			},
			path: /\/v2\/model-center\/tasks$/,
			body: {
				model: 'seedance-9',
				prompt: PROMPT,
				duration: 8,
				aspect_ratio: '9:16',
				resolution: '1080p',
				reference_images: [IMAGE],
				reference_videos: [VIDEO],
				reference_audios: [AUDIO],
				generate_audio: true,
				seed: 7,
				watermark: true,
			},
		},
		badInput: [
			{
				what: 'a last frame alone',
				parameters: { options: { lastFrameImageUrl: IMAGE } },
				message: /'First Frame URL' is missing/,
				advice: 'Give both frames, or give the one image as a reference image',
			},
		],
		hasVideos: true,
		reportsProgress: true,
	},
};
