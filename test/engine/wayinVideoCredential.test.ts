import { WayinVideoApi } from '../../credentials/WayinVideoApi.credentials';
import { testCredential, type Verdict } from '../harness/credentialTest';
import { simulator } from '../harness/stillSimulator';

const PROVIDER = 'wayinvideo';

async function verdict({
	apiKey = simulator.apiKey(PROVIDER),
	baseUrl = simulator.baseUrl(PROVIDER),
} = {}): Promise<Verdict> {
	return await testCredential(new WayinVideoApi(), { apiKey, baseUrl });
}

describe('the credential test of WayinVideo', () => {
	it.each([404, 400])(
		'passes a good key whose made-up task is answered with %i',
		async (status) => {
			await simulator.control.setSwitches(PROVIDER, { unknownIdStatus: status });
			expect(await verdict()).toMatchObject({ status: 'OK' });
			expect(await simulator.control.jobs()).toEqual([]);
		},
	);

	it('stops another key, which is answered with 403', async () => {
		expect(await verdict({ apiKey: 'another' })).toMatchObject({ status: 'Error' });
		const [request] = await simulator.control.requests();
		expect(request?.status).toBe(403);
	});

	it('sends the version with the key', async () => {
		await verdict({ baseUrl: ` ${simulator.baseUrl(PROVIDER)}/ ` });
		const [request] = await simulator.control.requests();
		expect(request?.url).toBe('/wayinvideo/api/v2/clips/results/prj0credentialtest');
		expect(request?.headers).toMatchObject({
			authorization: 'Bearer sim-wayinvideo-key',
			'x-wayinvideo-api-version': 'v2',
		});
	});

	it.each([302, 401, 429, 500, 503])('does not pass on HTTP %i', async (status) => {
		await simulator.control.injectFault({
			times: 0,
			effect: { kind: 'respond', status, body: {} },
		});
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});

	it.each([200, 404])(
		'does not pass a Base URL that leads to a web page, with %i',
		async (status) => {
			await simulator.control.injectFault({ effect: { kind: 'html', status } });
			expect((await verdict()).message).toContain('A web page answered');
		},
	);
});
