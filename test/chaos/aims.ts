import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultInput } from '../../simulator/core/fault';
import { between } from './randomFrom';
import { until } from '../../host/process/until';
import { SUBMIT_IN_TURNS } from './recipes';
import type { Scene } from './scene';
import type { Stage } from './stage';

/** What n8n does at the moment of the hit. */
export type Aim = Stage | 'anything';

/** How long an answer is held up in which n8n is to be killed: longer than any pause below. */
const HELD_UP_MS = 6_000;

const LATE_LOOKS: FaultInput = { target: 'api', method: 'GET', times: 0, delayMs: HELD_UP_MS };

/** The answer to a submit, of some hundred bytes, takes as long. */
const SUBMIT_BYTES_PER_SECOND = 10;

/** A parked submit has its next turn after a minute. */
const NEXT_TURN = { lookMs: 50, patienceMs: 150_000 };

/** A file of some hundred kilobytes takes minutes. */
const FILE_BYTES_PER_SECOND = 2_000;

/**
 * Returns at the moment that the hit is meant for: as soon as it can be seen from outside, and some
 * milliseconds later that are drawn. A moment that does not come ends with patience; a hit is a hit.
 * Nothing is begun meanwhile but what is said here.
 */
export const MOMENTS: Readonly<Record<Aim, (scene: Scene) => Promise<void>>> = {
	/** A paid request is on its way: not read by the provider yet, or accepted and the answer not here yet. */
	async submitting(scene) {
		const { random } = scene;
		const effect = { kind: 'throttle' as const, bytesPerSecond: SUBMIT_BYTES_PER_SECOND };
		const lateness = random() < 0.5 ? { delayMs: HELD_UP_MS } : { effect };
		const isHit = await inject(scene, { target: 'api', method: 'POST', ...lateness });
		await scene.begin();
		await until(isHit);
		await sleep(between(random, 0, 400));
	},

	/** Jobs are accepted; the first look at them, the execution that checks and the park are to come. */
	async parking(scene) {
		const { random, simulator } = scene;
		const atFirstLook = random() < 0.5;
		if (atFirstLook) await inject(scene, LATE_LOOKS);
		await simulator.control.clearRequests();
		const { orders } = await scene.begin();
		await until(async () => {
			const submits = await simulator.control.requests({ method: 'POST', status: 200 });
			return submits.filter(({ finished }) => finished).length >= orders.length;
		});
		await sleep(atFirstLook ? between(random, 50, 500) : between(random, 0, 120));
	},

	/** Nothing runs: every execution is in the database. */
	async parked({ n8n }) {
		await until(async () => {
			return (await n8n.api.executionsThatAre(['new', 'running'])).length === 0;
		});
	},

	/** Providers are asked about jobs that are parked. */
	async checking(scene) {
		const isHit = await inject(scene, LATE_LOOKS);
		const lateness = between(scene.random, 0, 1_500);
		await until(async () => {
			// Workflows that are parking or exporting look as well, and are hit as well.
			if (!(await isHit()) || !(await someAreChecked(scene))) return false;
			await sleep(lateness);
			// What ran may have been the end of a check, or an execution that supervises.
			return await someAreChecked(scene);
		});
	},

	/** What has checked for a workflow has ended, and n8n is about to take up that workflow. */
	async resuming(scene) {
		// Those whose check was killed look the same until n8n reports the kill, within a minute.
		const earlier = new Set(await parkedAlone(scene));
		await until(async () => (await parkedAlone(scene)).some((id) => !earlier.has(id)));
	},

	/** A file is on its way into n8n's binary store. */
	async exporting(scene) {
		const effect = { kind: 'throttle', bytesPerSecond: FILE_BYTES_PER_SECOND } as const;
		await until(await inject(scene, { target: 'files', times: 0, effect }));
		await sleep(between(scene.random, 0, 800));
	},

	/** An item of a parked submit is on its way. */
	async 'in a turn'(scene) {
		const { executionId, workflowId } = await scene.begin(SUBMIT_IN_TURNS);
		const isParked = async () =>
			(await scene.unfinished()).some(
				({ id, status }) => id === executionId && status === 'waiting',
			);
		await until(isParked);
		const lateness = { delayMs: HELD_UP_MS, times: 0 };
		await inject(scene, { target: 'api', method: 'POST', ...lateness });
		await until(async () => {
			const running = (await scene.unfinished()).filter(({ status }) => status === 'running');
			return running.some((other) => other.workflowId === workflowId);
		}, NEXT_TURN);
		await sleep(between(scene.random, 500, HELD_UP_MS));
	},

	/** Whatever it does. */
	async anything() {},
};

/** @returns whether a request has been hit by the fault by now */
async function inject(
	{ simulator: { control } }: Scene,
	fault: FaultInput,
): Promise<() => Promise<boolean>> {
	await control.clearRequests();
	const { id } = await control.injectFault(fault);
	return async () => (await control.requests()).some(({ faults }) => faults.includes(id));
}

/** Whether something runs that checks for a parked journey. */
async function someAreChecked(scene: Scene): Promise<boolean> {
	const unfinished = await scene.unfinished();
	const own = new Set(scene.journeys.map(({ executionId }) => executionId));
	const parked = new Set(
		unfinished
			.filter(({ id, status }) => own.has(id) && status === 'waiting')
			.map(({ workflowId }) => workflowId),
	);
	return unfinished.some(
		({ id, status, workflowId }) => !own.has(id) && status === 'running' && parked.has(workflowId),
	);
}

/** Journeys that are parked while nothing checks for them. The execution that guards them may be left. */
async function parkedAlone(scene: Scene): Promise<string[]> {
	const unfinished = await scene.unfinished();
	const own = new Set(scene.journeys.map(({ executionId }) => executionId));
	const behind = unfinished.filter(({ id }) => !own.has(id));
	const left = (workflowId: string) =>
		behind.filter((other) => other.workflowId === workflowId).length;
	return unfinished
		.filter(
			({ id, status, workflowId }) => own.has(id) && status === 'waiting' && left(workflowId) <= 1,
		)
		.map(({ id }) => id);
}
