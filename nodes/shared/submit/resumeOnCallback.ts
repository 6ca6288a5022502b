import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { resumeUrlOf } from '../http/resumeUrl';
import { InvalidInput } from '../input/invalidInput';
import { namesOf } from '../input/parameters';
import type { Operation } from '../items/operationContext';
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
	{ fields, callback }: Submit,
	entered: IDataObject,
): IDataObject {
	const { resumeOnCallback, ...options } = { ...(entered.options as IDataObject | undefined) };
	if (resumeOnCallback !== true || !callback) return { ...entered, options };
	const resumeUrl = resumeUrlOf(context, itemIndex);
	const calling = callback(resumeUrl);
	const given = Object.keys(calling).find((name) => options[name]);
	if (given !== undefined) {
		throw new InvalidInput({
			parameter: 'Resume on Callback',
			message: `cannot be combined with '${namesOf(fields)(given)}', as a provider calls one address`,
			advice: 'Remove one of the two options',
		});
	}
	if (UNREACHABLE_HOSTS.includes(new URL(resumeUrl).hostname)) warn(context, resumeUrl);
	return { ...entered, options: { ...options, ...calling } };
}

function warn(context: IExecuteFunctions, resumeUrl: string): void {
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `The provider was asked to call ${new URL(resumeUrl).origin}, which only this machine can reach. Set WEBHOOK_URL of n8n to its public address; until then the Wait node finds out by its checks.`,
	});
}
