import type { WorkflowNode } from '../../../host';
import type { FaultInput } from '../../../simulator/core/fault';
import { node, submitTo } from '../../e2e/stage/workflows';

/** A node that fails when it runs. */
export interface FaultyNode {
	/** What the node is called on the canvas. */
	name: string;
	node: (vizard: SimulatedVizard) => WorkflowNode;
	/** What is wrong with its credential. */
	credential?: 'wrongKey' | 'wrongAddress';
	/** The provider's fault, on what the node asks about its job. */
	effect?: FaultInput['effect'];
	/** What its error panel shows. */
	title: (vizard: SimulatedVizard) => string;
	advice: string;
}

/** Jobs and hosts of the simulated Vizard. */
export interface SimulatedVizard {
	running: string;
	failed: string;
	finished: string;
	/** Where it answers. */
	api: string;
	/** Where its files are. */
	files: string;
}

/** Why the failed job failed: a provider's words, which are shown as they are. */
export const REASON = 'no <speech> found & no "sound"';

const about = (operation: string, jobId: string) =>
	node('', 'n8n-nodes-video-jobs.vizard', {
		resource: 'videoJob',
		operation,
		jobType: 'clipping',
		jobId,
		options: {},
	});

/** A question about a job that no other node asks about, so that a fault meets this node alone. */
const status = (jobId: string) => () => about('getStatus', jobId);

const waitFor = (jobId: string, options: Record<string, unknown> = {}) =>
	node('', 'n8n-nodes-video-jobs.waitForVideoJob', {
		jobSource: 'define',
		providers: ['vizard'],
		provider: 'vizard',
		jobType: { __rl: true, mode: 'id', value: 'clipping' },
		jobId,
		mode: 'keepRunning',
		options,
	});

const waitForInput = () =>
	node('', 'n8n-nodes-video-jobs.waitForVideoJob', {
		jobSource: 'input',
		providers: ['vizard'],
		mode: 'keepRunning',
		options: {},
	});

const clip = (videoUrl: string) => () => submitTo('vizard', { jobType: 'clipping', videoUrl });

const OTHER_FORM = { code: 2000, videos: 'none' };
const IN_A_YEAR = { 'retry-after': '31536000' };

/** One node for each kind of thing that can go wrong, and what its error panel shows. */
export const FAULTY_NODES: readonly FaultyNode[] = [
	{
		name: 'Wrong Key',
		node: status('1001'),
		credential: 'wrongKey',
		title: () =>
			`Vizard job '1001': Vizard answered code 4001: the API key was not accepted ("invalid api key") [item 0]`,
		advice:
			'Create an API key in Vizard under Workspace Settings > API (needs a paid plan) and enter it in the credential.',
	},
	{
		name: 'Wrong Address',
		node: status('1002'),
		credential: 'wrongAddress',
		title: () =>
			"Vizard job '1002': Vizard cannot be reached at 127.0.0.1:9: the connection was refused [item 0]",
		advice:
			'Check the Base URL in the credential, and the network, proxy and DNS of the machine that n8n runs on.',
	},
	{
		name: 'Rate Limit',
		node: status('1003'),
		effect: { kind: 'respond', status: 429, headers: IN_A_YEAR },
		title: () =>
			"Vizard job '1003': Vizard answered HTTP 429: too many requests; it requires a pause of an hour or more [item 0]",
		advice:
			'Wait a minute, or as long as the provider requires, then run it again. Or send fewer items at a time.',
	},
	{
		name: 'Web Page',
		node: status('1004'),
		effect: { kind: 'html', status: 200 },
		title: () => "Vizard job '1004': Vizard answered HTTP 200 with a web page (HTML) [item 0]",
		advice:
			'Check that the Base URL in the credential is that of the API, and that no proxy answers in its place.',
	},
	{
		name: 'Other Form',
		node: () => about('getResult', '1005'),
		effect: { kind: 'respond', status: 200, body: OTHER_FORM },
		title: () =>
			`Vizard job '1005': Vizard answered in a form that this node does not know (clips: no list). The answer was: ${JSON.stringify(OTHER_FORM)} [item 0]`,
		advice:
			'Check that the Base URL in the credential is that of the API, and that no proxy answers in its place.',
	},
	{
		name: 'Down',
		node: status('1006'),
		effect: { kind: 'html', status: 503 },
		title: () =>
			"Vizard job '1006': Vizard answered HTTP 503: it cannot serve the request now [item 0]",
		advice: 'The provider is down. Try again in a few minutes.',
	},
	{
		name: 'Wrong ID',
		node: () => about('getResult', '99999999'),
		title: () =>
			`Vizard job '99999999': Vizard answered code 4006: there is no such project, or a parameter is not allowed ("illegal parameter") [item 0]`,
		advice:
			'Check the job ID, and that the credential belongs to the workspace that submitted it. Do not submit the job again before that.',
	},
	{
		name: 'Lost Submit',
		node: clip('https://media.example.org/podcast.mp4'),
		title: ({ api }) =>
			`Vizard did not answer at ${api}: the connection broke before an answer came. The job may have been accepted: do not submit it again [item 0]`,
		advice:
			'Check the network between n8n and the provider. The job may have been accepted and may be billed. Before you submit this item again, look into your Vizard workspace, where projects that were made by the API appear.',
	},
	{
		name: 'Empty Expression',
		node: clip('={{ $json.nothing }}'),
		title: () => "'Video URL' is missing [item 0]",
		advice: "Correct 'Video URL' in the node, or the expression that fills it.",
	},
	{
		name: 'No Job ID',
		node: status('={{ $json.nothing }}'),
		title: () => "'Job ID' is empty [item 0]",
		advice:
			'Enter the ID of a Vizard job, or connect the node that submits one and leave the field at {{ $json.jobId }}',
	},
	{
		name: 'Not a Job',
		node: waitForInput,
		title: () => "'Provider' is missing on the incoming item [item 0]",
		advice:
			"Connect the node that submits the job directly before this one. If a node in between replaces its items, choose Define Below and take the ID from the node that submits, as in {{ $('Submit').item.json.jobId }}",
	},
	{
		name: 'Time Limit',
		node: ({ running }) => waitFor(running, { timeLimitMinutes: 0.02 }),
		title: ({ running }) =>
			`Vizard job '${running}' did not end within 0.02 minutes; last status: processing [item 0]`,
		advice:
			"The job is still running and billed: do not submit it again. Raise 'Time Limit (Minutes)', wait for it again by its job ID, or set 'On Timeout' to Return Item.",
	},
	{
		name: 'Failed Job',
		node: ({ failed }) => waitFor(failed),
		title: ({ failed }) =>
			`Vizard job '${failed}' ended as failed: ${REASON} (clipping failed) [item 0]`,
		advice:
			'Check that the video has speech and plays in a browser, then submit it once more. A new job is billed separately.',
	},
	{
		name: 'Deleted File',
		node: ({ finished }) => about('export', finished),
		title: ({ finished, files }) =>
			`Vizard job '${finished}', video 1: the file host ${files} answered HTTP 403 [item 0]`,
		advice:
			'Links expire, and some providers delete files after some days. Run Export again: it gets fresh links from the provider, at no charge.',
	},
];
