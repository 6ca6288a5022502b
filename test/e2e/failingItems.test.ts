import { itemsOf, type Execution } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';
import { download, inARow, lookBack, submit, wait } from './stage/workflows';

/** The second is refused before it is sent, the third fails at Vizard while it is downloaded there. */
const EPISODES = [
	{ episode: 'good', videoUrl: 'https://media.example.org/1.mp4?sim-clips=1&sim-duration=0' },
	{ episode: 'no link', videoUrl: 'somewhere on my disk' },
	{ episode: 'private', videoUrl: 'https://media.example.org/3.mp4?sim-fail=4008&sim-duration=0' },
];

describe('items that fail beside one that does not', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(async () => await stage.close());

	describe('with the error output', () => {
		let execution: Execution;

		beforeAll(async () => {
			const branch = 'continueErrorOutput';
			const nodes = [submit(branch), wait(branch), download(branch), lookBack()];
			execution = await stage.run(inARow(EPISODES, nodes));
		});

		it('lets the good item through to its file', () => {
			expect(execution.status).toBe('success');
			expect(itemsOf(execution, 'Look Back').map(({ json }) => json.episode)).toEqual(['good']);
			expect(itemsOf(execution, 'Download')[0]?.binary?.data?.mimeType).toBe('video/mp4');
		});

		it('sends bad input out of the error branch of Submit, with its reason and its item link', () => {
			const failed = itemsOf(execution, 'Submit', 1);
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json.error).toContain("'Video URL'");
			expect(failed[0]?.pairedItem).toEqual({ item: 1 });
			expect(itemsOf(execution, 'Submit', 0)).toHaveLength(2);
		});

		it('sends a failed job out of the error branch of Wait, with reason and job reference', async () => {
			const failed = itemsOf(execution, 'Wait', 1);
			const job = (await stage.simulator.control.jobs({ state: 'failed' }))[0];
			expect(failed).toHaveLength(1);
			expect(failed[0]?.json).toMatchObject({
				provider: 'vizard',
				jobType: 'clipping',
				jobId: job?.id,
			});
			expect(failed[0]?.json.error).toContain('could not download the video');
			expect(itemsOf(execution, 'Wait', 0)).toHaveLength(1);
		});
	});

	describe('without it', () => {
		// Vizard takes three jobs a minute: each run begins with an account that has submitted none.
		beforeEach(async () => await stage.simulator.control.reset());

		it('keeps their places in the output with Continue On Fail', async () => {
			const execution = await stage.run(inARow(EPISODES, [submit('continueRegularOutput')]));
			expect(execution.status).toBe('success');
			const items = itemsOf(execution, 'Submit');
			expect(items.map(({ json }) => 'error' in json)).toEqual([false, true, false]);
			const places = items.map(({ pairedItem }) => pairedItem);
			expect(places).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		});

		it('stops the run otherwise, and names the jobs that were accepted before', async () => {
			const execution = await stage.run(inARow(EPISODES, [submit()]));
			expect(execution.status).toBe('error');
			const jobs = await stage.simulator.control.jobs();
			expect(jobs).toHaveLength(1);
			expect(execution.error?.description).toContain(jobs[0]?.id);
		});
	});
});
