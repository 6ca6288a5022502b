import { randomUUID } from 'node:crypto';
import type { Workflow, WorkflowNode } from '../../host';
import type { Simulator } from '../../simulator/simulator';
import { node } from '../../test/e2e/stage/workflows';
import type { MeasuredN8n } from '../frame/measuredN8n';
import { queryUrl, PROVIDER } from '../frame/simulatedJobs';

const SUBMIT = 'Submit';
const PAUSE = 'Pause';
const CHECK = 'Check';
const DONE = 'Done?';
const NOT_FAILED = 'Still Running?';
const ATTEMPTS_LEFT = 'Attempts Left?';
const GIVE_UP = 'Give Up';

/** The provider's codes: https://docs.vizard.ai/docs/retrieve-video-clips */
const PROCESSING = 1000;
const FINISHED = 2000;

/** A loop that people draw around n8n's own nodes. */
export interface DrawnLoop {
	pauseSeconds: number;
	/** With an end for jobs that fail or never end, and requests that are tried again. */
	careful: boolean;
}

/** How often a careful loop checks a job. */
const MOST_ATTEMPTS = 120;
const TRIED_AGAIN = { retryOnFail: true, maxTries: 3, waitBetweenTries: 5000 };

/** The nodes of a loop that submits the source of each item and ends in a node, in any order. */
export function loopNodes(
	n8n: MeasuredN8n,
	simulator: Simulator,
	{ pauseSeconds, careful }: DrawnLoop,
): WorkflowNode[] {
	const submit = n8n.httpRequest(SUBMIT, {
		method: 'POST',
		url: `${simulator.baseUrl(PROVIDER)}/project/create`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			'={{ { videoUrl: $json.videoUrl, videoType: 1, ext: "mp4", lang: "en", preferLength: [0] } }}',
		options: {},
	});
	const pause = {
		...node(PAUSE, 'n8n-nodes-base.wait', { amount: pauseSeconds, unit: 'seconds' }),
		typeVersion: 1.1,
		webhookId: randomUUID(),
	};
	const check = n8n.httpRequest(
		CHECK,
		{ url: `=${queryUrl(simulator, '{{ $json.projectId }}')}`, options: {} },
		careful ? TRIED_AGAIN : {},
	);
	const done = condition(DONE, '={{ $json.code }}', 'equals', FINISHED);
	if (!careful) return [submit, pause, check, done];
	const message = '={{ "The job has failed or takes too long: code " + $json.code }}';
	return [
		submit,
		pause,
		check,
		done,
		condition(NOT_FAILED, '={{ $json.code }}', 'equals', PROCESSING),
		condition(ATTEMPTS_LEFT, '={{ $runIndex }}', 'lt', MOST_ATTEMPTS),
		node(GIVE_UP, 'n8n-nodes-base.stopAndError', { errorMessage: message }),
	];
}

/** Draws the lines of a loop between the first two nodes, which are in a row, and the next one. */
export function withLoopDrawn(
	workflow: Workflow,
	start: string,
	before: string,
	next: string,
	{ careful }: DrawnLoop,
): Workflow {
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const loop = careful
		? {
				[DONE]: { main: [to(next), to(NOT_FAILED)] },
				[NOT_FAILED]: { main: [to(ATTEMPTS_LEFT), to(GIVE_UP)] },
				[ATTEMPTS_LEFT]: { main: [to(PAUSE), to(GIVE_UP)] },
			}
		: { [DONE]: { main: [to(next), to(PAUSE)] } };
	return {
		...workflow,
		connections: {
			[start]: { main: [to(before)] },
			[before]: { main: [to(SUBMIT)] },
			[SUBMIT]: { main: [to(PAUSE)] },
			[PAUSE]: { main: [to(CHECK)] },
			[CHECK]: { main: [to(DONE)] },
			...loop,
		},
	};
}

function condition(
	name: string,
	leftValue: string,
	operation: 'equals' | 'lt',
	rightValue: number,
): WorkflowNode {
	const parameters = {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
			combinator: 'and',
			conditions: [
				{ id: randomUUID(), leftValue, rightValue, operator: { type: 'number', operation } },
			],
		},
	};
	return { ...node(name, 'n8n-nodes-base.if', parameters), typeVersion: 2.2 };
}
