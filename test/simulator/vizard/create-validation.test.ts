import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIPPING_BODY, EDITING_BODY, ThirdPartyVizardClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const without = (name: string) =>
	Object.fromEntries(Object.entries(CLIPPING_BODY).filter(([key]) => key !== name));

describe('POST /project/create', () => {
	it.each<[string, unknown, number]>([
		['no JSON', '{"videoUrl":', -1000],
		['no object', [CLIPPING_BODY], -1000],
		['no videoUrl', without('videoUrl'), 4006],
		['no videoType', without('videoType'), 4006],
		['no lang', without('lang'), 4006],
		['a videoUrl that is none', { ...CLIPPING_BODY, videoUrl: 'talk.mp4' }, 4009],
		['a videoUrl of another scheme', { ...CLIPPING_BODY, videoUrl: 'ftp://a.org/b.mp4' }, 4009],
		['Rumble', { ...CLIPPING_BODY, videoType: 8 }, 4006],
		['an unknown videoType', { ...CLIPPING_BODY, videoType: 15 }, 4006],
		['a remote file without ext', { ...EDITING_BODY, ext: undefined }, 4006],
		['a remote file of another format', { ...EDITING_BODY, ext: 'mkv' }, 4004],
		['preferLength 0 beside others', { ...CLIPPING_BODY, preferLength: [0, 1] }, 4006],
		['preferLength 5', { ...CLIPPING_BODY, preferLength: [5] }, 4006],
		['ratioOfClip 5', { ...CLIPPING_BODY, ratioOfClip: 5 }, 4006],
		['a switch of 2', { ...CLIPPING_BODY, emojiSwitch: 2 }, 4006],
		['101 clips', { ...CLIPPING_BODY, maxClipNumber: 101 }, 4006],
		['a template of another ratio', { ...CLIPPING_BODY, templateId: 70001, ratioOfClip: 4 }, 4006],
		['a webhookUrl that is none', { ...CLIPPING_BODY, webhookUrl: 'here' }, 4006],
	])('refuses %s', async (_name, body, code) => {
		const answer = await client.create(body);
		expect(answer).toMatchObject({ status: 200, body: { code, errMsg: expect.any(String) } });
		expect(answer.body).not.toHaveProperty('projectId');
		expect(await simulator.control.jobs()).toEqual([]);
	});

	it.each<[string, unknown]>([
		['Dropbox', { ...CLIPPING_BODY, videoType: 13 }],
		['Instagram', { ...CLIPPING_BODY, videoType: 14 }],
		['a template that fits', { ...CLIPPING_BODY, templateId: 70001 }],
		['a template of the customer’s own', { ...CLIPPING_BODY, templateId: 999, ratioOfClip: 3 }],
		['ext beside another source', { ...CLIPPING_BODY, ext: 'mp4' }],
		['fields it does not know', { ...CLIPPING_BODY, clipModel: 'clip_v2', somethingNew: true }],
		['a request without preferLength', without('preferLength')],
		['clipping fields in editing mode', { ...EDITING_BODY, preferLength: [0], keyword: 'x' }],
		[
			'every documented field',
			{
				...CLIPPING_BODY,
				ratioOfClip: 4,
				removeSilenceSwitch: 1,
				maxClipNumber: 100,
				keywords: 'a, b',
				subtitleSwitch: 0,
				headlineSwitch: 0,
				emojiSwitch: 1,
				highlightSwitch: 1,
				autoBrollSwitch: 1,
				projectName: 'P',
				getClips: 1,
			},
		],
	])('takes %s', async (_name, body) => {
		expect((await client.create(body)).body.code).toBe(2000);
	});

	it.each(['yue', 'mal', 'auto'])('takes the language %s, however strict', async (lang) => {
		await simulator.control.setSwitches('vizard', { validation: 'strict' });
		expect((await client.create({ ...CLIPPING_BODY, lang })).body.code).toBe(2000);
	});

	it.each<[string, Record<string, unknown>, unknown]>([
		['text for numbers', { validation: 'strict' }, { ...CLIPPING_BODY, videoType: '2' }],
		['text for lists', { validation: 'strict' }, { ...CLIPPING_BODY, preferLength: '[0]' }],
		['a missing preferLength', { validation: 'strict' }, without('preferLength')],
		['unlisted languages', { validation: 'strict' }, { ...CLIPPING_BODY, lang: 'tlh' }],
		['maxClipNumber 0', { validation: 'strict' }, { ...CLIPPING_BODY, maxClipNumber: 0 }],
		['unknown fields', { unknownFields: 'refuse' }, { ...CLIPPING_BODY, somethingNew: 1 }],
		[
			'the other keyword field',
			{ unknownFields: 'refuse', keywordField: 'keyword' },
			{ ...CLIPPING_BODY, keywords: 'x' },
		],
		[
			'clipping fields in editing mode',
			{ editingExtraFields: 'refuse' },
			{ ...EDITING_BODY, maxClipNumber: 1 },
		],
	])('refuses %s only when switched to', async (_name, switches, body) => {
		expect((await client.create(body)).body.code).toBe(2000);
		await simulator.control.setSwitches('vizard', switches);
		expect((await client.create(body)).body.code).toBe(4006);
		await simulator.control.setSwitches('vizard', { invalidParameterCode: -1000 });
		expect((await client.create(body)).body.code).toBe(-1000);
	});
});
