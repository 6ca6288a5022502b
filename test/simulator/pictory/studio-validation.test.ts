import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIP_BODY, ThirdPartyPictoryClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyPictoryClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyPictoryClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const IMAGE = 'https://media.example.org/gull.png';

describe('refuses with the names of the fields:', () => {
	it.each<[string, unknown, string]>([
		['no prompt', {}, 'prompt'],
		['a short prompt', { prompt: 'Hm' }, 'prompt'],
		['a long prompt', { prompt: 'x'.repeat(5001) }, 'prompt'],
		['an unknown model', { ...CLIP_BODY, model: 'veo9' }, 'model'],
		[
			'a ratio of another model',
			{ ...CLIP_BODY, model: 'veo3.1', aspectRatio: '1:1' },
			'aspectRatio',
		],
		['a duration of another model', { ...CLIP_BODY, duration: '6s' }, 'duration'],
		['a duration that is a number', { ...CLIP_BODY, duration: 8 }, 'duration'],
		[
			'an image that is no link',
			{ ...CLIP_BODY, firstFrameImageUrl: 'a.png' },
			'firstFrameImageUrl',
		],
		['no reference images', { ...CLIP_BODY, referenceImageUrls: [] }, 'referenceImageUrls'],
		[
			'four reference images',
			{ ...CLIP_BODY, referenceImageUrls: [IMAGE, IMAGE, IMAGE, IMAGE] },
			'referenceImageUrls',
		],
		[
			'two starting points',
			{ ...CLIP_BODY, firstFrameImageUrl: IMAGE, extendVideoUrl: IMAGE },
			'extendVideoUrl',
		],
		['something that is not JSON', 'prompt=fog', 'body'],
	])('%s', async (_what, body, name) => {
		const { status, body: refusal } = await client.generate(body);
		expect(status).toBe(400);
		expect(refusal).toMatchObject({ code: 'INVALID_REQUEST_BODY', message: expect.any(String) });
		expect(refusal.fields).toContainEqual({ name, errors: expect.any(String) });
		expect(await simulator.control.jobs()).toEqual([]);
	});
});

it('ignores unknown fields unless told to refuse them', async () => {
	const body = { ...CLIP_BODY, resolution: '1080p' };
	expect((await client.generate(body)).status).toBe(200);
	await simulator.control.setSwitches('pictory', { studioUnknownFields: 'refuse' });
	const refused = await client.generate(body);
	expect(refused.body.fields).toContainEqual({ name: 'resolution', errors: expect.any(String) });
});
