import { withCredentials } from '../../demo/exampleWorkflow';
import type { N8nApi, StoredCredential, Workflow } from '../../host';
import type { Begin } from './begin';
import { between, type Random } from './randomFrom';
import type { Order } from '../providers/workflowJobs';
import type { Recipe } from './recipes';

/** One workflow on its way from submit to downloaded files. */
export interface Journey {
	executionId: string;
	workflowId: string;
	recipe: Recipe;
	/** One for each item. */
	orders: Order[];
	/** Whether n8n saves what each node has returned at once (a setting of the workflow). */
	savesProgress: boolean;
}

/** A journey that has been thought out and not begun. */
export type Plan = Omit<Journey, 'executionId' | 'workflowId'>;

/** A parked wait is first checked after a minute: some jobs have ended by then, others have not. */
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 75;

const MOST_ITEMS = 3;
const MOST_VIDEOS = 2;

/** @param name found nowhere else; the tokens of the items begin with it */
export function planJourney(random: Random, name: string, recipe: Recipe): Plan {
	const items = recipe.inTurns ? MOST_ITEMS : Math.ceil(random() * MOST_ITEMS);
	const orders = Array.from({ length: items }, (_, index) => ({
		token: `${name}-item-${index}`,
		seconds: Math.round(between(random, SHORTEST_SECONDS, LONGEST_SECONDS)),
		videos: recipe.makesSeveralVideos ? Math.ceil(random() * MOST_VIDEOS) : 1,
	}));
	return { recipe, orders, savesProgress: random() < 0.5 };
}

export async function beginJourney(
	api: N8nApi,
	credentials: readonly StoredCredential[],
	plan: Plan,
	begin: Begin,
): Promise<Journey> {
	const { recipe, orders, savesProgress } = plan;
	const finish = (workflow: Workflow) => ({
		...withCredentials(workflow, credentials),
		settings: { ...workflow.settings, saveExecutionProgress: savesProgress },
	});
	const items = orders.map(recipe.item);
	return { ...plan, ...(await begin(api, { items, nodes: recipe.nodes(), finish })) };
}
