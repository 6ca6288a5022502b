import { storyboardBody } from '../../../nodes/Pictory/storyboard';

const STORY = { source: 'story', story: 'The harbour wakes slowly.' };
const ENTERED = { videoName: 'harbour', content: 'scenes', scenes: { scene: [STORY] } };
const MP3 = 'https://media.example.org/a.mp3';

function bodyWith(options: object, entered: object = {}) {
	return storyboardBody({ ...ENTERED, ...entered, options }, true);
}

describe('is refused before anything is sent:', () => {
	it.each<[string, object, RegExp]>([
		['a name with a slash', { videoName: 'a/b' }, /^'Video Name' may have letters, digits/],
		['a name of 151', { videoName: 'x'.repeat(151) }, /^'Video Name' must have at most 150/],
		['no scene', { scenes: {} }, /^'Scenes' has no scene$/],
		['no scene in JSON', { content: 'json', scenesJson: '[]' }, /^'Scenes \(JSON\)' has no scene$/],
		[
			'JSON of another kind',
			{ content: 'json', scenesJson: '{ "story": "a" }' },
			/^'Scenes \(JSON\)' must be array, not object$/,
		],
		['broken JSON', { content: 'json', scenesJson: '[{' }, /^'Scenes \(JSON\)' is not valid JSON$/],
		[
			'variables that are a list',
			{ content: 'template', templateId: 't', variables: '[1]' },
			/^'Variables \(JSON\)' must be object, not array$/,
		],
	])('%s', (_what, entered, message) => {
		expect(() => bodyWith({}, entered)).toThrow(message);
	});

	it.each<[string, object, RegExp]>([
		[
			'Vimeo without a connection',
			{ destinations: '[{ "type": "vimeo" }]' },
			/^'Destinations \(JSON\)' has Vimeo and needs 'Vimeo Connection' as well$/,
		],
		['a width alone', { videoWidth: 720 }, /^'Video Width' needs 'Video Height' as well$/],
		['a height alone', { videoHeight: 720 }, /^'Video Height' needs 'Video Width' as well$/],
		['half a pixel', { videoWidth: 0.5, videoHeight: 9 }, /^'Video Width' is not a whole number/],
		['an unknown ratio', { aspectRatio: '21:9' }, /^'Aspect Ratio' is not one of: 1:1/],
		['two brands', { brandId: 'a', brandName: 'b' }, /^'Brand' cannot be .* 'Brand Name'$/],
		[
			'two layouts',
			{ smartLayoutId: 'a', smartLayoutName: 'b' },
			/^'Smart Layout' cannot be combined with 'Smart Layout Name'$/,
		],
		[
			'two styles',
			{ subtitleStyleId: 'a', subtitleStyleName: 'b' },
			/^'Saved Subtitle Style' cannot be combined with 'Subtitle Style Name'$/,
		],
		[
			'two sorts of music',
			{ autoMusic: true, musicUrl: MP3 },
			/^'Automatic Music' cannot be combined with 'Music'$/,
		],
		['loud music', { musicUrl: MP3, musicVolume: 1.1 }, /^'Music Volume' must be between 0 and 1$/],
		['a slow voice', { voiceSpeed: 49 }, /^'Voice Speed' must be between 50 and 200$/],
		['a fast voice', { voiceSpeed: 201 }, /^'Voice Speed' must be between 50 and 200$/],
		['a loud voice', { voiceAmplification: 2 }, /^'Voice Amplification' must be between -1 and 1$/],
		[
			'two voices',
			{ voiceSpeaker: 'Martin', voiceUrl: MP3 },
			/^'Voice' cannot be combined with 'Voice URL'$/,
		],
		[
			'a voice twice',
			{ voiceOver: '{ "enabled": true }', voiceSpeaker: 'Martin' },
			/^'Voice-Over \(JSON\)' cannot be combined with 'Voice'$/,
		],
		[
			'a voice-over that is not switched',
			{ voiceOver: '{ "aiVoices": [] }' },
			/^'Voice-Over \(JSON\)' needs enabled: true or false$/,
		],
		[
			'both kinds of voices in JSON',
			{ voiceOver: { enabled: true, aiVoices: [], externalVoice: {} } },
			/^'Voice-Over \(JSON\)' has both aiVoices and externalVoice$/,
		],
		[
			'a fast voice in JSON',
			{ voiceOver: { enabled: true, aiVoices: [{ speaker: 'M', speed: 300 }] } },
			/^'Voice-Over \(JSON\)' needs a speed between 50 and 200$/,
		],
		[
			'an avatar without a voice',
			{ avatar: { id: 'a' } },
			/^'Avatar Settings \(JSON\)' needs a voice-over$/,
		],
		[
			'an avatar with a voice that is off',
			{ avatar: { id: 'a' }, voiceOver: { enabled: false } },
			/^'Avatar Settings \(JSON\)' needs a voice-over$/,
		],
		['a chosen avatar without a voice', { avatarId: 'a' }, /^'Avatar' needs a voice-over$/],
		['a logo without a link', { logoPosition: 'top' }, /^'Logo URL' is empty$/],
		['a logo that is no link', { logoUrl: 'logo.png' }, /^'Logo URL' is not an http\(s\) URL$/],
		[
			'a webhook of 501 characters',
			{ webhookUrl: `https://n8n.example.org/${'x'.repeat(477)}` },
			/^'Webhook URL' must have at most 500 characters$/,
		],
		[
			'destinations in words',
			{ destinations: 's3' },
			/^'Destinations \(JSON\)' is not valid JSON$/,
		],
	])('%s', (_what, options, message) => {
		expect(() => bodyWith(options)).toThrow(message);
	});
});
