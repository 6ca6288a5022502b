import { sceneFromFields } from '../../../nodes/Pictory/scene';
import { sceneProblem } from '../../../nodes/Pictory/scene';

const URL_ = 'https://media.example.org/a';

describe('a scene from fields', () => {
	it.each([
		['a story', { source: 'story', story: 'One.' }, { story: 'One.' }],
		['a story, which is the usual source', { story: 'One.' }, { story: 'One.' }],
		[
			'a co-pilot',
			{ source: 'storyCoPilot', storyCoPilot: '{ "prompt": "Fog" }' },
			{ storyCoPilot: { prompt: 'Fog' } },
		],
		['a blog', { source: 'blogUrl', blogUrl: URL_ }, { blogUrl: URL_ }],
		['a presentation', { source: 'pptUrl', pptUrl: URL_ }, { pptUrl: URL_ }],
		[
			'audio',
			{ source: 'audioUrl', audioUrl: URL_, audioLanguage: 'en-US' },
			{ audioUrl: URL_, audioLanguage: 'en-US' },
		],
		[
			'video',
			{ source: 'videoUrl', videoUrl: URL_, audioLanguage: 'de-DE' },
			{ videoUrl: URL_, audioLanguage: 'de-DE' },
		],
		[
			'a color alone',
			{ source: '', backgroundKind: 'color', color: '#ffd24d' },
			{ background: { color: '#ffd24d' } },
		],
		[
			'a visual',
			{ source: '', backgroundKind: 'visualUrl', backgroundType: 'image', visualUrl: URL_ },
			{ background: { type: 'image', visualUrl: URL_ } },
		],
		[
			'stock visuals that match',
			{ source: '', backgroundKind: 'searchFilter', searchFilter: { keyword: 'gull' } },
			{ background: { type: 'video', searchFilter: { keyword: 'gull' } } },
		],
		[
			'fields that this node does not know',
			{ story: 'One.', sceneOptions: { additionalFields: '{ "mood": "calm" }' } },
			{ story: 'One.', mood: 'calm' },
		],
	])('is %s', (_what, fields, scene) => {
		expect(sceneFromFields(fields)).toEqual(scene);
		expect(sceneProblem(sceneFromFields(fields))).toBeUndefined();
	});

	it('leaves out what belongs to another source', () => {
		const fields = { source: 'story', story: 'One.', blogUrl: URL_, audioLanguage: 'en-US' };
		expect(sceneFromFields(fields)).toEqual({ story: 'One.' });
	});

	it('names a field that is not JSON', () => {
		const fields = { source: 'storyCoPilot', storyCoPilot: '{' };
		expect(() => sceneFromFields(fields)).toThrow("'Story Co-Pilot (JSON)' is not valid JSON");
	});
});

function withVisual(aiVisual: object, type: string | undefined = 'video') {
	return { story: 'One.', background: { type, aiVisual } };
}

describe('a scene is refused:', () => {
	it.each<[string, unknown, string]>([
		['a text', 'One.', 'must be object'],
		['nothing in it', {}, 'has neither a source'],
		['an empty story', { story: '' }, 'has neither a source'],
		['two sources', { story: 'a', pptUrl: URL_ }, 'has more than one source (story, pptUrl)'],
		['15001 characters', { story: 'x'.repeat(15_001) }, 'has a story of more than 15000'],
		['a story that is a number', { story: 7 }, 'has a field story that must be string'],
		[
			'a blog that is no link',
			{ blogUrl: 'blog' },
			'has a field blogUrl that is not an http(s) URL',
		],
		['audio without a language', { audioUrl: URL_ }, 'has audioUrl and needs audioLanguage'],
		['video without a language', { videoUrl: URL_ }, 'has videoUrl and needs audioLanguage'],
		['no subtitle line', { story: 'a', maxSubtitleLines: 0 }, 'needs 1 to 4 subtitle lines'],
		['five subtitle lines', { story: 'a', maxSubtitleLines: 5 }, 'needs 1 to 4 subtitle lines'],
		['no elements', { story: 'a', elements: [] }, 'needs 1 to 20 elements'],
		['21 elements', { story: 'a', elements: new Array(21).fill({}) }, 'needs 1 to 20 elements'],
		['a negative length', { story: 'a', minimumDuration: -1 }, 'needs a minimum duration of 0'],
		['an empty background', { story: 'a', background: {} }, 'needs exactly one background'],
		[
			'two backgrounds',
			{ background: { color: '#000', visualUrl: URL_ } },
			'needs exactly one background',
		],
		['an AI visual without a prompt', withVisual({}), 'has an AI visual without a prompt'],
		[
			'an AI visual with 501 characters',
			withVisual({ prompt: 'x'.repeat(501) }),
			'longer than 500 characters',
		],
		[
			'an AI visual without a type',
			{ background: { aiVisual: { prompt: 'Fog' } } },
			'needs the background type video or image',
		],
		[
			'a first frame and references',
			withVisual({ prompt: 'Fog', firstFrameImageUrl: URL_, referenceImageUrls: [URL_] }),
			'both a first frame and reference images',
		],
		[
			'three references',
			withVisual({ prompt: 'Fog', referenceImageUrls: [URL_, URL_, URL_] }),
			'more than 2 reference images',
		],
	])('%s', (_what, scene, problem) => {
		expect(sceneProblem(scene)).toContain(problem);
	});
});
