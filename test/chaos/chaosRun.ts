import { MOMENTS, type Aim } from './aims';
import { between } from './randomFrom';
import type { Scene } from './scene';
import { until } from '../../host/process/until';

/** Before the first kill: some are parked for the second time by then. */
const RAMP_SECONDS = 65;

/** Between a start of n8n and the next aim. */
const SHORTEST_FLOW_SECONDS = 16;
const LONGEST_FLOW_SECONDS = 24;

/** Two checks of a parked wait, and n8n's look for due ones before each. What has not ended then never will. */
const LAST_ENDS = { lookMs: 500, patienceMs: 300_000 };

/** One `kill -9` of n8n. */
export interface Kill {
	aim: Aim;
	/** The status that each execution had in n8n's database, by its id. */
	statuses: ReadonlyMap<string, string>;
}

/** Keeps workflows going, kills n8n once for each aim, and lets all of them end. */
export async function chaosRun(
	scene: Scene,
	aims: readonly Aim[],
	report: (line: string) => void,
): Promise<Kill[]> {
	const kills: Kill[] = [];
	const begun = Date.now();
	for (const [index, aim] of aims.entries()) {
		const seconds = between(scene.random, SHORTEST_FLOW_SECONDS, LONGEST_FLOW_SECONDS);
		await scene.flow(index === 0 ? RAMP_SECONDS : seconds);
		const kill = await killAtThe(scene, aim);
		kills.push(kill);
		const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
		const running = [...kill.statuses.values()].filter((status) => status === 'running').length;
		report(
			`${minutes} min: kill ${index + 1} of ${aims.length}, ${aim}; ${running} executions running`,
		);
	}
	await until(async () => (await scene.unfinished()).length === 0, LAST_ENDS);
	return kills;
}

async function killAtThe(scene: Scene, aim: Aim): Promise<Kill> {
	const { n8n, simulator } = scene;
	await MOMENTS[aim](scene);
	await n8n.kill();
	const left = await n8n.executionsLeft();
	await simulator.control.clearFaults();
	await n8n.startProcess();
	return { aim, statuses: new Map(left.map(({ id, status }) => [id, status])) };
}
