import type { WorkflowNode } from '../../host';
import type { Simulator } from '../../simulator/simulator';
import { node } from '../../test/e2e/stage/workflows';
import type { MeasuredN8n } from '../frame/measuredN8n';
import { PROVIDER, queryUrl } from '../frame/simulatedJobs';

/** How items are sent. */
interface Batches {
	size: number;
	/** Milliseconds before each batch but the first. */
	interval: number;
}

/** A way to ask about the job of each item. */
export interface Alternative {
	name: string;
	build(n8n: MeasuredN8n, simulator: Simulator, answerMs: number): WorkflowNode;
}

const ITEMS_A_BATCH = 10;

const batching = ({ size, interval }: Batches) => ({
	batching: { batch: { batchSize: size, batchInterval: interval } },
});

function getStatus(options: object): WorkflowNode {
	return node('Ask', `n8n-nodes-video-jobs.${PROVIDER}`, {
		resource: 'videoJob',
		operation: 'getStatus',
		options,
	});
}

function httpRequest(n8n: MeasuredN8n, simulator: Simulator, options: object): WorkflowNode {
	const url = `=${queryUrl(simulator, '{{ $json.jobId }}')}`;
	return n8n.httpRequest('Ask', { url, options });
}

/** What a call costs without any question, to be taken off the others. */
export const NOTHING: Alternative = {
	name: 'nothing',
	build: () => node('Ask', 'n8n-nodes-base.noOp', {}),
};

export const GET_STATUS: Alternative = {
	name: 'Get Status, 10 at a time',
	build: () => getStatus({}),
};

/**
 * The HTTP Request node sends a batch without waiting for the answers of the one before, so only an interval
 * as long as an answer takes keeps it to ten at a time.
 */
export const HTTP_REQUEST: Alternative = {
	name: 'HTTP Request, 10 at a time',
	build: (n8n, simulator, answerMs) =>
		httpRequest(n8n, simulator, batching({ size: ITEMS_A_BATCH, interval: answerMs })),
};

const ALL = 10_000;

export const GET_STATUS_AT_ONCE: Alternative = {
	name: 'Get Status, all at once',
	build: () => getStatus(batching({ size: ALL, interval: 0 })),
};

export const HTTP_REQUEST_AT_ONCE: Alternative = {
	name: 'HTTP Request, all at once',
	build: (n8n, simulator) => httpRequest(n8n, simulator, {}),
};

export const ALTERNATIVES = [
	NOTHING,
	GET_STATUS,
	HTTP_REQUEST,
	GET_STATUS_AT_ONCE,
	HTTP_REQUEST_AT_ONCE,
] as const;
