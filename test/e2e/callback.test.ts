import { itemsOf, type Execution, type WorkflowNode } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';
import { inARow, submit, wait } from './stage/workflows';

/** Long before the first scheduled check of a parked execution, which comes after a minute. */
const JOB_SECONDS = 8;

const PARKED = new Set(['waiting']);

describe('a parked wait that the provider calls', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	beforeEach(async () => {
		await stage.simulator.control.reset();
		await stage.simulator.control.planJobs({ durationSeconds: JOB_SECONDS });
	});

	afterAll(async () => await stage.close());

	/** Submits with the resume URL handed over, and returns the execution once it is parked. */
	async function park(...urls: string[]): Promise<Execution> {
		const submitting = submit();
		const items = urls.map((videoUrl) => ({ videoUrl }));
		const nodes = [
			{
				...submitting,
				parameters: { ...parametersOf(submitting), options: { resumeOnCallback: true } },
			},
			{ ...wait(), parameters: { ...parametersOf(wait()), mode: 'suspend' } },
		];
		const id = await stage.begin(inARow(items, nodes));
		return await stage.api.executionReaching(id, 20, PARKED);
	}

	const ended = async ({ id }: Execution) => await stage.api.executionReaching(id, 30);

	const checks = async () =>
		(await stage.simulator.control.requests({ provider: 'vizard', url: '/project/query' })).length;

	async function resumeUrl(): Promise<string> {
		const [request] = await stage.simulator.control.requests({ url: '/project/create' });
		return (request?.body as { webhookUrl: string }).webhookUrl;
	}

	const call = async (url: string, body: unknown) =>
		await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});

	it('goes on at once, without a scheduled check, and says that a call did it', async () => {
		const execution = await ended(await park('https://example.com/a.mp4'));
		expect(execution.status).toBe('success');
		const [item] = itemsOf(execution, 'Wait');
		expect(item?.json).toMatchObject({
			status: 'completed',
			wait: { mode: 'suspend', detectedBy: 'callback' },
		});
		// One look before parking, one to believe the call.
		await expect(checks()).resolves.toBe(2);
	});

	it('goes on when the last of its jobs has called, with the results in order', async () => {
		const parked = await park('https://example.com/a.mp4', 'https://example.com/b.mp4');
		const jobs = await stage.simulator.control.jobs({ provider: 'vizard' });
		await stage.simulator.control.finishJob('vizard', String(jobs[0]?.id));
		const execution = await ended(parked);
		const [first, second] = itemsOf(execution, 'Wait');
		expect([first?.json.jobId, second?.json.jobId]).toEqual(
			itemsOf(execution, 'Submit').map(({ json }) => json.jobId),
		);
		expect([first?.pairedItem, second?.pairedItem]).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('changes nothing for a forged, a foreign or an early call, and loses nothing by it', async () => {
		const parked = await park('https://example.com/a.mp4');
		const [job] = await stage.simulator.control.jobs({ provider: 'vizard' });
		const url = await resumeUrl();

		const unsigned = new URL(url);
		unsigned.search = '';
		const forged = await call(unsigned.toString(), { projectId: job?.id, code: 2000 });
		expect(forged.status).toBe(401);

		const foreign = await call(url, { projectId: 12345678, code: 2000 });
		await expect(foreign.json()).resolves.toMatchObject({ resumed: false });
		const early = await call(url, { projectId: job?.id, code: 2000, videos: [{ videoUrl: 'x' }] });
		await expect(early.json()).resolves.toMatchObject({ resumed: false });

		expect((await stage.api.execution(parked.id)).status).toBe('waiting');
		const execution = await ended(parked);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Wait')[0]?.json.status).toBe('completed');

		const late = await call(url, { projectId: job?.id, code: 2000 });
		expect(late.status).toBeGreaterThanOrEqual(400);
		expect(itemsOf(await stage.api.execution(parked.id), 'Wait')).toHaveLength(1);
	});

	it('warns when the resume URL can be reached from this machine only', async () => {
		const execution = await ended(await park('https://example.com/a.mp4'));
		const hints = execution.runs.Submit?.at(-1)?.hints ?? [];
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('which only this machine can reach'),
		]);
	});
});

function parametersOf(node: WorkflowNode): Record<string, unknown> {
	return { ...(node.parameters as Record<string, unknown>) };
}
