import type { INodeParameters } from 'n8n-workflow';
import { childWorkflow } from '../../nodes/WaitForVideoJob/check/workflow';
import { executeContext } from '../harness/executeContext';
import type { TestNode } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';

const PARENT = 'https://n8n.example.org/webhook-waiting/7?signature=abc';

const SECRET = 'a-key-that-nobody-may-see';

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

function child(settings: TestNode['settings'] = {}) {
	const context = executeContext(
		{
			items: [{ json: {} }],
			nodes: [waitNode({ timeLimitMinutes: '={{ $json.limit }}' }, settings, FILLED)],
			credentials: { vizardApi: { apiKey: SECRET, baseUrl: 'https://api.example.org' } },
		},
		'Wait',
	);
	return childWorkflow(context, PARENT);
}

it('is for a person who opens it: few nodes, with names that tell what they do', () => {
	const { name, nodes } = child();
	expect(name).toBe('Wait: wait for video jobs');
	expect(nodes.map((node) => [node.name, node.parameters.phase])).toEqual([
		['Jobs to Wait For', undefined],
		['Check Jobs', 'check'],
		['Results', undefined],
	]);
	expect(new Set(nodes.map(({ position }) => String(position))).size).toBe(3);
});

it('leads from the checks back to the checks, and on when all jobs have ended', () => {
	const to = (node: string) => ({ node, type: 'main', index: 0 });
	expect(child().connections).toEqual({
		'Jobs to Wait For': { main: [[to('Check Jobs')]] },
		'Check Jobs': { main: [[to('Check Jobs')], [to('Results')]] },
	});
});

it('takes along what its nodes need and no expression', () => {
	const kept = {
		providers: ['vizard', 'pictory'],
		pictoryAuthentication: 'pictoryClientCredentialsApi',
		mode: 'suspend',
		whenFinished: 'resultWithFiles',
		parentOnError: '',
		parentResumeUrl: PARENT,
	};
	const [, check, results] = child().nodes;
	expect(check?.parameters).toEqual({ ...kept, phase: 'check' });
	expect(results?.parameters).toEqual({});
	expect(JSON.stringify(child())).not.toContain('{{');
});

it('names credentials by their id, and holds none of their data', () => {
	const [start, check, results] = child().nodes;
	for (const node of [start, results]) expect(node).not.toHaveProperty('credentials');
	expect(check?.credentials).toEqual({ vizardApi: { id: 'vizardApi', name: 'vizardApi' } });
	expect(JSON.stringify(child())).not.toMatch(new RegExp(`${SECRET}|api\\.example\\.org`));
});

it.each<[TestNode['settings'], string | undefined, string]>([
	[{}, undefined, ''],
	[{ onError: 'stopWorkflow' }, undefined, 'stopWorkflow'],
	[{ onError: 'continueRegularOutput' }, 'continueRegularOutput', 'continueRegularOutput'],
	[{ onError: 'continueErrorOutput' }, 'continueRegularOutput', 'continueErrorOutput'],
])('with %j the node that checks has onError %p', (settings, onError, parentOnError) => {
	const [, check] = child(settings).nodes;
	expect(check?.onError).toBe(onError);
	expect(check?.parameters.parentOnError).toBe(parentOnError);
});

it('is never retried: its checks ride out trouble by themselves', () => {
	for (const node of child({ retryOnFail: true, maxTries: 5 }).nodes) {
		expect(node).not.toHaveProperty('retryOnFail');
	}
});

it('is kept however it has ended, since n8n repairs the parent from it after a crash', () => {
	expect(child().settings).toMatchObject({
		saveDataSuccessExecution: 'all',
		saveDataErrorExecution: 'all',
	});
});

it('has the time zone of its parent, and no time limit that would end the checks before it', () => {
	expect(child().settings).toMatchObject({
		timezone: 'America/New_York',
		executionTimeout: -1,
	});
});
