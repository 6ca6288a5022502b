import { storyboardBody } from '../../../nodes/Pictory/storyboard';
import { previewSubmit, projectSubmit, renderSubmit } from '../../../nodes/Pictory/submit';
import { FACTS, submitted } from './submitted';

const STORY = { source: 'story', story: 'The harbour wakes slowly.' };
const ENTERED = { videoName: 'harbour', content: 'scenes', scenes: { scene: [STORY] } };
const MP3 = 'https://media.example.org/a.mp3';

function bodyWith(options: object, entered: object = {}) {
	return storyboardBody({ ...ENTERED, ...entered, options }, true);
}

test('a preview and a render differ by their address, and by what needs a name', () => {
	const preview = submitted(previewSubmit.converse({ ...ENTERED, videoName: '' }, FACTS));
	expect(preview.request).toEqual({
		purpose: 'submit',
		method: 'POST',
		path: '/v2/video/storyboard',
		body: { scenes: [{ story: 'The harbour wakes slowly.' }] },
		recognisedBy: { kind: 'preview' },
	});
	const render = submitted(renderSubmit.converse(ENTERED, FACTS));
	expect(render.request).toMatchObject({
		path: '/v2/video/storyboard/render',
		body: { videoName: 'harbour' },
	});
	expect(() => submitted(renderSubmit.converse({ ...ENTERED, videoName: ' ' }, FACTS))).toThrow(
		"'Video Name' is empty",
	);
});

test('a project is rendered by its id, which older ones have as a number', () => {
	const { request } = submitted(projectSubmit.converse({ projectId: 300411 }, FACTS));
	expect(request).toMatchObject({ method: 'POST', path: '/v2/projects/300411/render', body: {} });
	const hostile = submitted(projectSubmit.converse({ projectId: '../quota?' }, FACTS));
	expect(hostile.request.path).toBe('/v2/projects/..%2Fquota%3F/render');
});

describe('the content', () => {
	it('may be JSON, as text or as the value of an expression', () => {
		const scenes = [{ story: 'One.' }, { background: { color: '#000' } }];
		for (const scenesJson of [scenes, JSON.stringify(scenes)]) {
			expect(storyboardBody({ ...ENTERED, content: 'json', scenesJson }, true).scenes).toEqual(
				scenes,
			);
		}
	});

	it('may be a template with its variables', () => {
		const entered = { content: 'template', templateId: 't-1', variables: '{ "headline": "Fog" }' };
		expect(bodyWith({}, entered)).toEqual({
			videoName: 'harbour',
			templateId: 't-1',
			variables: { headline: 'Fog' },
		});
		expect(() => bodyWith({}, { content: 'template', templateId: '' })).toThrow(
			"'Template' is empty",
		);
	});
});

describe('the voice-over', () => {
	it('is an AI voice', () => {
		const options = { voiceSpeaker: 'Martin', voiceSpeed: 50, voiceAmplification: -1 };
		expect(bodyWith(options).voiceOver).toEqual({
			enabled: true,
			aiVoices: [{ speaker: 'Martin', speed: 50, amplificationLevel: -1 }],
		});
	});

	it('is chosen from the list, or entered by its name or its number', () => {
		const chosen = { __rl: true, mode: 'list', value: 'Emma' };
		for (const voiceSpeaker of [chosen, 'Emma']) {
			expect(bodyWith({ voiceSpeed: 90, voiceSpeaker }).voiceOver).toEqual({
				enabled: true,
				aiVoices: [{ speaker: 'Emma', speed: 90 }],
			});
		}
		const untouched = { __rl: true, mode: 'list', value: '' };
		const body = bodyWith({ voiceSpeaker: untouched, aspectRatio: '' });
		expect(body).not.toHaveProperty('voiceOver');
		expect(body).not.toHaveProperty('aspectRatio');
	});

	it('is a recorded voice', () => {
		const options = { voiceUrl: MP3, syncVoice: false, voiceAmplification: 1 };
		expect(bodyWith(options).voiceOver).toEqual({
			enabled: true,
			externalVoice: { voiceUrl: MP3, syncVoice: false, amplificationLevel: 1 },
		});
	});

	it('is JSON for several voices', () => {
		const voiceOver = { enabled: true, aiVoices: [{ speaker: 'Martin' }, { speaker: 'Emma' }] };
		expect(bodyWith({ voiceOver: JSON.stringify(voiceOver) }).voiceOver).toEqual(voiceOver);
	});

	it('is left out where there is none: the video is silent', () => {
		expect(bodyWith({})).not.toHaveProperty('voiceOver');
	});
});

test('music is chosen by Pictory or by its link', () => {
	expect(bodyWith({ autoMusic: true, musicVolume: 0 }).backgroundMusic).toEqual({
		enabled: true,
		autoMusic: true,
		volume: 0,
	});
	expect(bodyWith({ autoMusic: false, musicUrl: MP3 }).backgroundMusic).toEqual({
		enabled: true,
		musicUrl: MP3,
	});
	expect(bodyWith({ autoMusic: false })).not.toHaveProperty('backgroundMusic');
});

test('what is chosen from a list goes by its ID or its link, as texts of saved workflows do', () => {
	const from = (value: string) => ({ __rl: true, mode: 'list', value });
	const asText = {
		avatarId: 'a-1',
		brandId: 'b-1',
		musicUrl: MP3,
		smartLayoutId: 'l-1',
		subtitleStyleId: 's-1',
		voiceSpeaker: 'Martin',
	};
	const chosen = Object.fromEntries(
		Object.entries(asText).map(([name, value]) => [name, from(value)]),
	);
	expect(bodyWith(chosen)).toEqual(bodyWith(asText));
	expect(bodyWith({ ...chosen, avatar: '{ "width": "25%" }' })).toMatchObject({
		avatar: { avatarId: 'a-1', width: '25%' },
		backgroundMusic: { enabled: true, musicUrl: MP3 },
		brandId: 'b-1',
		smartLayoutId: 'l-1',
		subtitleStyleId: 's-1',
	});
});

test('names take the place of ids, and untouched JSON fields are left out', () => {
	const options = {
		brandName: 'Harbour',
		smartLayoutName: 'Two columns',
		subtitleStyleName: 'Bold',
		avatar: '{}',
		destinations: '[]',
		webhookInput: '',
		videoWidth: 0,
		videoHeight: 0,
		logoUrl: '',
	};
	expect(bodyWith(options)).toEqual({
		videoName: 'harbour',
		scenes: [{ story: 'The harbour wakes slowly.' }],
		brandName: 'Harbour',
		smartLayoutName: 'Two columns',
		subtitleStyleName: 'Bold',
	});
});

test.each<[string, string, object[] | undefined]>([
	['alone delivers to Vimeo', '[]', [{ type: 'vimeo' }]],
	[
		'keeps the settings of its destination',
		'[{ "type": "vimeo", "folder_uri": "/videos/1" }]',
		[{ type: 'vimeo', folder_uri: '/videos/1' }],
	],
	['leaves other destinations alone', '[{ "type": "s3" }]', [{ type: 's3' }]],
])('a Vimeo connection %s', (_what, destinations, sent) => {
	const vimeoConnectionId = { __rl: true, mode: 'list', value: 'v-1' };
	const body = bodyWith({ vimeoConnectionId, destinations });
	expect(body).toMatchObject({ vimeoConnectionId: 'v-1', destinations: sent });
});
