import type { WorkflowNode } from '../../../host';
import { submitTo } from './workflows';

/** A kind of job that Submit starts. */
export interface JobKind {
	/** As in job references. */
	provider: string;
	/** Its name in the simulator. */
	simulated: string;
	jobType: string;
	/** Requests in which a job is seen to have ended: two where the result has a call of its own. */
	requestsForEnd: 1 | 2;
	/** The node's parameters; the mark stands in what is sent, to find the request and its job again. */
	parameters(mark: string): Record<string, unknown>;
}

const sourceOf = (mark: string) => `https://media.example.org/${mark}.mp4`;
const promptOf = (mark: string) => `A paper boat crosses a rain puddle, take ${mark}`;

export const JOB_KINDS = [
	{
		provider: 'vizard',
		simulated: 'vizard',
		jobType: 'clipping',
		requestsForEnd: 1,
		parameters: (mark) => ({ videoUrl: sourceOf(mark) }),
	},
	{
		provider: 'clipzy',
		simulated: 'clipzy',
		jobType: 'styleTransfer',
		requestsForEnd: 2,
		parameters: (mark) => ({
			source: 'videoId',
			videoId: 'vid_0a1b2c3d4e5f',
			options: { config: JSON.stringify({ note: mark }) },
		}),
	},
	{
		provider: 'pictory',
		simulated: 'pictory',
		jobType: 'storyboardRender',
		requestsForEnd: 1,
		parameters: (mark) => ({
			videoName: 'harbour-council',
			content: 'scenes',
			scenes: {
				scene: [{ source: 'videoUrl', videoUrl: sourceOf(mark), audioLanguage: 'en-US' }],
			},
		}),
	},
	{
		provider: 'wayinVideo',
		simulated: 'wayinvideo',
		jobType: 'clipping',
		requestsForEnd: 1,
		parameters: (mark) => ({ source: 'url', videoUrl: sourceOf(mark), enableExport: true }),
	},
	{
		provider: 'globalAiOpc',
		simulated: 'globalaiopc',
		jobType: 'videoGeneration',
		requestsForEnd: 1,
		parameters: (mark) => ({ model: 'videos', prompt: promptOf(mark), duration: 8 }),
	},
	{
		provider: 'pictory',
		simulated: 'pictory',
		jobType: 'videoGeneration',
		requestsForEnd: 1,
		parameters: (mark) => ({ prompt: promptOf(mark), model: 'pixverse5.5', duration: '5s' }),
	},
] as const satisfies readonly JobKind[];

/** One kind for each provider: the one that its users start most. */
export const KIND_OF_EACH_PROVIDER: readonly JobKind[] = JOB_KINDS.filter(
	({ provider }, position) =>
		JOB_KINDS.findIndex((kind) => kind.provider === provider) === position,
);

/** A node that submits one job of this kind. */
export function submitKind(kind: JobKind, mark: string, name?: string): WorkflowNode {
	return submitTo(kind.provider, { jobType: kind.jobType, ...kind.parameters(mark) }, name);
}
