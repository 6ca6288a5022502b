import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import { namesOf } from '../input/parameters';
import type { ItemRun } from '../items/itemRun';
import { resumeUrlOf } from '../items/resumeUrl';
import type { Submit } from '../provider/contract';

/** Offered by every Submit whose provider can call an address. */
export const RESUME_ON_CALLBACK: INodeProperties = {
	displayName: 'Resume on Callback',
	name: 'resumeOnCallback',
	type: 'boolean',
	default: false,
	description:
		'Whether the provider should call n8n when the job ends, so that a suspended Wait For Video Job node resumes immediately. Scheduled checks continue as a fallback.',
};

/** Names and private addresses that a provider on the internet cannot reach. */
const PRIVATE_HOST =
	/^(localhost|0\.0\.0\.0|\[::1?\]|\[f[cde].*\]|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|host\.docker\.internal|[^.]+|.*\.(local|localhost|internal|lan|home\.arpa))$/i;

/** Whether a provider can call an address, as far as its host shows. */
export function isReachable(url: string): boolean {
	return !PRIVATE_HOST.test(new URL(url).hostname);
}

/** Marks in the node's memory that the warning was given. */
const WARNED = 'callbackWarning';

/**
 * Hands the resume URL of this execution to the provider. The URL carries n8n's own signature, and whoever
 * calls it can only make the wait node check its jobs.
 *
 * @param options of the submit, as entered
 * @returns the options to submit with
 * @throws InvalidInput when a webhook URL was entered as well
 */
export function withCallback(
	run: ItemRun,
	{ fields, callback }: Submit,
	options: IDataObject,
): IDataObject {
	if (!callback) return options;
	const resumeUrl = resumeUrlOf(run.n8n, run.itemIndex);
	const calling = callback(resumeUrl);
	const given = Object.keys(calling).find((name) => options[name]);
	if (given !== undefined) {
		throw new InvalidInput({
			parameter: 'Resume on Callback',
			message: `cannot be combined with '${namesOf(fields)(given)}', as a provider calls one address`,
			advice: 'Remove one of the two options',
		});
	}
	if (!isReachable(resumeUrl)) warn(run, new URL(resumeUrl).origin);
	return { ...options, ...calling };
}

/** Once for each run of the node, not once for each item. */
function warn({ n8n, itemIndex }: ItemRun, origin: string): void {
	const memory = n8n.getContext('node');
	const runIndex: unknown = n8n.getWorkflowDataProxy(itemIndex).$runIndex;
	if (memory[WARNED] === runIndex) return;
	memory[WARNED] = runIndex;
	n8n.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `The provider was asked to call ${origin}, which only your own network can reach. Set WEBHOOK_URL of n8n to its public address, in queue mode on every worker as well. Until then the Wait node notices the end by its checks.`,
	});
}
