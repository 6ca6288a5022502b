import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { ThirdPartyVizardClient } from './third-party-client';

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

const creates = async (count: number, body?: unknown) => {
	const codes: number[] = [];
	for (let call = 0; call < count; call++) codes.push((await client.create(body)).body.code);
	return codes;
};

describe('Vizard create calls', () => {
	it('are limited to 3 a minute', async () => {
		expect(await creates(4)).toEqual([2000, 2000, 2000, 4003]);
		await simulator.control.advance(59);
		expect(await creates(1)).toEqual([4003]);
		await simulator.control.advance(1);
		expect(await creates(4)).toEqual([2000, 2000, 2000, 4003]);
	});

	it('are limited to 20 an hour', async () => {
		for (let minute = 0; minute < 6; minute++) {
			expect(await creates(3)).toEqual([2000, 2000, 2000]);
			await simulator.control.advance(60);
		}
		expect(await creates(3)).toEqual([2000, 2000, 4003]);
		await simulator.control.advance(60);
		expect(await creates(1)).toEqual([4003]);
		await simulator.control.advance(53 * 60);
		expect(await creates(1)).toEqual([2000]);
	});

	it('that are refused use the allowance only when switched to', async () => {
		expect(await creates(5, {})).toEqual([4006, 4006, 4006, 4006, 4006]);
		await simulator.control.setSwitches('vizard', { rateLimitCounts: 'all' });
		expect(await creates(5, {})).toEqual([4006, 4006, 4006, 4003, 4003]);
		await simulator.control.advance(59);
		expect(await creates(1)).toEqual([4003]);
	});

	it('may be counted in fixed windows', async () => {
		await simulator.control.setSwitches('vizard', { rateLimitWindow: 'fixed' });
		const { nowMs } = await simulator.control.clock();
		await simulator.control.advance(59 - ((nowMs / 1000) % 60) + 60);
		expect(await creates(4)).toEqual([2000, 2000, 2000, 4003]);
		await simulator.control.advance(1.5);
		expect(await creates(4)).toEqual([2000, 2000, 2000, 4003]);
	});

	it('say how long to wait in real seconds only when switched to', async () => {
		expect((await client.create()).headers.get('retry-after')).toBeNull();
		await simulator.control.setSwitches('vizard', {
			retryAfterHeader: true,
			httpStatus: 'conventional',
		});
		await creates(2);
		const refused = await client.create();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('60');
	});

	it('share their allowance with queries only when switched to', async () => {
		await creates(3);
		expect((await client.query(1)).body.code).toBe(4006);
		await simulator.control.setSwitches('vizard', { rateLimitScope: 'create-and-query' });
		expect((await client.query(1)).body.code).toBe(4003);
	});

	it('run in compressed time', async () => {
		await simulator.control.setSpeed(3000);
		expect(await creates(3)).toEqual([2000, 2000, 2000]);
		// A minute takes 20 real ms at this speed.
		await new Promise((resolve) => setTimeout(resolve, 40));
		expect(await creates(1)).toEqual([2000]);
	});
});
