import { credentialFor } from '../../demo/credential';
import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
} from '../../host';
import { KITS } from '../providers';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { AIMS } from './aims';
import { chaosRun, type Kill } from './chaosRun';
import { randomFrom, shuffled } from './randomFrom';
import { Scene } from './scene';
import { stageAt } from './stage';
import { tellStories, type Story } from './story';
import { summarize } from './summary';
import { verdictOf } from './verdict';

/**
 * `npm test` kills twice, `npm run test:chaos` thirty times; the same seed aims the same kills. The
 * default begins with the two that cut most off: while submitting, and while checking.
 */
const KILLS = Number(process.env.CHAOS_KILLS ?? 2);
const SEED = Number(process.env.CHAOS_SEED ?? 39);

/** What installing and starting n8n takes at most, and what each kill adds. */
const SETUP_MS = 900_000;
const KILL_MS = 300_000;

let n8n: N8nServer;
let simulator: Simulator;
let kills: Kill[];
let stories: Story[];

beforeAll(
	async () => {
		const report = (line: string) => process.stdout.write(`${line}\n`);
		const host = await ensureHost(report);
		const folder = await createTemporaryFolder('package');
		n8n = await N8nServer.start({ host, tarball: await packPackage(folder, report) });
		await removeTemporaryFolder(folder);
		simulator = await startSimulator({ seed: SEED });
		const plenty = { createsPerMinute: 1000, createsPerHour: 10_000 };
		await simulator.control.setAccount('vizard', plenty);
		const credentials = await Promise.all(
			KITS.map(async (kit) => await n8n.api.createCredential(credentialFor(kit, simulator))),
		);

		const random = randomFrom(SEED);
		const scene = new Scene(n8n, simulator, credentials, random, `seed-${SEED}`);
		kills = await chaosRun(scene, aimsFrom(random), report);
		stories = await tellStories(scene);
		report(`\n${summarize(kills, stories)}\n`);
	},
	SETUP_MS + KILLS * KILL_MS,
);

afterAll(async () => {
	await n8n.stop();
	await simulator.close();
}, 60_000);

/** Each aim comes once before any comes again. */
function aimsFrom(random: () => number) {
	const rounds = Math.ceil(KILLS / AIMS.length);
	return Array.from({ length: rounds }, () => shuffled(random, AIMS))
		.flat()
		.slice(0, KILLS);
}

test('every window that was aimed at is hit', () => {
	const aimedAt = new Set(kills.map(({ aim }) => aim));
	const hit = new Set(kills.flatMap((kill) => stories.map((story) => stageAt(kill, story))));
	expect([...aimedAt].filter((aim) => !hit.has(aim))).toEqual([]);
});

test('no item is submitted twice', () => {
	expect(stories.filter(({ jobIds }) => jobIds.some(({ length }) => length > 1))).toEqual([]);
});

test('every workflow ends with its own jobs and files, or was cut off and its jobs can be found', () => {
	const lost = stories.flatMap((story) => {
		const verdict = verdictOf(story, kills);
		const { workflowId, recipe } = story.journey;
		return verdict.kind === 'lost' ? [`${recipe.provider}, ${workflowId}: ${verdict.why}`] : [];
	});
	expect(lost).toEqual([]);
});
