/**
 * What a test file needs that waits: a simulator, and time that passes in a moment for it and for the
 * nodes. Import this before everything else: n8n's `sleep` is replaced in what is loaded after it.
 */
import { simulator } from './stillSimulator';
import { VirtualTime } from './virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number, signal?: AbortSignal) =>
		await mockTime.sleep(milliseconds, signal),
}));

const mockTime = new VirtualTime(() => simulator);
export { simulator, mockTime as time };

beforeEach(() => mockTime.begin());
afterEach(() => mockTime.end());

/** Lets time pass until this moment, epoch milliseconds; not at all when it is over or there is none. */
export async function passUntil(moment = 0): Promise<void> {
	const left = moment - Date.now();
	if (left > 0) await mockTime.pass(left);
}
