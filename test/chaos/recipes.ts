import type { WorkflowNode } from '../../host';
import { download, submit, wait } from '../e2e/stage/workflows';

/** What is asked of the provider for one item. */
export interface Order {
	/** Found nowhere else, so that the job can be found at the provider by what was sent. */
	token: string;
	/** How long the provider takes. */
	seconds: number;
	/** How many videos come of it, where the provider makes more than one. */
	videos: number;
}

/** How a provider is used here: items that say what is to be done, and nodes that do it. */
export interface Recipe {
	/** As in node types and job references. */
	provider: string;
	/** Its name in the simulator. */
	simulated: string;
	makesSeveralVideos: boolean;
	item(order: Order): Record<string, unknown>;
	/** Named `Submit`, `Wait` and `Download`; there may be others before them. */
	nodes(): WorkflowNode[];
}

const SUSPENDED = { mode: 'suspend' };

const vizard: Recipe = {
	provider: 'vizard',
	simulated: 'vizard',
	makesSeveralVideos: true,
	item: ({ token, seconds, videos }) => ({
		videoUrl: `https://media.example.org/${token}.mp4?sim-duration=${seconds}&sim-clips=${videos}`,
	}),
	nodes: () => [submit(), wait(undefined, SUSPENDED), download()],
};

const globalAiOpc: Recipe = {
	provider: 'globalAiOpc',
	simulated: 'globalaiopc',
	makesSeveralVideos: false,
	item: ({ token, seconds }) => ({ prompt: `A paper boat, ${token} sim-duration=${seconds}` }),
	nodes: () =>
		nodesOf('globalAiOpc', {
			jobType: 'videoGeneration',
			model: 'videos',
			prompt: '={{ $json.prompt }}',
			duration: 5,
		}),
};

/** Engines refuse smaller files as broken. */
const UPLOADED_BYTES = 2048;

const clipzy: Recipe = {
	provider: 'clipzy',
	simulated: 'clipzy',
	makesSeveralVideos: false,
	item: ({ token, seconds }) => ({
		fileName: `${token} sim-duration=${seconds}.mp4`,
		content: 'video'.padEnd(UPLOADED_BYTES, '.'),
	}),
	nodes: () => [
		{
			...submit(),
			name: 'File',
			type: 'n8n-nodes-base.convertToFile',
			typeVersion: 1.1,
			parameters: {
				operation: 'toText',
				sourceProperty: 'content',
				options: { fileName: '={{ $json.fileName }}' },
			},
		},
		...nodesOf('clipzy', {
			jobType: 'styleTransfer',
			source: 'binaryData',
			binaryPropertyName: 'data',
		}),
	],
};

export const RECIPES: readonly [Recipe, ...Recipe[]] = [vizard, clipzy, globalAiOpc];

function nodesOf(provider: string, parameters: Record<string, unknown>): WorkflowNode[] {
	const type = `n8n-nodes-video-jobs.${provider}`;
	const job = { resource: 'videoJob', operation: 'submit', ...parameters };
	return [
		{ ...submit(), type, parameters: job },
		wait(undefined, { ...SUSPENDED, providers: [provider] }),
		{ ...download(), type },
	];
}
