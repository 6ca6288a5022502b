import type { WorkflowNode } from '../../host';
import { download, submit, submitTo, wait } from '../e2e/stage/workflows';
import { KITS } from '../providers';
import type { ProviderKit } from '../providers/kit';
import type { ChaosJob } from '../providers/workflowJobs';

/** How a provider is used here: items that say what is to be done, and nodes that do it. */
export interface Recipe extends Pick<ChaosJob, 'item' | 'makesSeveralVideos'> {
	/** As in node types and job references. */
	provider: string;
	/** Its id in the simulator. */
	simulatorId: string;
	/** Submit alone, with a rate that parks all items but the first: a minute later comes the next turn. */
	inTurns: boolean;
	/** Named `Submit`, `Wait` and `Download`; there may be others before them. */
	nodes(): WorkflowNode[];
}

const [FIRST, ...OTHERS] = KITS.flatMap((kit) =>
	kit.chaosJob ? [recipeOf(kit, kit.chaosJob)] : [],
);
if (FIRST === undefined) throw new Error('No kit has a job for the chaos test');

export const RECIPES: readonly [Recipe, ...Recipe[]] = [FIRST, ...OTHERS];

const IN_TURNS = { options: { submitsPerMinute: 1 } };

/** Items of one provider that are submitted one a minute. */
export const SUBMIT_IN_TURNS: Recipe = {
	...FIRST,
	inTurns: true,
	nodes: () =>
		FIRST.nodes()
			.filter(({ name }) => name === 'Submit')
			.map((node) => ({ ...node, parameters: { ...Object(node.parameters), ...IN_TURNS } })),
};

function recipeOf({ provider: { id }, simulatorId }: ProviderKit, job: ChaosJob): Recipe {
	const nodes = () => [
		submitTo(id, job.parameters),
		wait(undefined, { mode: 'suspend', providers: [id] }),
		{ ...download(), type: `n8n-nodes-video-jobs.${id}` },
	];
	return {
		...job,
		provider: id,
		simulatorId,
		inTurns: false,
		nodes: () => [...(job.takesFile ? [toFile()] : []), ...nodes()],
	};
}

/** n8n's own node that makes a file of a text. */
function toFile(): WorkflowNode {
	return {
		...submit(),
		name: 'File',
		type: 'n8n-nodes-base.convertToFile',
		typeVersion: 1.1,
		parameters: {
			operation: 'toText',
			sourceProperty: 'content',
			options: { fileName: '={{ $json.fileName }}' },
		},
	};
}
