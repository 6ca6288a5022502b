import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { resumeUrlOf } from '../http/resumeUrl';
import { InvalidInput } from '../input/invalidInput';
import type { Operation } from '../items/operationContext';

/** The option of every Submit by which a provider calls back; providers without callbacks have none. */
export const WEBHOOK_OPTION = 'webhookUrl';

/** Offered beside it. */
export const RESUME_ON_CALLBACK: INodeProperties = {
	displayName: 'Resume on Callback',
	name: 'resumeOnCallback',
	type: 'boolean',
	default: false,
	description:
		'Whether the provider shall call this execution when the job ends, so that a suspended Wait For Video Job node goes on at once. Its checks go on all the same.',
};

const UNREACHABLE_HOSTS = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];

/**
 * Hands the resume URL of this execution to the provider where that is wished. The URL carries n8n's own
 * signature, and whoever calls it can do no more than make the wait node look.
 *
 * @throws InvalidInput when a webhook URL was entered as well
 */
export function withCallback(
	{ context }: Operation,
	itemIndex: number,
	entered: IDataObject,
): IDataObject {
	const { resumeOnCallback, ...options } = { ...(entered.options as IDataObject | undefined) };
	if (resumeOnCallback !== true) return { ...entered, options };
	if (options[WEBHOOK_OPTION]) {
		throw new InvalidInput({
			parameter: 'Resume on Callback',
			message: "cannot be combined with 'Webhook URL', as a provider calls one address",
			advice: 'Remove one of the two options',
		});
	}
	const resumeUrl = resumeUrlOf(context, itemIndex);
	if (UNREACHABLE_HOSTS.includes(new URL(resumeUrl).hostname)) warn(context, resumeUrl);
	return { ...entered, options: { ...options, [WEBHOOK_OPTION]: resumeUrl } };
}

function warn(context: IExecuteFunctions, resumeUrl: string): void {
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `The provider was asked to call ${new URL(resumeUrl).origin}, which only this machine can reach. Set WEBHOOK_URL of n8n to its public address; until then the Wait node finds out by its checks.`,
	});
}
