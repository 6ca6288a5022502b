import { httpUrl, urlList } from '../../../../nodes/shared/input/links';
import { PROVIDERS } from '../../../../nodes/registry';
import type { SubmitFacts } from '../../../../nodes/shared/provider/contract';

const LINK = 'https://a.example/v.mp4';

describe('a pasted link', () => {
	it.each([
		[` ${LINK}\n`, LINK],
		[`<${LINK}>`, LINK],
		[`<${LINK}|the video>`, LINK],
		[`[the video](${LINK})`, LINK],
		[`[a [1] b](${LINK})`, undefined],
		[`[${LINK}](${LINK})`, LINK],
		[`"${LINK}"`, LINK],
		['https://a.example/council meeting.mp4', 'https://a.example/council%20meeting.mp4'],
		['https://a.example/a%20b c.mp4', 'https://a.example/a%20b%20c.mp4'],
		['https://youtu.be/abc?si=1', 'https://youtu.be/abc?si=1'],
		['https://www.youtube.com/shorts/abc', 'https://www.youtube.com/shorts/abc'],
		[
			'https://www.dropbox.com/scl/fi/1/a.mp4?rlkey=x&dl=0',
			'https://www.dropbox.com/scl/fi/1/a.mp4?rlkey=x&dl=1',
		],
		['https://www.dropbox.com/s/1/a.mp4?dl=0', 'https://www.dropbox.com/s/1/a.mp4?dl=1'],
		['https://a.example/a.mp4?dl=0', 'https://a.example/a.mp4?dl=0'],
		['https://a.example/?next=https://b.example/', 'https://a.example/?next=https://b.example/'],
		['https://a.example/a,b.mp4', 'https://a.example/a,b.mp4'],
		[`[x](${LINK} "the title")`, LINK],
		[`![x](${LINK})`, LINK],
		[`<a href="${LINK}" target="_blank">the video</a>`, LINK],
		[`<${LINK}|${LINK}>`, LINK],
		[`(${LINK})`, LINK],
		[`“${LINK}”`, LINK],
		[`${LINK}.`, LINK],
		[`${LINK},`, LINK],
		[`\u200b${LINK}`, LINK],
		['[x](https://a.example/b_(c).mp4)', 'https://a.example/b_(c).mp4'],
		['youtu.be/abc', 'https://youtu.be/abc'],
		['www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc'],
		['//files.example/a.mp4', 'https://files.example/a.mp4'],
		['v.mp4', undefined],
		['/home/v.mp4', undefined],
		['C:\\v.mp4', undefined],
		['N/A', undefined],
		['<not a link>', undefined],
		['[text]()', undefined],
	])('%j is %p', (pasted, link) => {
		const parsed = httpUrl.safeParse(pasted);
		expect(parsed.success ? parsed.data : undefined).toBe(link);
	});

	it.each([
		`${LINK} and youtu.be/abc`,
		`${LINK}\nwww.youtube.com/watch?v=abc`,
		'youtu.be/abc youtu.be/def',
		`[one](${LINK}) [two](https://b.example/w.mp4)`,
		`"${LINK}" "https://b.example/w.mp4"`,
	])('is refused beside one without a scheme or in a wrap of its own: %j', (pasted) => {
		const parsed = httpUrl.safeParse(pasted);
		expect(parsed.error?.issues[0]?.message).toMatch(/^holds several links/);
	});

	it.each([' ', '\n', ', ', ',', '; ', ' | ', '>\n<'])(
		'is refused beside another one: %j',
		(between) => {
			const parsed = httpUrl.safeParse(`${LINK}${between}https://b.example/w.mp4`);
			expect(parsed.error?.issues[0]?.message).toMatch(/^holds several links/);
		},
	);
});

it.each([
	[`${LINK}, <https://b.example/w.mp4>`, [LINK, 'https://b.example/w.mp4']],
	[`[one](${LINK})\n[two](https://b.example/w.mp4)`, [LINK, 'https://b.example/w.mp4']],
	[['https://a.example/a b.mp4', ''], ['https://a.example/a%20b.mp4']],
	[undefined, []],
])('a list of links %j', (value, links) => {
	expect(urlList.parse(value)).toEqual(links);
});

const FACTS: SubmitFacts = {
	now: 0,
	inputFile: () => ({ name: 'a.mp4', mimeType: 'video/mp4', sizeBytes: 20_000 }),
};

const USING_A_LINK: Record<string, Record<string, unknown>> = {
	'vizard clipping': { videoUrl: '@' },
	'vizard editing': { videoUrl: '@' },
	'clipzy styleTransfer': { source: 'videoId', videoId: 'v', options: { webhookUrl: '@' } },
	'pictory videoGeneration': { prompt: 'A harbour at dawn', options: { extendVideoUrl: '@' } },
	'wayinVideo clipping': { videoUrl: '@' },
	'wayinVideo findMoments': { videoUrl: '@', query: 'cost' },
	'globalAiOpc videoGeneration': {
		model: 'videos',
		prompt: 'A boat',
		duration: 5,
		options: { referenceVideoUrls: '@' },
	},
};

it.each(Object.entries(USING_A_LINK))('%s reads a link as it was pasted', (name, parameters) => {
	const [id, jobType = ''] = name.split(' ');
	const submit = PROVIDERS.find((provider) => provider.id === id)?.jobTypes[jobType]?.submit;
	const pasted = '[the video](https://a.example/council meeting.mp4)';
	const entered = JSON.parse(
		JSON.stringify(parameters).replace('"@"', JSON.stringify(pasted)),
	) as object;
	const step = submit?.converse(entered, FACTS).next();
	const body = JSON.stringify((step?.value as { body?: unknown }).body);
	expect(body).toContain('"https://a.example/council%20meeting.mp4"');
});
