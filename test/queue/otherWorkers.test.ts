import { randomUUID } from 'node:crypto';
import {
	createTemporaryFolder,
	itemsOf,
	removeTemporaryFolder,
	type Execution,
	type Worker,
} from '../../host';
import { until } from '../../host/process/until';
import { stageOn } from '../e2e/stage/e2eStage';
import { submitKind, USUAL_KIND } from '../e2e/stage/jobKinds';
import { submitsOf as submitsOfKind, jobsOf } from '../e2e/stage/markedJob';
import { submitsOf } from '../e2e/stage/parkedRun';
import { callingBack, quickSource, submit } from '../e2e/stage/workflows';
import { openQueueStage, type QueueStage } from './queueStage';
import { files } from './scenes/files';
import { ONE_A_MINUTE, sourcesOf } from './scenes/parkedSubmit';
import { Wave } from './wave';

const SETUP_MS = 600_000;
const TEST_MS = 600_000;
const END_WITHIN_SECONDS = 400;
const PATIENCE = { lookMs: 200, patienceMs: 150_000 };

describe('workers that share a folder with main', () => {
	let folder: string;
	let opened: QueueStage | undefined;
	const wave = new Wave();
	const stage = () => {
		if (!opened) throw new Error('n8n has not started');
		return opened;
	};

	files(wave, 'filesystem');

	beforeAll(async () => {
		folder = await createTemporaryFolder('storage');
		const environment = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_STORAGE_PATH: folder };
		opened = await openQueueStage(environment);
		await wave.run(opened);
	}, SETUP_MS + TEST_MS);

	afterAll(async () => {
		await opened?.close();
		await removeTemporaryFolder(folder);
	}, 120_000);

	it(
		'a turn of a submit that was queued while all workers were stopped and started is submitted, once',
		async () => {
			const { api, begin, parked, ended, cluster } = stage();
			const { simulator, credential, close } = await stageOn(api);
			const sources = sourcesOf(3);
			const id = await begin(ONE_A_MINUTE, { credentials: [credential], body: { sources } });
			const { workflowId } = await parked(id);
			await Promise.all(cluster.workers.map(async (worker) => await worker.halt()));
			// n8n has taken up the execution that submits, and no worker runs it.
			const queued = async () => {
				const rows = await cluster.postgres.query(
					`SELECT 1 FROM execution_entity WHERE "workflowId" = $1 AND status = 'running'`,
					[workflowId],
				);
				return rows.length === 1;
			};
			expect(await until(queued, PATIENCE)).toBe(true);
			// A worker marks as crashed what it has taken part in and what runs when it starts. So the one that began
			// this starts first, and the other one when it can hit nothing more.
			const began = cluster.workers.filter((worker) =>
				worker.log().includes(`Worker started execution ${id} `),
			);
			const others = cluster.workers.filter((worker) => !began.includes(worker));
			for (const worker of [...began, ...others]) await worker.start();
			const execution = await ended(id, END_WITHIN_SECONDS);
			const crashed = await cluster.postgres.query(
				`SELECT 1 FROM execution_entity WHERE "workflowId" = $1 AND status = 'crashed'`,
				[workflowId],
			);
			expect(crashed).toHaveLength(1);
			expect(execution.error).toBeUndefined();
			expect(await submitsOf(simulator, sources)).toEqual([1, 1, 1]);
			expect(itemsOf(execution, 'Look Back').map(({ json }) => json.episode)).toEqual(
				sources.map(({ episode }) => episode),
			);
			expect(itemsOf(execution, 'Submit').map(({ json }) => json.status)).toEqual([
				'queued',
				'queued',
				'queued',
			]);
			await close();
		},
		TEST_MS,
	);

	describe('the only worker', () => {
		let other: Worker | undefined;

		beforeAll(async () => {
			await Promise.all(stage().cluster.workers.map(async (worker) => await worker.halt()));
		}, 120_000);
		afterEach(async () => await other?.halt());

		async function submitted(): Promise<Execution> {
			return await stage().finish([submit(undefined, quickSource(1000).videoUrl)]);
		}

		it(
			'without the package: n8n says that it does not know the node',
			async () => {
				other = await stage().cluster.addWorker({ hasPackage: false });
				const { status, error } = await submitted();
				expect(status).toBe('error');
				expect(error?.message).toBe('Unrecognized node type: n8n-nodes-video-jobs.vizard');
			},
			TEST_MS,
		);

		it(
			'with another encryption key: n8n does not start it, and says why',
			async () => {
				const environment = { N8N_ENCRYPTION_KEY: randomUUID() };
				await expect(stage().cluster.addWorker({ environment })).rejects.toThrow(
					'cannot be read with this instance encryption key',
				);
			},
			TEST_MS,
		);

		it(
			'without the public address: Submit says which address a provider was given',
			async () => {
				const environment = { WEBHOOK_URL: '', N8N_WEBHOOK_URL: '' };
				other = await stage().cluster.addWorker({ environment });
				const marked = { kind: USUAL_KIND, mark: randomUUID() };
				const execution = await stage().finish([callingBack(submitKind(marked.kind, marked.mark))]);
				expect(execution.error).toBeUndefined();
				const hints = execution.runs.Submit?.at(-1)?.hints?.map(({ message }) => message);
				expect(hints).toEqual([
					expect.stringMatching(/asked to call http:\/\/localhost:\d+, .*every worker/),
				]);
				const { simulator } = stage();
				await expect(submitsOfKind(simulator, marked)).resolves.toHaveLength(1);
				await expect(jobsOf(simulator, marked)).resolves.toHaveLength(1);
			},
			TEST_MS,
		);
	});
});
