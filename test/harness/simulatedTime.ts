/**
 * What a test file needs that waits: a simulator, and time that passes in a moment for it and for the
 * nodes. Import this before everything else: n8n's `sleep` is replaced in what is loaded after it.
 */
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { VirtualTime } from './virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number, signal?: AbortSignal) =>
		await mockTime.sleep(milliseconds, signal),
}));

export let simulator: Simulator;

const mockTime = new VirtualTime(() => simulator);
export { mockTime as time };

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
	mockTime.begin();
});
afterEach(() => mockTime.end());
afterAll(async () => await simulator.close());

/** Lets time pass until this moment, epoch milliseconds; not at all when it is over or there is none. */
export async function passUntil(moment = 0): Promise<void> {
	const left = moment - Date.now();
	if (left > 0) await mockTime.pass(left);
}
