import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf, type Execution } from '../../host';
import { credentialFor } from '../../demo/credential';
import { withCredentials } from '../../demo/exampleWorkflow';
import { wayinVideoKit } from '../providers/wayinVideo';
import { openStage, type E2eStage } from './stage/e2eStage';
import { inARow, START, submitTo, wait } from './stage/workflows';

jest.setTimeout(600_000);

const EXECUTIONS = 60;
const END_WITHIN_SECONDS = 500;
/** So many that the test is short, and far fewer than sixty executions send when nothing holds them back. */
const REQUESTS_PER_MINUTE = 60;

const jobOf = submitTo('wayinVideo', {
	jobType: 'clipping',
	source: 'url',
	videoUrl: 'https://media.example.org/1.mp4?sim-clips=1&sim-duration=0',
	// A submit that parks until its turn says so in an execution behind this one.
	options: { mode: 'keepRunning' },
});

describe.each(['all', 'accepted'])(
	'sixty executions within a second, where %s requests count',
	(rateLimitCounts) => {
		let stage: E2eStage;
		let executions: Execution[];

		beforeAll(async () => {
			stage = await openStage();
			const { api, simulator } = stage;
			await simulator.control.setSwitches('wayinvideo', { rateLimitCounts });
			// However slowly they begin, the limit holds some of them back.
			await simulator.control.setAccount('wayinvideo', {
				requestsPerMinute: 1,
				runningTasks: 1000,
			});
			const credential = await api.createCredential(credentialFor(wayinVideoKit, simulator));
			const nodes = [jobOf, wait(undefined, { providers: ['wayinVideo'] })];
			const workflow = await api.createWorkflow(withCredentials(inARow([{}], nodes), [credential]));
			const begun = Array.from({ length: EXECUTIONS }, async () => await api.run(workflow, START));
			const ids = await Promise.all(begun);
			const isSubmitRefused = async () => {
				const requests = await simulator.control.requests({ provider: 'wayinvideo' });
				return requests.some(({ method, status }) => method === 'POST' && status === 429);
			};
			while (!(await isSubmitRefused())) await sleep(100);
			await simulator.control.setAccount('wayinvideo', { requestsPerMinute: REQUESTS_PER_MINUTE });
			executions = [];
			for (const id of ids) {
				executions.push(await api.executionReaching(id, END_WITHIN_SECONDS));
			}
		});

		afterAll(async () => await stage.close());

		it('all finish with a job of their own, and none gives up', async () => {
			expect(executions.map(({ error }) => error?.message)).toEqual(
				Array(EXECUTIONS).fill(undefined),
			);
			const ids = executions.map((execution) => itemsOf(execution, 'Wait')[0]?.json.jobId);
			expect(new Set(ids).size).toBe(EXECUTIONS);
			await expect(stage.simulator.control.jobs({ provider: 'wayinvideo' })).resolves.toHaveLength(
				EXECUTIONS,
			);
		});

		it('a hint says which submits have waited for the rate limit', () => {
			const hints = executions.flatMap(({ runs }) =>
				runs.Submit?.flatMap((run) => run.hints ?? []),
			);
			const waited = hints.filter((hint) =>
				/waited \d+ s for the rate limit/.test(hint?.message ?? ''),
			);
			expect(waited.length).toBeGreaterThan(0);
		});

		it('most requests get through: what is refused does not use up the limit', async () => {
			const requests = await stage.simulator.control.requests({ provider: 'wayinvideo' });
			const passed = requests.filter(({ status }) => status !== 429);
			const at = passed.map((request) => Date.parse(request.realAt) / 1000);
			const took = Math.max(...at) - Math.min(...at);
			const ideal = ((passed.length - REQUESTS_PER_MINUTE) / REQUESTS_PER_MINUTE) * 60;
			process.stdout.write(
				`${rateLimitCounts}: ${requests.length} requests, ${passed.length} passed, ${took.toFixed(0)} s; the limit takes ${ideal.toFixed(0)} s\n`,
			);
			expect(passed.length).toBeGreaterThanOrEqual(2 * EXECUTIONS);
			expect(passed.length).toBeGreaterThan(requests.length / 2);
		});
	},
);
