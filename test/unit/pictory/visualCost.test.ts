import { storyboardCost } from '../../../nodes/Pictory/sceneFiles';

const IMAGE = 'https://media.example.org/gull.png';
const STORY = { story: 'The harbour wakes slowly.' };

function visual(type: string, aiVisual: object) {
	return { type, aiVisual: { prompt: 'A harbour at dawn', ...aiVisual } };
}

const CLIP = visual('video', { model: 'pixverse5.5', videoDuration: '8s' });
const STILL = visual('image', { model: 'nanobanana' });

function costOf(scenes: object[], more: object = {}): number | undefined {
	const entered = { videoName: 'harbour', content: 'json', scenesJson: scenes, ...more };
	return storyboardCost(entered, true)?.amount;
}

test.each<[string, object[], number]>([
	['without AI visuals', [STORY], 0],
	['of a clip, by its seconds', [{ ...STORY, background: CLIP }], 12.8],
	['of an image, by its model', [{ background: STILL }], 4],
	[
		'of all visuals, those on a scene included',
		[
			{ ...STORY, background: CLIP, elements: [STILL, { type: 'text', text: 'Fog' }] },
			{ background: { color: '#000' }, backgroundBrolls: [STILL] },
		],
		20.8,
	],
	[
		'of a clip without a length, for the longest that the model makes',
		[{ ...STORY, background: visual('video', { model: 'veo3.1_fast' }) }],
		80,
	],
	[
		'of a Veo clip with references, for 8 seconds',
		[
			{
				background: visual('video', {
					model: 'veo3.1',
					videoDuration: '4s',
					referenceImageUrls: [IMAGE],
				}),
			},
		],
		160,
	],
])('the cost of a storyboard %s', (_what, scenes, amount) => {
	expect(costOf(scenes)).toBe(amount);
});

test.each<[string, object[], object]>([
	['a model without a known price', [{ background: visual('image', { model: 'dall-e' }) }], {}],
	['no model', [{ background: visual('video', {}) }], {}],
	[
		'a visual for each sentence',
		[{ ...STORY, createSceneOnEndOfSentence: true, background: CLIP }],
		{},
	],
	['a visual for each page of a blog', [{ blogUrl: 'https://example.org', background: CLIP }], {}],
	['a template', [], { content: 'template', templateId: 't-1' }],
	['an avatar', [STORY], { options: { avatarId: 'sim-avatar', voiceSpeaker: 'Martin' } }],
])('the cost does not show with %s', (_what, scenes, more) => {
	expect(costOf(scenes, more)).toBeUndefined();
});
