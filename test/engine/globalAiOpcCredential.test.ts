import { GlobalAiOpcApi } from '../../credentials/GlobalAiOpcApi.credentials';
import { cleanBaseUrl } from '../../nodes/GlobalAiOpc/provider';
import { testCredential, type Verdict } from '../harness/credentialTest';
import { simulator } from '../harness/stillSimulator';

const PROVIDER = 'globalaiopc';
const NOT_ACCEPTED = 'GlobalAI OPC does not accept this API key';

async function verdict({
	apiKey = simulator.apiKey(PROVIDER),
	ending = '',
} = {}): Promise<Verdict> {
	const baseUrl = `${simulator.baseUrl(PROVIDER)}${ending}`;
	return await testCredential(new GlobalAiOpcApi(), { apiKey, baseUrl });
}

describe('the credential test of GlobalAI OPC', () => {
	it.each(['code', 'http-404', 'failed-task', 'null-data'])(
		'passes a good key whose made-up id is answered with %s',
		async (unknownId) => {
			await simulator.control.setSwitches(PROVIDER, { unknownId });
			expect(await verdict()).toMatchObject({ status: 'OK' });
			expect(await simulator.control.jobs()).toEqual([]);
		},
	);

	it('stops a key that is answered with HTTP 401', async () => {
		expect(await verdict({ apiKey: 'another' })).toMatchObject({ status: 'Error' });
	});

	it.each(['string', 'number'])(
		'stops a key that is answered with code 401 as a %s',
		async (codeForm) => {
			await simulator.control.setSwitches(PROVIDER, { wrongKey: 'code', codeForm });
			expect(await verdict({ apiKey: 'another' })).toEqual({
				status: 'Error',
				message: NOT_ACCEPTED,
			});
		},
	);

	it.each<[string, number]>([
		['limits its rate', 429],
		['is down', 503],
		['is down behind its gateway', 433],
	])('does not pass while the service %s', async (_what, status) => {
		await simulator.control.injectFault({ effect: { kind: 'respond', status, body: {} } });
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});

	it('does not pass a Base URL that leads to a web page', async () => {
		await simulator.control.injectFault({ effect: { kind: 'html', status: 404 } });
		expect((await verdict()).message).toContain('A web page answered');
	});

	it.each([
		'',
		'/',
		'/v1',
		'/v1/',
		'/v1/videos/videos',
		'/v2/model-center/tasks',
		'/v1/result/1?a=b',
	])('takes the Base URL with %p at its end for what the node takes it', async (ending) => {
		expect(await verdict({ ending })).toMatchObject({ status: 'OK' });
		const [request] = await simulator.control.requests();
		const base = cleanBaseUrl(`${simulator.baseUrl(PROVIDER)}${ending}`);
		expect(`${simulator.url}${request?.url}`).toBe(`${base}/v1/result/n8n-credential-test`);
	});
});
