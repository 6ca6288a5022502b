import { VizardApi } from '../../credentials/VizardApi.credentials';
import { testCredential, type Verdict } from '../harness/credentialTest';
import { simulator } from '../harness/stillSimulator';

async function verdict({
	apiKey = simulator.apiKey('vizard'),
	baseUrl = simulator.baseUrl('vizard'),
} = {}): Promise<Verdict> {
	return await testCredential(new VizardApi(), { apiKey, baseUrl });
}

/** For good: n8n sends a request that was answered with 401 a second time. */
const answeredWith = async (body: unknown, status = 200) =>
	await simulator.control.injectFault({ times: 0, effect: { kind: 'respond', status, body } });

describe('the credential test of Vizard', () => {
	it.each([true, false])('passes a good key, whether a code comes along (%p)', async (coded) => {
		await simulator.control.setSwitches('vizard', { socialAccountsCode: coded });
		expect(await verdict()).toMatchObject({ status: 'OK' });
	});

	it('costs nothing: it asks for the social accounts, once', async () => {
		await verdict({ baseUrl: ` ${simulator.baseUrl('vizard')}// ` });
		const asked = await simulator.control.requests();
		expect(asked.map(({ method, url, status }) => [method, url, status])).toEqual([
			['GET', '/vizard/hvizard-server-front/open-api/v1/project/social-accounts', 200],
		]);
	});

	it.each(['always-200', 'conventional'])(
		'stops a wrong key where HTTP statuses are %s',
		async (httpStatus) => {
			await simulator.control.setSwitches('vizard', { httpStatus });
			for (const apiKey of ['another', '']) {
				expect(await verdict({ apiKey })).toMatchObject({ status: 'Error' });
			}
		},
	);

	it.each([4001, '4001'])('says so for code %j', async (code) => {
		await answeredWith({ code, errMsg: '' });
		expect(await verdict()).toEqual({
			status: 'Error',
			message: 'Vizard does not accept this API key',
		});
	});

	it.each([4003, '4003'])('asks to wait for code %j', async (code) => {
		await answeredWith({ code, errMsg: '' });
		expect(await verdict()).toEqual({
			status: 'Error',
			message: 'Too many requests; try again in a minute',
		});
	});

	it.each([401, 403, 404, 429, 500, 503])('does not pass HTTP %i', async (status) => {
		await answeredWith({}, status);
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});

	it.each([200, 404, 502])('does not pass a web page under HTTP %i', async (status) => {
		await simulator.control.injectFault({ effect: { kind: 'html', status } });
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});

	it('says that a web page is not the API', async () => {
		await simulator.control.injectFault({ effect: { kind: 'html', status: 200 } });
		expect((await verdict()).message).toContain('A web page answered');
	});

	it('does not follow a redirect, which would take the key along', async () => {
		const headers = { location: `${simulator.baseUrl('vizard')}/project/social-accounts` };
		await simulator.control.injectFault({ effect: { kind: 'respond', status: 302, headers } });
		expect(await verdict()).toMatchObject({ status: 'Error' });
		expect(await simulator.control.requests()).toHaveLength(1);
	});

	it.each(['http://127.0.0.1:9/v1', 'not a url', ''])(
		'does not pass where no one is: %j',
		async (baseUrl) => {
			expect(await verdict({ baseUrl })).toMatchObject({ status: 'Error' });
		},
	);
});
