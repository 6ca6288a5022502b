import type { IExecuteFunctions, IBinaryData, INodeProperties } from 'n8n-workflow';
import type { Video, VideoJob } from '../job/videoJob';
import { asHtml } from '../trouble/providerText';

export const CONTACT_SHEET: INodeProperties = {
	displayName: 'Contact Sheet',
	name: 'contactSheet',
	type: 'boolean',
	default: false,
	description:
		'Whether to add a page with the thumbnail, title, score, length and link of each video, as the binary field contactSheet',
};

/** The binary field of the page. */
export const CONTACT_SHEET_FIELD = 'contactSheet';

/**
 * The videos of a job as a page that n8n shows under View, so that they can be looked through in the editor.
 *
 * n8n offers View for some MIME types only, and HTML is none of them, since it would run at n8n's own address.
 * Plain text is, and the file type makes the editor draw it as a page, in a frame without scripts.
 */
export async function contactSheetOf(n8n: IExecuteFunctions, job: VideoJob): Promise<IBinaryData> {
	const page = Buffer.from(contactSheet(job), 'utf8');
	const name = `${job.provider}-${job.jobId}.html`;
	const stored = await n8n.helpers.prepareBinaryData(page, name, 'text/plain');
	return { ...stored, fileType: 'html', fileExtension: 'html' };
}

/** HTML without scripts. What a provider has sent appears as text, and as a link only where it is one. */
export function contactSheet({ jobId, title, videos }: VideoJob): string {
	const heading = asHtml(title ?? `Job ${jobId}`);
	const cards = videos.length > 0 ? videos.map(card).join('\n') : '<p>This job has no videos.</p>';
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${heading}</title>
<style>${STYLE}</style>
<h1>${heading}</h1>
<main>
${cards}
</main>
</html>
`;
}

const STYLE = [
	'body{font:14px/1.4 sans-serif;margin:16px;color:#222;background:#fff}',
	'main{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}',
	'article{border:1px solid #ddd;border-radius:8px;overflow:hidden;padding-bottom:8px}',
	'img,.none{display:block;width:100%;height:150px;object-fit:cover;background:#eee}',
	'h2,p{font-size:14px;margin:8px 12px 0}',
	'p{color:#666}',
].join('');

function card(video: Video): string {
	const name = asHtml(video.title ?? `Video ${video.index + 1}`);
	const thumbnail = isWebLink(video.thumbnailUrl)
		? `<img src="${asHtml(video.thumbnailUrl)}" alt="" loading="lazy" referrerpolicy="no-referrer">`
		: '<div class="none"></div>';
	const linked = isWebLink(video.url)
		? `<a href="${asHtml(video.url)}" target="_blank" rel="noopener noreferrer">${name}</a>`
		: name;
	const about = [length(video.durationSeconds), score(video.score)].filter(Boolean).join(' · ');
	const reason = video.scoreReason ?? video.description;
	return [
		`<article>${thumbnail}<h2>${linked}</h2>`,
		...(about ? [`<p>${about}</p>`] : []),
		...(reason ? [`<p>${asHtml(reason)}</p>`] : []),
		'</article>',
	].join('');
}

/** As 1:05 or 1:02:05. */
function length(seconds: number | undefined): string {
	if (seconds === undefined) return '';
	const whole = Math.round(seconds);
	const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
	const twoDigits = (value: number) => String(value).padStart(2, '0');
	return hours > 0
		? `${hours}:${twoDigits(minutes)}:${twoDigits(whole % 60)}`
		: `${minutes}:${twoDigits(whole % 60)}`;
}

function score(value: number | undefined): string {
	return value === undefined ? '' : `Score ${value}`;
}

function isWebLink(link: string | undefined): link is string {
	return link !== undefined && /^https?:\/\//i.test(link);
}
