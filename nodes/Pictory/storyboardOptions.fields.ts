import type { INodeProperties } from 'n8n-workflow';
import { count, flag, json, locator, options, text, words } from '../shared/input/fields';
import { WEBHOOK_URL } from './submit.fields';

export const ASPECT_RATIOS = ['1:1', '16:9', '4:5', '9:16'] as const;

const BRANDING: INodeProperties[] = [
	locator('Brand', 'brandId', 'A brand of the account; not together with Brand Name', {
		list: 'brands',
		idExample: 'eb67b4ba-0eef-41fa-a772-d9675cc3645c',
	}),
	text('Brand Name', 'brandName', 'Name of a brand of the account; not together with Brand', {
		placeholder: 'e.g. Corporate Blue',
	}),
	text('Logo Position', 'logoPosition', 'Position of the logo', { placeholder: 'e.g. top-right' }),
	text('Logo URL', 'logoUrl', 'Public link of an image', {
		placeholder: 'e.g. https://example.com/logo.png',
	}),
	text('Logo Width', 'logoWidth', 'Width of the logo, as a share of the frame', {
		placeholder: 'e.g. 10%',
	}),
	locator(
		'Smart Layout',
		'smartLayoutId',
		'How texts and visuals are arranged; not together with Smart Layout Name',
		{ list: 'smartLayouts', idExample: '202507141030549677ylq8k8gu44vy1y' },
	),
	text(
		'Smart Layout Name',
		'smartLayoutName',
		'Name of a layout of the account; not together with Smart Layout',
		{ placeholder: 'e.g. Modern minimalist' },
	),
	json('Subtitle Style (JSON)', 'subtitleStyle', 'A style defined here instead of a saved one'),
	locator(
		'Saved Subtitle Style',
		'subtitleStyleId',
		'A saved style of the subtitles; not together with Subtitle Style Name',
		{ list: 'textStyles', idExample: '8f3deae9-fe38-4c53-8be0-616bef1da916' },
	),
	text(
		'Subtitle Style Name',
		'subtitleStyleName',
		'Name of a saved style; not together with Saved Subtitle Style',
		{ placeholder: 'e.g. Navy blue' },
	),
];

const SOUND: INodeProperties[] = [
	flag(
		'Automatic Music',
		'autoMusic',
		'Whether Pictory chooses the background music; not together with Music',
		{ default: true },
	),
	json('Music Clips (JSON)', 'musicClips', 'Which parts of the music play when', '[]'),
	locator(
		'Music',
		'musicUrl',
		'Background music, from the library of Pictory or by a public link',
		{
			list: 'music',
			entered: 'By URL',
			idExample: 'https://example.com/music.mp3',
		},
	),
	count('Music Volume', 'musicVolume', 'Volume of the background music, from 0 to 1', 0.1, {
		minValue: 0,
		maxValue: 1,
		numberPrecision: 2,
	}),
	json('Premium Voice Settings (JSON)', 'premiumVoiceSettings', 'Settings of a premium AI voice'),
	flag(
		'Synchronize Recorded Voice',
		'syncVoice',
		'Whether the scenes follow the recording given as Voice URL',
		{ default: true },
	),
	json(
		'Voice-Over (JSON)',
		'voiceOver',
		'The whole voice-over as the API takes it, for several voices; not together with the other voice options',
	),
	count('Voice Amplification', 'voiceAmplification', 'Louder or softer, from -1 to 1', 0, {
		minValue: -1,
		maxValue: 1,
		numberPrecision: 2,
	}),
	locator(
		'Voice',
		'voiceSpeaker',
		'AI voice that reads the story. Without a voice the video is silent; a recorded voice is in the options.',
		{ list: 'voices', entered: 'By Name or ID', idExample: 'Martin' },
	),
	count('Voice Speed', 'voiceSpeed', 'Speed of the AI voice in percent, from 50 to 200', 100, {
		minValue: 50,
		maxValue: 200,
	}),
	text('Voice URL', 'voiceUrl', 'Public link of a recorded voice, instead of an AI voice', {
		placeholder: 'e.g. https://example.com/voice.mp3',
	}),
];

const FRAME: INodeProperties[] = [
	words('Aspect Ratio', 'aspectRatio', 'Shape of the video', ASPECT_RATIOS, '16:9'),
	count('Video Height', 'videoHeight', 'Pixels; needs Video Width as well', 0, { minValue: 0 }),
	count('Video Width', 'videoWidth', 'Pixels; needs Video Height as well', 0, { minValue: 0 }),
];

const DELIVERY: INodeProperties[] = [
	locator(
		'AWS Connection',
		'awsConnectionId',
		'Connection by which Pictory reaches files in private buckets of S3',
		{ list: 'awsConnections', idExample: '20251217080657842fux3au9kh1p0j5s' },
	),
	json(
		'Destinations (JSON)',
		'destinations',
		'Where Pictory delivers the finished video beside its own link, with their settings, e.g. [{ "type": "vimeo", "privacy": { "view": "unlisted" } }]. Left out, a Vimeo Connection delivers to Vimeo.',
		'[]',
	),
	locator(
		'Vimeo Connection',
		'vimeoConnectionId',
		'Connection by which Pictory uploads the finished video to Vimeo',
		{ list: 'vimeoConnections', idExample: '20251222155613307xv0nodhitf9cd0f' },
	),
	json('Webhook Input (JSON)', 'webhookInput', 'Your own values, which the webhook call repeats'),
	WEBHOOK_URL,
];

const OTHER: INodeProperties[] = [
	json(
		'Additional Fields (JSON)',
		'additionalFields',
		'Further fields of the request, merged over all others',
	),
	locator('Avatar', 'avatarId', 'Presenter in the video; needs a voice-over', {
		list: 'avatars',
		idExample: 'Annie_expressive12_public',
	}),
	json(
		'Avatar Settings (JSON)',
		'avatar',
		'Position, width and other settings of the avatar, as the API takes them; needs a voice-over',
	),
	flag('Save Project', 'saveProject', 'Whether to keep a project that can be edited in Pictory'),
	text(
		'Storyboard Version',
		'storyboardVersion',
		'Experimental. Without it Pictory picks the version.',
		{
			placeholder: 'e.g. v3',
		},
	),
];

/** Everything about a storyboard that may be left out. */
export const STORYBOARD_OPTIONS = options([...BRANDING, ...SOUND, ...FRAME, ...DELIVERY, ...OTHER]);
