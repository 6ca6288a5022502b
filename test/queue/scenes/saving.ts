import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRecordingServer } from '../../harness/recordingServer';
import { stageOn } from '../../e2e/stage/e2eStage';
import { node, submit, wait } from '../../e2e/stage/workflows';
import { END_WITHIN_SECONDS } from '../queueStage';
import type { Wave } from '../wave';

const POLL_MS = 500;

const NOTHING_KEPT = {
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'none',
	saveManualExecutions: false,
	saveExecutionProgress: false,
};
const ALL_KEPT = {
	saveDataSuccessExecution: 'all',
	saveDataErrorExecution: 'all',
	saveManualExecutions: true,
	saveExecutionProgress: true,
};

export function saving(wave: Wave): void {
	describe('a suspended wait', () => {
		const rows = [
			{ title: 'of which n8n keeps nothing', settings: NOTHING_KEPT },
			{ title: 'of which n8n keeps everything', settings: ALL_KEPT },
		].map(({ title, settings }) => ({
			title,
			played: wave.add(async ({ api, begin }) => {
				const { simulator, storeAllKeys, close } = await stageOn(api);
				// What comes behind the wait: of an execution that is not kept, nothing else is seen.
				const receiver = await startRecordingServer(() => ({ status: 200, body: '{}' }));
				try {
					const tell = node('Tell', 'n8n-nodes-base.httpRequest', {
						method: 'POST',
						url: `${receiver.url}/${randomUUID()}`,
						sendBody: true,
						specifyBody: 'json',
						jsonBody: '={{ $json }}',
					});
					const source = `https://media.example.org/${randomUUID()}.mp4?sim-duration=50&sim-clips=1`;
					const waiting = wait(undefined, { mode: 'suspend' });
					const nodes = [submit(undefined, source), waiting, { ...tell, typeVersion: 4.2 }];
					await begin(nodes, { settings, credentials: await storeAllKeys() });
					const deadline = Date.now() + END_WITHIN_SECONDS * 1000;
					while (receiver.arrived.length === 0 && Date.now() < deadline) await sleep(POLL_MS);
					const [job] = await simulator.control.jobs({ provider: 'vizard' });
					const told = receiver.arrived.map(({ body }) => JSON.parse(body.toString()) as unknown);
					return { told, jobId: job?.id };
				} finally {
					await receiver.close();
					await close();
				}
			}),
		}));

		it.each(rows)('$title hands its result on, once', async ({ played }) => {
			const { told, jobId } = await played();
			const wanted = { jobId, status: 'completed' };
			expect(jobId).toBeDefined();
			expect(told).toEqual([expect.objectContaining(wanted)]);
		});
	});
}
