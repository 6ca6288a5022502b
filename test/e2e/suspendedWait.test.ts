import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, type Workflow } from '../../host';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { parked, submitsOf, queriesOf, type ParkedRun } from './stage/parkedRun';
import { inARow, lookBack, submit, wait, type OnError } from './stage/workflows';

/** Longer than any pause between two checks in memory. */
const QUIET_MS = 8_000;

/** Two jobs that end while they are parked; every workflow has sources of its own, to distinguish requests. */
function episodes(second = '') {
	const source = (name: string, directives: string) =>
		`https://media.example.org/${randomUUID()}/${name}.mp4?sim-duration=50${directives}`;
	return [
		{ episode: 'one', videoUrl: source('one', '&sim-clips=1') },
		{ episode: 'two', videoUrl: source('two', `&sim-clips=2${second}`) },
	];
}

function suspended(items: Record<string, unknown>[], onError?: OnError): Workflow {
	return inARow(items, [submit(), wait(onError, { mode: 'suspend' }), lookBack()]);
}

describe('a wait that is suspended', () => {
	const sound = episodes();
	const stopped = episodes();
	let stage: E2eStage;
	let runs: Record<
		'sound' | 'stopped' | 'failing' | 'errorOutput' | 'continued' | 'automatic',
		ParkedRun
	>;
	let near: string;

	beforeAll(async () => {
		stage = await openStage();
		await stage.simulator.control.setAccount('vizard', {
			createsPerMinute: 100,
			createsPerHour: 100,
		});
		const failing = () => episodes('&sim-fail=4008');
		const begin = async (workflow: Workflow) => await parked(stage, workflow);
		const automatic = { mode: 'automatic', options: {} };
		const soon = { mode: 'automatic', options: { expectedDurationSeconds: 5 } };
		const nearEnd = [{ videoUrl: 'https://media.example.org/near.mp4?sim-duration=4' }];
		near = await stage.begin(inARow(nearEnd, [submit(), wait(undefined, soon)]));
		runs = {
			failing: await begin(suspended(failing())),
			errorOutput: await begin(suspended(failing(), 'continueErrorOutput')),
			continued: await begin(suspended(failing(), 'continueRegularOutput')),
			automatic: await begin(inARow(episodes(), [submit(), wait(undefined, automatic)])),
			// The tests begin with those that are still parked.
			stopped: await begin(suspended(stopped)),
			sound: await begin(suspended(sound)),
		};
	});

	afterAll(async () => await stage.close());

	const ended = async ({ parent }: ParkedRun) =>
		await stage.api.executionReaching(parent, PATIENCE_SECONDS);

	it('runs nothing between two checks: the execution and the one that checks are parked', async () => {
		await sleep(QUIET_MS);
		const { parent, child } = runs.sound;
		expect((await stage.api.execution(parent)).status).toBe('waiting');
		expect((await stage.api.execution(child)).status).toBe('waiting');
		expect(await queriesOf(stage.simulator, sound)).toEqual([1, 1]);
	});

	it('says in the output pane how far it is, for the one who waits and the one who checks', async () => {
		const { parent, child } = runs.sound;
		for (const [id, node] of [
			[parent, 'Wait'],
			[child, 'Check Jobs'],
		] as const) {
			const { runs: nodes } = await stage.api.execution(id);
			const [hint] = nodes[node]?.at(-1)?.hints ?? [];
			expect(hint?.message).toMatch(
				/^Waiting for 2 video jobs.*Vizard job '\d+' \(processing.*(First|Next) check at \d\d:\d\d:\d\d/,
			);
		}
	});

	it('leaves no API key in what n8n has stored', async () => {
		const { parent, child } = runs.sound;
		const stored = await stage.api.executionText(child);
		expect(stored).toContain('vizard');
		expect(stored).not.toContain(stage.simulator.apiKey('vizard'));
		const text = await stage.api.executionText(parent);
		expect(text).not.toContain(stage.simulator.apiKey('vizard'));
	});

	it('stays in memory in the mode Automatic while the end is near', async () => {
		const execution = await stage.api.executionReaching(near, PATIENCE_SECONDS);
		expect(itemsOf(execution, 'Wait')[0]?.json.wait).toMatchObject({ mode: 'keepRunning' });
		expect(await stage.api.executionsOf(execution.workflowId)).toEqual([near]);
	});

	it('can be stopped; what checks for it notices, and asks the provider no more', async () => {
		const { parent, child } = runs.stopped;
		await stage.api.stopExecution(parent);
		const execution = await stage.api.executionReaching(
			parent,
			PATIENCE_SECONDS,
			new Set(['canceled']),
		);
		expect(execution.status).toBe('canceled');
		expect((await stage.api.execution(child)).status).toBe('waiting');

		const end = await stage.api.executionReaching(child, PATIENCE_SECONDS);
		expect(end.status).toBe('success');
		expect(itemsOf(end, 'Results')).toEqual([]);
		expect(await queriesOf(stage.simulator, stopped)).toEqual([1, 1]);
		expect((await stage.api.execution(parent)).status).toBe('canceled');
	});

	it('ends with the jobs in order, linked to the items that they were submitted for', async () => {
		const execution = await ended(runs.sound);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const items = itemsOf(execution, 'Wait');
		const submitted = itemsOf(execution, 'Submit').map(({ json }) => json.jobId);
		expect(items.map(({ json }) => json.jobId)).toEqual(submitted);
		expect(items.map(({ json }) => (json.videos as unknown[]).length)).toEqual([1, 2]);
		for (const { json } of items) {
			expect(json).toMatchObject({ status: 'completed', wait: { mode: 'suspend', checks: 2 } });
		}
		expect(itemsOf(execution, 'Look Back').map(({ json }) => json)).toEqual([
			{ episode: 'one', jobId: submitted[0] },
			{ episode: 'two', jobId: submitted[1] },
		]);
	});

	it('sends each submit once, and asks at the start and when a minute is over', async () => {
		await ended(runs.sound);
		expect(await submitsOf(stage.simulator, sound)).toEqual([1, 1]);
		expect(await queriesOf(stage.simulator, sound)).toEqual([2, 2]);
	});

	it('suspends in the mode Automatic when the end is far', async () => {
		const execution = await ended(runs.automatic);
		const modes = itemsOf(execution, 'Wait').map(({ json }) => json.wait);
		expect(modes).toEqual(Array(2).fill(expect.objectContaining({ mode: 'suspend' })));
	});

	it('stops the run when a job fails, with the reason of the provider and the other job', async () => {
		const execution = await ended(runs.failing);
		const [other, failed] = itemsOf(execution, 'Submit').map(({ json }) => String(json.jobId));
		expect(execution.status).toBe('error');
		expect(execution.lastNodeExecuted).toBe('Wait');
		expect(execution.error?.message).toContain('could not download the video');
		expect(execution.error?.message).toContain(failed);
		expect(execution.error?.description).toContain(other);
	});

	it('sends a job that fails out of the error output', async () => {
		const execution = await ended(runs.errorOutput);
		expect(execution.status).toBe('success');
		const [, failed] = itemsOf(execution, 'Submit').map(({ json }) => json.jobId);
		expect(itemsOf(execution, 'Look Back').map(({ json }) => json.episode)).toEqual(['one']);
		const [item, ...others] = itemsOf(execution, 'Wait', 1);
		expect(others).toEqual([]);
		expect(item?.json).toMatchObject({ provider: 'vizard', jobType: 'clipping', jobId: failed });
		expect(item?.json.error).toContain('could not download the video');
	});

	it('keeps its place with Continue On Fail', async () => {
		const execution = await ended(runs.continued);
		expect(execution.status).toBe('success');
		const items = itemsOf(execution, 'Wait').map(({ json }) => 'error' in json);
		expect(items).toEqual([false, true]);
		const looks = itemsOf(execution, 'Look Back').map(({ json }) => json.episode);
		expect(looks).toEqual(['one', 'two']);
	});
});
