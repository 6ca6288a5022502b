import type { Simulator } from '../../simulator/simulator';
import { callingBack, node, START, submitTo, wait } from '../../test/e2e/stage/workflows';
import type { MeasuredN8n, Published } from '../frame/measuredN8n';
import { PROVIDER } from '../frame/simulatedJobs';
import { loopNodes, withLoopDrawn, type DrawnLoop } from './drawnLoop';

/** The node behind the wait, whose start shows how late the workflow is. */
export const NEXT = 'Next';

/** A way to submit the source of each item and wait for its job. */
export interface Alternative {
	name: string;
	publish(n8n: MeasuredN8n, simulator: Simulator): Promise<Published>;
}

/** The limit of this account, which differs from the published one. Submit gets it as an option. */
const ARRANGED = { submitsPerMinute: 100_000, submitsPerHour: 1_000_000 };

function ours(name: string, mode: string, withCallback = false): Alternative {
	const parameters = { jobType: 'clipping', videoUrl: '={{ $json.videoUrl }}', options: ARRANGED };
	const submit = submitTo(PROVIDER, parameters);
	return {
		name,
		publish: async (n8n) =>
			await n8n.publish(
				[
					withCallback ? callingBack(submit) : submit,
					wait(undefined, { providers: [PROVIDER], mode }),
					node(NEXT, 'n8n-nodes-base.noOp', {}),
				],
				{ respond: 'atOnce' },
			),
	};
}

/** The usual loop around n8n's HTTP Request, Wait and IF nodes. */
export function drawn(name: string, loop: DrawnLoop): Alternative {
	return {
		name,
		publish: async (n8n, simulator) =>
			await n8n.publish(
				[...loopNodes(n8n, simulator, loop), node(NEXT, 'n8n-nodes-base.noOp', {})],
				{
					respond: 'atOnce',
					change: (workflow) => withLoopDrawn(workflow, START, 'Items', NEXT, loop),
				},
			),
	};
}

export const KEEP_RUNNING = ours('Wait node, keep running', 'keepRunning');
export const SUSPEND = ours('Wait node, suspend', 'suspend');
export const AUTOMATIC = ours('Wait node, automatic', 'automatic');
export const CALLBACK = ours('Wait node, suspend with callback', 'suspend', true);
export const LOOP_5 = drawn('Drawn loop, 5 s', { pauseSeconds: 5, careful: false });
export const LOOP_30 = drawn('Drawn loop, 30 s', { pauseSeconds: 30, careful: false });

/**
 * The form of the most careful loop for video jobs among n8n's public templates (number 12684: a limit of
 * attempts and a branch for failures), with requests tried again and a quarter of its pause of 60 s.
 */
export const CAREFUL_LOOP = drawn('Careful drawn loop, 15 s', { pauseSeconds: 15, careful: true });
