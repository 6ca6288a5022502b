import { parseHttpUrl } from '../shared/http/egress';
import { providerText } from '../shared/trouble/providerText';
import type { FileSource } from '../shared/provider/contract';
import type { Video, VideoJob } from '../shared/job/videoJob';

/** Where engines say that a result is, when it is not a link; none of these is ever read by n8n. */
const PLACES: ReadonlyMap<string, string> = new Map([
	['file', 'on the disk of the machine that the engine runs on'],
	['s3', 'in an S3 bucket of the engine'],
	['internal', "in the engine's internal storage"],
]);

/**
 * The finished video: its link when there is one, otherwise the engine's download route, which only
 * newer engines have.
 */
export function outputFile({ jobId }: VideoJob, { url = '' }: Video): FileSource {
	if (parseHttpUrl(url)) return { kind: 'link', url, keyOnOwnHost: true };
	return {
		kind: 'providerRoute',
		request: {
			purpose: 'read',
			method: 'GET',
			path: `/jobs/${encodeURIComponent(jobId)}/download`,
			headers: { Accept: 'video/mp4, */*' },
		},
		whenMissing: explain(url),
	};
}

function explain(url: string): string {
	const scheme = /^([a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? '';
	const place = PLACES.get(scheme) ?? 'where only the engine can reach it';
	return `The result is ${place} (${providerText(url) ?? 'no address given'}), which n8n does not read, and the engine offers no download of it. Update the engine to a version with the route GET /jobs/{job_id}/download, or fetch the file there yourself`;
}
