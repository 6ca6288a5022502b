import { itemsOf, type Execution } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';
import { download, inARow, lookBack, submit, wait } from './stage/workflows';

/** Each source yields another number of clips; the first job is the last to end. */
const EPISODES = [
	{ episode: 'one', videoUrl: 'https://media.example.org/1.mp4?sim-clips=1&sim-duration=3' },
	{ episode: 'two', videoUrl: 'https://media.example.org/2.mp4?sim-clips=3&sim-duration=0' },
	{ episode: 'three', videoUrl: 'https://media.example.org/3.mp4?sim-clips=2&sim-duration=0' },
];

describe('three items in one run', () => {
	let stage: E2eStage;
	let execution: Execution;

	beforeAll(async () => {
		stage = await openStage();
		execution = await stage.run(inARow(EPISODES, [submit(), wait(), download(), lookBack()]));
	});

	afterAll(async () => await stage.close());

	it('submits one job for each, in order', async () => {
		expect(execution.error).toBeUndefined();
		const jobs = await stage.simulator.control.jobs();
		const submitted = itemsOf(execution, 'Submit').map(({ json }) => json.jobId);
		expect(submitted).toEqual(jobs.map(({ id }) => id));
		expect(submitted).toHaveLength(3);
	});

	it('returns finished jobs in the order of the input, whichever ends first', () => {
		const ids = (node: string) => itemsOf(execution, node).map(({ json }) => json.jobId);
		expect(ids('Wait')).toEqual(ids('Submit'));
		const checks = itemsOf(execution, 'Wait').map(
			({ json }) => (json.wait as { checks: number }).checks,
		);
		expect(checks).toEqual([2, 1, 1]);
	});

	it('links each clip to the item that its job was submitted for', () => {
		const looks = itemsOf(execution, 'Look Back').map(({ json }) => json);
		const [one, two, three] = itemsOf(execution, 'Submit').map(({ json }) => json.jobId);
		expect(looks).toEqual([
			{ episode: 'one', jobId: one },
			{ episode: 'two', jobId: two },
			{ episode: 'two', jobId: two },
			{ episode: 'two', jobId: two },
			{ episode: 'three', jobId: three },
			{ episode: 'three', jobId: three },
		]);
	});
});
