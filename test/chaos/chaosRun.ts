import { MOMENTS, type Aim } from './aims';
import { between } from './randomFrom';
import type { ListedExecution } from '../../host';
import type { Scene } from './scene';
import type { Snapshot } from './stage';
import { until } from '../../host/process/until';

/** Before the first kill: some are parked for the second time by then. */
const RAMP_SECONDS = 65;

/** Between a start of n8n and the next aim. */
const SHORTEST_FLOW_SECONDS = 16;
const LONGEST_FLOW_SECONDS = 24;

/** One way to hit n8n. */
export interface Hit {
	/** Hits of the same name are counted together. */
	name: string;
	aim: Aim;
	/**
	 * Hits it, and sets it going again.
	 *
	 * @param release ends what holds up the providers' answers: called while n8n is down, or when it has gone on
	 * @returns the executions as they were when it was hit
	 */
	strike(release: () => Promise<void>): Promise<readonly ListedExecution[]>;
}

/** A hit, and what it met. */
export interface Kill extends Pick<Hit, 'name' | 'aim'>, Snapshot {}

/** Keeps workflows going, hits n8n again and again, and lets all of them end. */
export async function chaosRun(
	scene: Scene,
	hits: readonly Hit[],
	patienceSeconds: number,
	report: (line: string) => void,
): Promise<Kill[]> {
	const kills: Kill[] = [];
	const begun = Date.now();
	const minutes = () => ((Date.now() - begun) / 60_000).toFixed(1);
	for (const [index, hit] of hits.entries()) {
		const seconds = between(scene.random, SHORTEST_FLOW_SECONDS, LONGEST_FLOW_SECONDS);
		await scene.flow(index === 0 ? RAMP_SECONDS : seconds);
		const kill = await perform(scene, hit);
		kills.push(kill);
		const running = [...kill.statuses.values()].filter((status) => status === 'running').length;
		report(
			`${minutes()} min: hit ${index + 1} of ${hits.length}, ${hit.name}; ${running} executions running`,
		);
	}
	const patience = { lookMs: 500, patienceMs: patienceSeconds * 1000 };
	const ended = await until(async () => (await scene.alive()).length === 0, patience);
	report(`${minutes()} min: ${ended ? 'all workflows have ended' : 'some workflows do not end'}`);
	return kills;
}

async function perform(scene: Scene, { name, aim, strike }: Hit): Promise<Kill> {
	await MOMENTS[aim](scene);
	const left = await strike(async () => void (await scene.simulator.control.clearFaults()));
	return { name, aim, statuses: new Map(left.map(({ id, status }) => [id, status])) };
}
