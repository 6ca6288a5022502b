import type { BadInput } from '../jobFixture';

/** Render settings that are refused, in a submit as well as in an export. */
export const BAD_RENDER_SETTINGS: readonly BadInput[] = [
	{
		what: 'a resolution that does not exist',
		parameters: { options: { resolution: 'UHD_8K' } },
		message: /'Resolution' is not one of: SD_480/,
	},
	{
		what: 'a caption mode that does not exist',
		parameters: { options: { enableCaption: true, captionDisplay: 'all' } },
		message: /'Caption Languages' is not one of: both, original, translation/,
	},
	{
		what: 'two caption languages with the usual style',
		parameters: { options: { enableCaption: true, captionDisplay: 'both' } },
		message: /'Caption Languages' is Both, which the caption style 'temp-7' cannot show/,
		advice: 'Choose a caption style whose ID begins with temp-static-, or one language',
	},
	{
		what: 'a tone of the hook that does not exist',
		parameters: { options: { enableAiHook: true, aiHookStyle: 'grumpy' } },
		message: /'AI Hook Style' is not one of: calm/,
	},
	{
		what: 'a place of the hook that does not exist',
		parameters: { options: { enableAiHook: true, aiHookPosition: 'middle' } },
		message: /'AI Hook Position' is not one of: beginning, end/,
	},
	{
		what: 'another shape without saying which',
		parameters: { options: { enableAiReframe: true } },
		message: /'Aspect Ratio' is missing, and 'AI Reframe' requires it/,
		advice:
			"Add the option 'Aspect Ratio' (RATIO_16_9, RATIO_1_1, RATIO_4_5, RATIO_9_16), or switch 'AI Reframe' off",
	},
	{
		what: 'a shape that does not exist',
		parameters: { options: { enableAiReframe: true, aspectRatio: '9:16' } },
		message: /'Aspect Ratio' is not one of: RATIO_16_9/,
	},
	{
		what: 'an output language that does not exist',
		parameters: { options: { targetLanguage: 'zh' } },
		message: /'Output Language' is not a language code/,
	},
];

/** What every kind of submit refuses. */
export const BAD_SOURCE_INPUT: readonly BadInput[] = [
	{ what: 'no URL', parameters: { videoUrl: ' ' }, message: /'Video URL' is not an http\(s\) URL/ },
	{
		what: 'a URL of another scheme',
		parameters: { videoUrl: 'ftp://media.example.org/a.mp4' },
		message: /'Video URL' is not an http\(s\) URL/,
	},
	{
		what: 'a source that does not exist',
		parameters: { source: 'disk' },
		message: /'Source' is not one of: url, binary, upload/,
	},
	{
		what: 'a binary field that the item does not have',
		parameters: { source: 'binary', binaryPropertyName: 'film' },
		message: /'Input Binary Field' is 'film', but the input item has no such binary field/,
		advice:
			'Connect a node that outputs the video as binary data, for example Read/Write Files From Disk or HTTP Request',
	},
	{
		what: 'a spoken language that does not exist',
		parameters: { language: 'klingon' },
		message: /'Spoken Language' is not a language code/,
	},
	{
		what: 'an upload without its identity',
		parameters: { source: 'upload', identity: ' ' },
		message: /'Upload Identity' is empty/,
	},
	{
		what: 'more than it may cost',
		parameters: { options: { sourceMinutes: 90, unitsPerMinute: 2, maximumCost: 120 } },
		message:
			/'Maximum Cost' is 120, and this item is estimated to cost 180 API units \(2 for each of 90 minutes, as entered\)/,
		advice: "Nothing was sent. Raise 'Maximum Cost', remove it, or change what is asked for",
	},
	{
		what: 'a maximum for a source of unknown length',
		parameters: { options: { maximumCost: 120 } },
		message: /'Maximum Cost' is 120, and what this item costs cannot be estimated/,
		advice: "Nothing was sent. Raise 'Maximum Cost', remove it, or change what is asked for",
	},
];

/** What the kinds of submits refuse that make clips. */
export const BAD_SUBMIT_INPUT: readonly BadInput[] = [
	...BAD_RENDER_SETTINGS,
	...BAD_SOURCE_INPUT,
	{
		what: 'a fraction of a clip',
		parameters: { options: { maxClipNumber: 2.5 } },
		message: /'Maximum Clips' is not a whole number/,
	},
];
