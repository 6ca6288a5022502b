import type { INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';
import {
	checkingWorkflow,
	guardingWorkflow,
	supervisingWorkflow,
} from '../../nodes/WaitForVideoJob/subWorkflows';
import { executeContext } from '../harness/executeContext';
import type { TestNode } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';

const PARENT = 'https://n8n.example.org/webhook-waiting/7?signature=abc';

const SECRET = 'a-secret-key';

/** What a user may have filled in, expressions over nodes that the child does not have included. */
const FILLED: INodeParameters = {
	providers: ['vizard', 'pictory'],
	pictoryAuthentication: 'pictoryClientCredentialsApi',
	mode: 'suspend',
	whenFinished: 'resultWithFiles',
	jobSource: 'define',
	provider: 'vizard',
	jobType: '={{ $("Submit").item.json.jobType }}',
	jobId: '={{ $("Submit").item.json.jobId }}',
};

const CREDENTIALS = { vizardApi: { apiKey: SECRET, baseUrl: 'https://api.example.org' } };

/** The workflow that supervises, as the user's node makes it. */
function supervising(settings: TestNode['settings'] = {}): IWorkflowBase {
	const node = waitNode({ timeLimitMinutes: '={{ $json.limit }}' }, settings, FILLED);
	const workflow = { items: [{ json: {} }], nodes: [node], credentials: CREDENTIALS };
	return supervisingWorkflow(executeContext(workflow, 'Wait'), PARENT);
}

/** The node that supervises. */
function supervisor(settings: TestNode['settings'] = {}) {
	const [, { parameters, onError }] = supervising(settings).nodes as [INode, INode];
	const settingsOfIt = onError ? { onError } : {};
	const node = { ...waitNode(), name: 'Keep Checking', parameters, settings: settingsOfIt };
	const workflow = { items: [{ json: {} }], nodes: [node], credentials: CREDENTIALS };
	return executeContext(workflow, 'Keep Checking');
}

/** The workflow that checks, as the node makes it that supervises. */
const checking = (settings?: TestNode['settings']) => checkingWorkflow(supervisor(settings));
const guarding = (settings?: TestNode['settings']) => guardingWorkflow(supervisor(settings));

const KEPT = {
	providers: ['vizard', 'pictory'],
	pictoryAuthentication: 'pictoryClientCredentialsApi',
	mode: 'suspend',
	whenFinished: 'resultWithFiles',
	parentName: 'Wait',
	parentOnError: 'stopWorkflow',
	parentResumeUrl: PARENT,
};

const NOTE = 'n8n-nodes-base.stickyNote';

/** The nodes that run. */
const working = ({ nodes }: IWorkflowBase) => nodes.filter(({ type }) => type !== NOTE);

describe('the workflow that supervises', () => {
	it('has few nodes, with names that say what they do', () => {
		expect(supervising().name).toBe('Wait: wait for video jobs');
		expect(working(supervising()).map((node) => [node.name, node.parameters.phase])).toEqual([
			['Jobs to Wait For', undefined],
			['Keep Checking', 'supervise'],
			['Results', 'deliver'],
		]);
	});

	it('takes what n8n says of checks that were ended for an item', () => {
		const [, supervise, results] = supervising().nodes;
		expect(supervise?.onError).toBe('continueRegularOutput');
		expect(results).not.toHaveProperty('onError');
	});

	it('takes along what its nodes need and no expression', () => {
		const [, supervise, results] = supervising().nodes;
		expect(supervise?.parameters).toEqual({ ...KEPT, phase: 'supervise' });
		expect(results?.parameters).toEqual({ ...KEPT, phase: 'deliver' });
	});
});

describe('the workflow that checks', () => {
	it('has few nodes as well', () => {
		expect(working(checking()).map((node) => [node.name, node.parameters.phase])).toEqual([
			['Jobs to Wait For', undefined],
			['Check Jobs', 'check'],
			['Results', undefined],
		]);
	});

	it('takes along the same', () => {
		const [, check, results] = checking().nodes;
		expect(check?.parameters).toMatchObject({ ...KEPT, phase: 'check', supervised: true });
		expect(results?.parameters).toEqual({});
	});

	it.each<[TestNode['settings'], string | undefined]>([
		[{}, undefined],
		[{ onError: 'stopWorkflow' }, undefined],
		[{ onError: 'continueRegularOutput' }, 'continueRegularOutput'],
		[{ onError: 'continueErrorOutput' }, 'continueRegularOutput'],
	])('with %j has onError %p', (settings, onError) => {
		const [, check] = checking(settings).nodes;
		expect(check?.onError).toBe(onError);
		expect(check?.parameters.parentOnError).toBe(settings?.onError ?? 'stopWorkflow');
	});
});

describe('the workflow that guards', () => {
	it('has one node, which leads back to itself', () => {
		const { connections } = guarding();
		expect(working(guarding()).map((node) => [node.name, node.parameters.phase])).toEqual([
			['Time to Guard', undefined],
			['Guard Checks', 'guard'],
		]);
		const again = { main: [[{ node: 'Guard Checks', type: 'main', index: 0 }]] };
		expect(connections).toEqual({ 'Time to Guard': again, 'Guard Checks': again });
	});

	it('knows where the execution of the user is called', () => {
		expect(guarding().nodes[1]?.parameters.parentResumeUrl).toBe(PARENT);
	});

	it('is not kept when it has ended', () => {
		expect(guarding().settings).toMatchObject({ saveDataSuccessExecution: 'none' });
	});
});

describe.each([
	['that supervises', supervising, 'Keep Checking'],
	['that checks', checking, 'Check Jobs'],
] as const)('the workflow %s', (_which, workflow, loop) => {
	it('leads from its node back to it, and on when all jobs have ended', () => {
		const to = (node: string) => ({ node, type: 'main', index: 0 });
		expect(workflow().connections).toEqual({
			'Jobs to Wait For': { main: [[to(loop)]] },
			[loop]: { main: [[to(loop)], [to('Results')]] },
		});
		expect(new Set(workflow().nodes.map(({ position }) => String(position))).size).toBe(4);
	});

	it('is kept however it has ended, since n8n repairs the one behind it from it after a crash', () => {
		expect(workflow().settings).toMatchObject({
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
		});
	});
});

describe.each([
	['that supervises', supervising],
	['that checks', checking],
	['that guards', guarding],
] as const)('the workflow %s', (_which, workflow) => {
	it('has a note that says which node it belongs to, and not to delete it', () => {
		const note = workflow().nodes.find(({ type }) => type === NOTE);
		expect(note?.parameters.content).toMatch(
			/^## Part of 'Wait'\nThis execution [^]+\n\*\*Do not stop or delete it\.\*\*/,
		);
	});

	it('names credentials by their id, and holds none of their data and no expression', () => {
		const [start, node] = workflow().nodes;
		expect(start).not.toHaveProperty('credentials');
		expect(node?.credentials).toEqual({ vizardApi: { id: 'vizardApi', name: 'vizardApi' } });
		expect(JSON.stringify(workflow())).not.toMatch(new RegExp(`${SECRET}|api\\.example\\.org`));
		expect(JSON.stringify(workflow())).not.toContain('{{');
	});

	it('is never retried: checks ride out trouble by themselves', () => {
		for (const node of workflow({ retryOnFail: true, maxTries: 5 }).nodes) {
			expect(node).not.toHaveProperty('retryOnFail');
		}
	});

	it('has the time zone of the user, and no time limit that would end it before the wait', () => {
		expect(workflow().settings).toMatchObject({
			timezone: 'America/New_York',
			executionTimeout: -1,
		});
	});
});
