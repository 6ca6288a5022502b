import type { ProviderKit } from './kit';

/** The body of a call about this job, with its ID where the provider puts it first of all. */
export function callAbout({ provider }: ProviderKit, jobId: string): object {
	const [place = ''] = provider.idsInCalls ?? [];
	return place
		.split('.')
		.reduceRight<unknown>((inner, name) => ({ [name]: inner }), jobId) as object;
}
