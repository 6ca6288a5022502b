import { setTimeout as sleep } from 'node:timers/promises';
import { openStage, type E2eStage } from './stage/e2eStage';
import { inARow, submit, wait } from './stage/workflows';

const EPISODE = { videoUrl: 'https://media.example.org/long.mp4?sim-duration=3600' };
/** More than the longest pause between two checks in memory would be this early. */
const QUIET_MS = 8_000;

describe('stopping a run that waits', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(async () => await stage.close());

	const checks = async () =>
		(await stage.simulator.control.requests({ url: '/project/query/' })).length;

	it('ends it within a second and asks Vizard nothing more', async () => {
		const id = await stage.begin(inARow([EPISODE], [submit(), wait()]));
		while ((await checks()) === 0) await sleep(50);
		const stoppedAt = Date.now();
		await stage.api.stopExecution(id);
		const execution = await stage.api.executionReaching(id, 5, new Set(['canceled']));
		expect(execution.status).toBe('canceled');
		expect(Date.now() - stoppedAt).toBeLessThan(1_000);

		const asked = await checks();
		await sleep(QUIET_MS);
		expect(await checks()).toBe(asked);
	});
});
