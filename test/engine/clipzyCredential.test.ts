import { ClipzyApi } from '../../credentials/ClipzyApi.credentials';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { testCredential, type Verdict } from '../harness/credentialTest';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

async function verdict({
	token = 'sim-clipzy-key',
	baseUrl = simulator.baseUrl('clipzy'),
} = {}): Promise<Verdict> {
	return await testCredential(new ClipzyApi(), { token, baseUrl });
}

describe('the credential test of Clipzy', () => {
	it.each(['docs', 'engine-a', 'engine-b'])('passes at %s', async (variant) => {
		await simulator.control.setSwitches('clipzy', { variant });
		expect(await verdict()).toMatchObject({ status: 'OK' });
	});

	it.each(['', '/', '/api/v1', '/api/v1/'])(
		'takes the Base URL with %j at its end',
		async (end) => {
			expect(await verdict({ baseUrl: `${simulator.baseUrl('clipzy')}${end}` })).toMatchObject({
				status: 'OK',
			});
			const [asked] = await simulator.control.requests();
			expect(asked?.url).toBe('/clipzy/api/v1/health');
		},
	);

	it('passes without a token where none is asked for, and sends no header', async () => {
		await simulator.control.setSwitches('clipzy', { auth: 'open' });
		expect(await verdict({ token: '' })).toMatchObject({ status: 'OK' });
		const [asked] = await simulator.control.requests();
		expect(asked?.headers).not.toHaveProperty('authorization');
	});

	it.each(['json', 'html'])('stops a wrong token that is refused with %s', async (authAnswer) => {
		await simulator.control.setSwitches('clipzy', { authAnswer });
		expect(await verdict({ token: 'another' })).toMatchObject({ status: 'Error' });
		expect(await verdict({ token: '' })).toMatchObject({ status: 'Error' });
	});

	it('stops a token that is not allowed', async () => {
		await simulator.control.setAccount('clipzy', { tokenIsAllowed: false });
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});

	it.each([
		['a web page', { kind: 'html', status: 200 }],
		['another service', { kind: 'respond', status: 200, body: { status: 'up' } }],
		['nothing', { kind: 'empty', status: 200 }],
		['a redirect to a login page', { kind: 'respond', status: 302, headers: { location: '/' } }],
	] as const)('does not pass where %s answers', async (_what, effect) => {
		await simulator.control.injectFault({ effect });
		expect(await verdict()).toMatchObject({ status: 'Error' });
	});
});
