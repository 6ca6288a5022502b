import { credentialFor } from '../../demo/credential';
import {
	createTemporaryFolder,
	ensureHost,
	packPackage,
	removeTemporaryFolder,
	type InstalledHost,
} from '../../host';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { KITS } from '../providers';
import { chaosRun, type Hit, type Kill } from './chaosRun';
import { randomFrom, shuffled, type Random } from './randomFrom';
import { Scene, type HitN8n, type Means } from './scene';
import { stageAt, STAGES } from './stage';
import { tellStories, type Story } from './story';
import { summarize } from './summary';
import { verdictOf } from './verdict';

/** What `beforeAll` may take: installing and starting n8n, and what each hit adds. */
const SETUP_MS = 900_000;
const HIT_MS = 300_000;

/** An n8n, and how it is hit. */
export interface Target extends Omit<Means, 'credentials'> {
	n8n: HitN8n;
	hits: readonly Hit[];
	/** A workflow that has not ended this long after the last hit counts as stuck. */
	patienceSeconds: number;
	stop(): Promise<void>;
}

type Report = (line: string) => void;

/**
 * `npm test` hits twice, `npm run test:chaos` thirty times; the same seed aims the same hits.
 *
 * @param defaultSeed one that begins with the two that cut most off
 */
export function testChaos(
	defaultSeed: number,
	start: (host: InstalledHost, tarball: string, random: Random, report: Report) => Promise<Target>,
): void {
	const times = Number(process.env.CHAOS_KILLS ?? 2);
	const seed = Number(process.env.CHAOS_SEED ?? defaultSeed);
	let folder: string | undefined;
	let target: Target | undefined;
	let simulator: Simulator;
	let kills: Kill[];
	let stories: Story[];

	beforeAll(
		async () => {
			const report = (line: string) => process.stdout.write(`${line}\n`);
			report(`CHAOS_KILLS=${times} CHAOS_SEED=${seed}`);
			const host = await ensureHost(report);
			// Until the end: workers that join install the package as well.
			folder = await createTemporaryFolder('package');
			const random = randomFrom(seed);
			target = await start(host, await packPackage(folder, report), random, report);
			const { n8n, hits, patienceSeconds } = target;
			simulator = await startSimulator({ seed });
			const plenty = { createsPerMinute: 1000, createsPerHour: 10_000 };
			await simulator.control.setAccount('vizard', plenty);
			const credentials = await Promise.all(
				KITS.map(async (kit) => await n8n.api.createCredential(credentialFor(kit, simulator))),
			);

			const means = { ...target, credentials };
			const scene = new Scene(n8n, simulator, means, random, `seed-${seed}`);
			const drawn = drawnFrom(random, hits, times);
			kills = await chaosRun(scene, drawn, patienceSeconds, report);
			stories = await tellStories(scene);
			report(`\n${summarize(kills, stories)}\n`);
		},
		SETUP_MS + times * HIT_MS,
	);

	afterAll(async () => {
		await target?.stop();
		await simulator?.close();
		if (folder !== undefined) await removeTemporaryFolder(folder);
	}, 120_000);

	test('every window that was aimed at is hit', () => {
		const aimedAt = new Set(kills.flatMap(({ aim }) => STAGES.filter((stage) => stage === aim)));
		const hit = new Set(kills.flatMap((kill) => stories.map((story) => stageAt(kill, story))));
		expect([...aimedAt].filter((aim) => !hit.has(aim))).toEqual([]);
	});

	test('no item is submitted twice', () => {
		expect(stories.filter(({ jobIds }) => jobIds.some(({ length }) => length > 1))).toEqual([]);
	});

	test('every workflow ends with its own jobs and files, or was cut off and its jobs can be found', () => {
		const lost = stories.flatMap((story) => {
			const verdict = verdictOf(story, kills);
			const { workflowId, executionId, recipe } = story.journey;
			return verdict.kind === 'lost'
				? [`${recipe.provider}, ${workflowId}, execution ${executionId}: ${verdict.why}`]
				: [];
		});
		expect(lost).toEqual([]);
	});
}

/** Each hit comes once before any comes again. */
function drawnFrom(random: Random, hits: readonly Hit[], times: number): Hit[] {
	const rounds = Math.ceil(times / hits.length);
	return Array.from({ length: rounds }, () => shuffled(random, hits))
		.flat()
		.slice(0, times);
}
