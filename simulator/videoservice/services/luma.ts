import { bearer, byPath, iso, type ServiceWire, type Shown } from '../wire';

const STATES = {
	queued: 'queued',
	running: 'dreaming',
	succeeded: 'completed',
	failed: 'failed',
	cancelled: 'failed',
} as const;

/** Generations of Luma Dream Machine. @see https://docs.lumalabs.ai/docs/video-generation */
export const luma: ServiceWire = {
	id: 'luma',
	basePath: '/dream-machine/v1',
	medianSeconds: 60,
	accepts: bearer,
	submit: {
		paths: ['/generations/video', '/generations'],
		requires: ['model'],
		newId: (number) => `lu-${number}`,
		answer: (shown) => ({ status: 201, body: generation(shown) }),
	},
	status: { ...byPath('/generations/:id'), answer: generation },
	list: {
		path: '/generations',
		answer: (jobs) => ({
			generations: jobs.map(generation),
			count: jobs.length,
			has_more: false,
		}),
	},
	others: { '/credits': { credit_balance: 100 } },
	callback: { urlIn: ({ callback_url }) => callback_url, body: generation },
	refusal: (kind, what) => {
		const [status, detail] = {
			key: [401, 'Invalid API key'],
			unknownJob: [404, 'Generation not found'],
			body: [400, `${what} is required`],
			path: [404, `Nothing at ${what}`],
		}[kind] as [number, string];
		return { status, body: { detail } };
	},
};

function generation({ id, state, links, reason, createdAt, request }: Shown) {
	const [video] = links;
	return {
		id,
		generation_type: 'video',
		state: STATES[state],
		failure_reason: state === 'failed' ? reason : null,
		created_at: iso(createdAt),
		assets: video ? { video, image: null, progress_video: null } : null,
		model: request.model,
		request,
	};
}
