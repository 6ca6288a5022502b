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
	const hasThumbnails = videos.some(({ thumbnailUrl }) => isWebLink(thumbnailUrl));
	const cards = videos.map((video) => card(video, hasThumbnails ? NO_THUMBNAIL : ''));
	const hasLinks = videos.some(({ url }) => isWebLink(url));
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${heading}</title>
<style>${STYLE}</style>
<h1>${heading}</h1>
${hasLinks ? HOW_TO_OPEN : ''}
<main>
${cards.length > 0 ? cards.join('\n') : '<p>This job has no videos.</p>'}
</main>
</html>
`;
}

/** Keeps the titles in line where other videos have a thumbnail. */
const NO_THUMBNAIL = '<div class="none"></div>';

/** n8n's frame opens no new tabs, so that a click there does nothing. */
const HOW_TO_OPEN =
	"<p>Each title links to its video. In n8n's preview, right-click a title to open it in a new tab.</p>";

const STYLE = [
	'body{font:14px/1.4 sans-serif;margin:16px;color:#222;background:#fff}',
	'main{margin-top:12px;display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px}',
	'article{border:1px solid #ddd;border-radius:8px;overflow:hidden;padding-bottom:8px}',
	'img,.none{display:block;width:100%;height:200px;object-fit:contain;background:#eee}',
	'h1{font-size:20px;margin:0}',
	'h2,p{font-size:14px;margin:8px 0}',
	'article h2,article p{margin:8px 12px 0}',
	'p{color:#666}',
].join('');

function card(video: Video, noThumbnail: string): string {
	const name = asHtml(video.title ?? `Video ${video.index + 1}`);
	const thumbnail = isWebLink(video.thumbnailUrl)
		? `<img src="${asHtml(video.thumbnailUrl)}" alt="" loading="lazy" referrerpolicy="no-referrer">`
		: noThumbnail;
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
