/** The simulator of a test file: its clock stands still, and it is reset before each test. */
import { startSimulator, type Simulator } from '../../simulator/simulator';

export let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(async () => await simulator.close());
