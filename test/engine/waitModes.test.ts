import { chosenMode, MODES, whyAlwaysRunning } from '../../nodes/shared/parking/mode';
import { HOW_TO_WAIT } from '../../nodes/WaitForVideoJob/options';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { executeContext } from '../harness/executeContext';
import { runWorkflow } from '../harness/runWorkflow';
import { sources, submitNode, vizardCredentials, waitNode } from '../harness/vizardRun';

/** n8n's library as it was before 2.27, which did not have this function. */
let mockIsOld = false;
jest.mock('n8n-workflow', () => {
	const library = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return new Proxy(
		{ ...library, __esModule: true },
		{
			has: (target, name) =>
				!(mockIsOld && name === 'channelsToPolicy') && Reflect.has(target, name),
		},
	);
});

afterEach(() => {
	mockIsOld = false;
});

function chosen(mode: string) {
	const nodes = [waitNode({}, {}, { mode })];
	return chosenMode(executeContext({ items: [{ json: {} }], nodes, credentials: {} }, 'Wait'));
}

it('offers every mode, the automatic one first', () => {
	const mode = HOW_TO_WAIT.find(({ name }) => name === 'mode');
	expect(mode?.default).toBe('automatic');
	expect(mode?.options?.map((option) => 'value' in option && option.value)).toEqual([...MODES]);
});

it.each([...MODES])('%s is taken on an n8n that can suspend', (mode) => {
	expect(chosen(mode)).toBe(mode);
});

it.each([...MODES])('%s keeps running as a tool inside the node of an agent', (mode) => {
	const nodes = [waitNode({}, {}, { mode })];
	const n8n = executeContext({ items: [{ json: {} }], nodes, credentials: {} }, 'Wait');
	// What n8n hands to a tool that an agent runs inside its own node differs by this answer.
	n8n.isToolExecution = () => true;
	expect(chosenMode(n8n)).toBe('keepRunning');
});

/** Places where n8n cannot suspend a wait, and what they are said to need. */
const PLACES = [
	{
		place: 'an n8n before 2.27.3',
		isOld: true,
		executionId: '1',
		why: 'needs n8n 2.27.3 or later',
		advice: 'Update n8n, or choose Keep Running',
	},
	{
		place: "version 2 of n8n's engine",
		isOld: false,
		executionId: '0198f3a2-5d1c-7c3e-9a44-1f2e3d4c5b6a',
		why: "does not work in version 2 of n8n's execution engine",
		advice: 'Set the engine of the workflow to version 1, or choose Keep Running',
	},
];

describe.each(PLACES)('in $place', ({ isOld, executionId, why, advice }) => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator();
	});

	beforeEach(async () => {
		mockIsOld = isOld;
		await simulator.control.reset();
	});

	afterAll(async () => await simulator.close());

	const run = async (mode: string) =>
		await runWorkflow({
			items: sources('https://media.example.org/a.mp4?sim-duration=0'),
			nodes: [submitNode(), waitNode({}, {}, { mode })],
			credentials: vizardCredentials(simulator),
			surroundings: { executionId },
		});

	it.each([
		['automatic', `Suspend ${why}`],
		['keepRunning', undefined],
	])('%s keeps running, and the output of the automatic one says why', async (mode, expected) => {
		const { outputs, error } = await run(mode);
		expect(error).toBeUndefined();
		const [[item] = []] = outputs('Wait');
		const wait = item?.json.wait as Record<string, unknown>;
		expect([wait.mode, wait.whyNotSuspended]).toEqual(['keepRunning', expected]);
	});

	it('suspend is refused before anything is asked, with what to do instead', async () => {
		const { error } = await run('suspend');
		expect(error).toMatchObject({
			message: `'Mode' is Suspend, which ${why}`,
			description: `${advice}.`,
		});
		await expect(simulator.control.requests({ url: '/project/query' })).resolves.toEqual([]);
	});
});

it('an n8n that can suspend has nothing to explain', () => {
	const nodes = [waitNode({}, {}, { mode: 'automatic' })];
	const n8n = executeContext({ items: [{ json: {} }], nodes, credentials: {} }, 'Wait');
	expect(whyAlwaysRunning(n8n)).toBeUndefined();
});

it.each(['constructor', 'forever', ''])('%j is no mode', async (mode) => {
	const { error } = await runWorkflow({
		items: [{ json: { provider: 'vizard', jobId: '1' } }],
		nodes: [waitNode({}, {}, { mode })],
		credentials: {},
	});
	expect(error).toMatchObject({
		message: `'Mode' is '${mode}', which does not exist`,
		description: 'Use one of: automatic, keepRunning, suspend.',
	});
});
