import { setTimeout as sleep } from 'node:timers/promises';
import type { ListedExecution, N8nServer, StoredCredential } from '../../host';
import type { Simulator } from '../../simulator/simulator';
import { beginJourney, planJourney, type Journey } from './journey';
import { between, type Random } from './randomFrom';

/** Journeys under way at any time. */
const ALIVE = 20;

/** Pause between two beginnings, seconds. */
const SHORTEST_PAUSE = 0.5;
const LONGEST_PAUSE = 2.5;

const UNFINISHED = ['new', 'running', 'waiting'];

/** The n8n that is killed, the providers, and all journeys that have been begun. */
export class Scene {
	readonly journeys: Journey[] = [];

	constructor(
		readonly n8n: N8nServer,
		readonly simulator: Simulator,
		private readonly credentials: readonly StoredCredential[],
		readonly random: Random,
		private readonly name: string,
	) {}

	async begin(): Promise<Journey> {
		const plan = planJourney(this.random, `${this.name}-${this.journeys.length}`);
		const journey = await beginJourney(this.n8n, this.credentials, plan);
		this.journeys.push(journey);
		return journey;
	}

	/** Begins journeys for so long, one after the other, whenever there are too few. */
	async flow(seconds: number): Promise<void> {
		const end = Date.now() + seconds * 1000;
		while (Date.now() < end) {
			if ((await this.alive()).length < ALIVE) await this.begin();
			await sleep(between(this.random, SHORTEST_PAUSE, LONGEST_PAUSE) * 1000);
		}
	}

	/** What n8n runs or has parked, executions that check for others included. */
	async unfinished(): Promise<ListedExecution[]> {
		return await this.n8n.api.executionsThatAre(UNFINISHED);
	}

	/** The journeys whose own execution has not ended. */
	async alive(): Promise<Journey[]> {
		const ids = new Set((await this.unfinished()).map(({ id }) => id));
		return this.journeys.filter(({ executionId }) => ids.has(executionId));
	}
}
