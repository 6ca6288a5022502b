import { chosenMode, HOW_TO_WAIT, MODES } from '../../nodes/WaitForVideoJob/options';
import { executeContext } from '../harness/executeContext';
import { runWorkflow } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';

/** n8n's library as it was before 2.0, which did not have this function. */
let mockIsOld = false;
jest.mock('n8n-workflow', () => {
	const library = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return new Proxy(
		{ ...library, __esModule: true },
		{
			has: (target, name) =>
				!(mockIsOld && name === 'calculateWorkflowChecksum') && Reflect.has(target, name),
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

describe('on an n8n before 2.0', () => {
	beforeEach(() => {
		mockIsOld = true;
	});

	it.each([
		['automatic', 'keepRunning'],
		['keepRunning', 'keepRunning'],
	])('%s is %s', (mode, expected) => {
		expect(chosen(mode)).toBe(expected);
	});

	it('suspend is refused, with what to do instead', async () => {
		const { error } = await runWorkflow({
			items: [{ json: { provider: 'vizard', jobId: '1' } }],
			nodes: [waitNode({}, {}, { mode: 'suspend' })],
			credentials: {},
		});
		expect(error).toMatchObject({
			message: "'Mode' is Suspend, which needs n8n 2.0 or later",
			description: 'Update n8n, or choose Keep Running',
		});
	});
});

it.each(['constructor', 'forever', ''])('%j is no mode', async (mode) => {
	const { error } = await runWorkflow({
		items: [{ json: { provider: 'vizard', jobId: '1' } }],
		nodes: [waitNode({}, {}, { mode })],
		credentials: {},
	});
	expect(error).toMatchObject({
		message: `'Mode' is '${mode}', which does not exist`,
		description: 'Use one of: automatic, keepRunning, suspend',
	});
});
