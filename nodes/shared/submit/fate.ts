import type { Trouble } from '../trouble/trouble';
import type { VideoProvider } from '../provider/contract';
import type { Findings } from './lostJob';

/** Ids that a message names, at most. */
const NAMED_JOBS = 5;

/** For a submit that was refused. */
export const NOT_ACCEPTED = 'The job was not accepted and nothing was billed';

/** For trouble with a request before the one that is paid for. */
export const NOT_SUBMITTED = 'No job was submitted';

/** For a second run of the node: what was sent is not sent again, but looked for. */
export const NOT_SENT_AGAIN = 'It was not sent again in this execution; a new execution sends it';

/** For a tool that a model calls again with the same words: it sees only the item. */
export const SUBMITTED_BEFORE =
	'This is the job of an earlier call with the same parameters: it was not submitted or paid for again';

/**
 * The trouble with what a model has to know in its message, which is all that it sees, and without "try again
 * in a few minutes", which leads to a second payment.
 */
export function ofUnknownFate(trouble: Trouble): Trouble {
	return {
		...trouble,
		message: `${trouble.message}. The job may have been accepted: do not submit it again`,
		...(trouble.kind === 'unavailable' && { advice: '' }),
	};
}

/** The message about a lost submit whose job was not found: what may have happened, and how to find out. */
export function fateUnknown(
	provider: VideoProvider,
	findings: Exclude<Findings, { kind: 'found' }>,
): string {
	return [
		'The job may have been accepted and may be billed',
		...(provider.jobList ? [whatTheListTells(provider.displayName, findings)] : []),
		`Before you submit this item again, ${provider.whereToLook}`,
	].join('. ');
}

function whatTheListTells(name: string, findings: Exclude<Findings, { kind: 'found' }>): string {
	switch (findings.kind) {
		case 'none':
			return `The list of jobs of ${name} shows none that came of it so far`;
		case 'unclear':
			return `The list of jobs of ${name} shows ${named(findings.jobIds)}, which may be it: if so, continue with that job id instead of submitting again`;
		case 'unknown':
			return `The list of jobs of ${name} could not be read to find out`;
	}
}

function named(jobIds: readonly string[]): string {
	const more = jobIds.length - NAMED_JOBS;
	const list = jobIds.slice(0, NAMED_JOBS).map((jobId) => `'${jobId}'`);
	return [...list, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
