import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * The last part of our resume URLs. n8n matches a call to a parked execution by method and path only, and
 * its signature does not cover the path. Without a suffix, a call that is meant for Wait For Video Job
 * would also resume a node of n8n's own that the execution is parked at, such as an approval.
 */
export const RESUME_SUFFIX = 'video-job';

/** Where Wait For Video Job takes calls to this execution while it is parked, under n8n's public address. */
export function resumeUrlOf(n8n: IExecuteFunctions, itemIndex = 0): string {
	const url = n8n.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex);
	return withResumeSuffix(String(url));
}

/** The URL with our suffix. Executions that version 0.1 has parked hold theirs without it. */
export function withResumeSuffix(resumeUrl: string): string {
	const url = new URL(resumeUrl);
	if (!url.pathname.endsWith(`/${RESUME_SUFFIX}`)) url.pathname += `/${RESUME_SUFFIX}`;
	return url.toString();
}
