import {
	createTemporaryFolder,
	ensureHost,
	itemsOf,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
	type StoredCredential,
} from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { killAmongWorkflows, type Fate } from './chaosRun';

/** `npm test` kills twice, `npm run test:chaos` thirty times; a seed can be given to repeat one kill. */
const KILLS = Number(process.env.CHAOS_KILLS ?? 2);
const FIRST_SEED = Number(process.env.CHAOS_SEED ?? 1);
const SEEDS = Array.from({ length: KILLS }, (_, index) => FIRST_SEED + index);

let n8n: N8nServer;
let simulator: Simulator;
let credential: StoredCredential;

beforeAll(async () => {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const folder = await createTemporaryFolder('package');
	n8n = await N8nServer.start({ host, tarball: await packPackage(folder, report) });
	await removeTemporaryFolder(folder);
	simulator = await startSimulator();
	credential = await n8n.api.createCredential({
		name: 'Vizard',
		type: 'vizardApi',
		data: { apiKey: simulator.apiKey('vizard'), baseUrl: simulator.baseUrl('vizard') },
	});
}, 900_000);

afterAll(async () => {
	await n8n.stop();
	await simulator.close();
}, 60_000);

test.each(SEEDS)(
	'kill -9 with seed %d loses no job and submits none twice',
	async (seed) => {
		const fates = await killAmongWorkflows(n8n, simulator, credential, seed);
		process.stdout.write(`seed ${seed}: ${summary(fates)}\n`);

		// Nothing is paid for twice, whatever was hit.
		expect(fates.filter(({ jobIds }) => jobIds.length > 1)).toEqual([]);

		const finished = fates.filter(({ execution }) => execution.status === 'success');
		for (const { execution, jobIds } of finished) {
			const [job] = itemsOf(execution, 'Wait');
			expect([String(job?.json.jobId), job?.json.status]).toEqual([jobIds[0], 'completed']);
			expect(itemsOf(execution, 'Download').length).toBeGreaterThan(0);
		}

		// n8n does not take up what it was running at that very moment, and nothing else may be cut off.
		const cutOff = fates.filter((fate) => !finished.includes(fate));
		expect(cutOff.filter(({ wasRunning }) => !wasRunning)).toEqual([]);
		// A wait that was cut off while it was checked ends with an error, and its reference is in its execution.
		for (const { execution, jobIds } of cutOff.filter(
			({ execution: { status } }) => status === 'error',
		)) {
			expect(itemsOf(execution, 'Submit').map(({ json }) => json.jobId)).toEqual(jobIds);
		}
	},
	600_000,
);

function summary(fates: readonly Fate[]): string {
	const stories = fates.map(
		({ statusAtKill, execution }) => `${statusAtKill ?? 'not begun'} -> ${execution.status}`,
	);
	const counted = [...new Set(stories)].map(
		(story) => `${stories.filter((other) => other === story).length} ${story}`,
	);
	return counted.sort().join(', ');
}
