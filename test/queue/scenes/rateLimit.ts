import { itemsOf } from '../../../host';
import { stageOn } from '../../e2e/stage/e2eStage';
import { submitTo, wait } from '../../e2e/stage/workflows';
import { fullOrShort } from '../scale';
import type { Wave } from '../wave';

const EXECUTIONS = fullOrShort(50, 8);
const END_WITHIN_SECONDS = fullOrShort(1500, 270);

const SUBMIT = submitTo('wayinVideo', {
	jobType: 'clipping',
	source: 'url',
	videoUrl: 'https://media.example.org/1.mp4?sim-clips=1&sim-duration=0',
});

/** Each worker knows of its own requests only, so the provider refuses some. */
export function rateLimit(wave: Wave): void {
	describe(`${EXECUTIONS} executions at 15 requests a minute, on two workers`, () => {
		const played = wave.add(async ({ api, beginOften, ended }) => {
			const { simulator, storeAllKeys, close } = await stageOn(api);
			try {
				await simulator.control.setAccount('wayinvideo', { runningTasks: 1000 });
				const nodes = [SUBMIT, wait(undefined, { providers: ['wayinVideo'] })];
				const ids = await beginOften(EXECUTIONS, nodes, { credentials: await storeAllKeys() });
				const executions = await Promise.all(
					ids.map(async (id) => await ended(id, END_WITHIN_SECONDS)),
				);
				const requests = await simulator.control.requests({ provider: 'wayinvideo' });
				const jobs = await simulator.control.jobs({ provider: 'wayinvideo' });
				return { executions, requests, jobs };
			} finally {
				await close();
			}
		});

		it('all finish with a job of their own, and none fails for the limit', async () => {
			const { executions, jobs } = await played();
			expect(executions.map(({ error }) => error?.message)).toEqual(
				Array(EXECUTIONS).fill(undefined),
			);
			const ids = executions.map((execution) => itemsOf(execution, 'Wait')[0]?.json.jobId);
			expect(new Set(ids).size).toBe(EXECUTIONS);
			expect(jobs).toHaveLength(EXECUTIONS);
		});

		it('they back off: fewer requests are refused in the second half than in the first', async () => {
			const { requests } = await played();
			const at = requests.map(({ realAt }) => Date.parse(realAt));
			const middle = (Math.min(...at) + Math.max(...at)) / 2;
			const refused = requests.filter(({ status }) => status === 429);
			const later = refused.filter(({ realAt }) => Date.parse(realAt) > middle);
			const seconds = ((middle - Math.min(...at)) * 2) / 1000;
			process.stdout.write(
				`${EXECUTIONS} executions: ${requests.length} requests in ${seconds.toFixed(0)} s, ${refused.length - later.length} refused in the first half, ${later.length} in the second\n`,
			);
			expect(later.length).toBeLessThan(refused.length - later.length);
		});
	});
}
