import { setTimeout as sleep } from 'node:timers/promises';
import type { ListedExecution, N8nApi, StoredCredential } from '../../host';
import type { Simulator } from '../../simulator/simulator';
import type { Begin } from './begin';
import { beginJourney, planJourney, type Journey } from './journey';
import { between, oneOf, type Random } from './randomFrom';
import type { Recipe } from './recipes';

/** Journeys under way at any time. */
const ALIVE = 20;

/** Pause between two beginnings, seconds. */
const SHORTEST_PAUSE = 0.5;
const LONGEST_PAUSE = 2.5;

const UNFINISHED = ['new', 'running', 'waiting'];

/** The n8n that is hit, of one process or of several. */
export interface HitN8n {
	readonly api: N8nApi;
	/** What all its processes have printed. */
	log(): string;
}

/** What journeys are made of here. */
export interface Means {
	credentials: readonly StoredCredential[];
	recipes: readonly [Recipe, ...Recipe[]];
	begin: Begin;
}

/** The n8n that is hit, the providers, and all journeys that have been begun. */
export class Scene {
	readonly journeys: Journey[] = [];

	constructor(
		readonly n8n: HitN8n,
		readonly simulator: Simulator,
		private readonly means: Means,
		readonly random: Random,
		private readonly name: string,
	) {}

	/** @param recipe drawn when left out */
	async begin(recipe = oneOf(this.random, this.means.recipes)): Promise<Journey> {
		const { credentials, begin } = this.means;
		const plan = planJourney(this.random, `${this.name}-${this.journeys.length}`, recipe);
		const journey = await beginJourney(this.n8n.api, credentials, plan, begin);
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
