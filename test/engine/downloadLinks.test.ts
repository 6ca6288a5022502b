import type { Fetchable } from '../../nodes/shared/export/openSource';
import { startDownloadHost, type DownloadHost, type FileHandler } from './downloadHost';
import { KEY, sha256, startDownload, VIDEO, type Downloaded } from './downloadProbe';

const FORBIDDEN = [
	['file:///etc/passwd', 'file'],
	['ftp://127.0.0.1/clip.mp4', 'ftp'],
	['data:video/mp4;base64,AAAA', 'data'],
	['javascript:alert(1)', 'javascript'],
	['gopher://127.0.0.1/', 'gopher'],
] as const;

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
beforeEach(() => host.answer((response) => response.end(VIDEO)));
afterAll(async () => await host.close());

async function download(source: Fetchable): Promise<Downloaded> {
	return await startDownload(source, host.url).done;
}

const link = (path: string): Fetchable => ({ kind: 'link', url: `${host.url}${path}` });

/** Sends the number of times in the path on to itself, less one. */
const countdown: FileHandler = (response, { path }) => {
	const left = Number(path.slice(1));
	if (left === 0) response.end(VIDEO);
	else response.writeHead(302, { location: `/${left - 1}` }).end();
};

it.each(FORBIDDEN)('a link to %s is not followed', async (url, scheme) => {
	const { trouble } = await download({ kind: 'link', url });
	expect(trouble).toMatchObject({
		kind: 'refused',
		message: `the link leads to a ${scheme}: address, and only http(s) is followed`,
	});
	expect(host.requests).toHaveLength(0);
});

it.each(FORBIDDEN)('a redirect to %s is not followed', async (location, scheme) => {
	host.answer((response) => response.writeHead(302, { location }).end());
	const { trouble } = await download(link('/clip.mp4'));
	expect(trouble).toMatchObject({
		kind: 'refused',
		message: `the link leads to a ${scheme}: address, and only http(s) is followed`,
	});
	expect(host.requests).toHaveLength(1);
});

it.each(['', 'clip.mp4', '//127.0.0.1/clip.mp4', 'http://', 'https://['])(
	'%j is no link',
	async (url) => {
		const { trouble } = await download({ kind: 'link', url });
		expect(trouble).toMatchObject({
			kind: 'refused',
			message: 'the link is not an http(s) address, so it is not followed',
		});
	},
);

it('a redirect to no address at all is not followed', async () => {
	host.answer((response) => response.writeHead(302, { location: 'https://[' }).end());
	const { trouble } = await download(link('/clip.mp4'));
	expect(trouble?.kind).toBe('refused');
	expect(host.requests).toHaveLength(1);
});

it.each([301, 302, 303, 307, 308])('a redirect with HTTP %i is followed', async (status) => {
	host.answer((response, { path }) => {
		if (path === '/moved.mp4') response.end(VIDEO);
		else response.writeHead(status, { location: 'moved.mp4' }).end();
	});
	const { bytes } = await download(link('/clip.mp4'));
	expect(sha256(bytes)).toBe(sha256(VIDEO));
});

it('a few redirects are followed, and no more', async () => {
	host.answer(countdown);
	expect(sha256((await download(link('/5'))).bytes)).toBe(sha256(VIDEO));

	host.answer(countdown);
	const { trouble } = await download(link('/6'));
	expect(trouble).toMatchObject({
		kind: 'refused',
		message: expect.stringMatching(
			/^the link was redirected more than 5 times, at last by 127\.0\.0\.1:\d+$/,
		),
	});
	expect(host.requests.map(({ path }) => path)).toEqual(['/6', '/5', '/4', '/3', '/2', '/1']);
});

it('a redirect without a target is no file', async () => {
	host.answer((response) => response.writeHead(302).end(VIDEO));
	const { trouble } = await download(link('/clip.mp4'));
	expect(trouble?.message).toContain('answered HTTP 302');
});

it('no host of a link gets a key, however the link came about', async () => {
	host.answer((response, { path }) => {
		if (path === '/clip.mp4') response.end(VIDEO);
		else response.writeHead(307, { location: '/clip.mp4' }).end();
	});
	const request = { purpose: 'read', method: 'GET', path: '/download' } as const;
	const sources: Fetchable[] = [link('/elsewhere'), { kind: 'providerRoute', request }];
	for (const source of sources) {
		expect(sha256((await download(source)).bytes)).toBe(sha256(VIDEO));
		expect(JSON.stringify(host.requests.at(-1))).not.toContain(KEY);
		expect(host.requests.at(-1)?.headers.authorization).toBeUndefined();
	}
	const [, , route] = host.requests;
	expect(route?.path).toBe('/download');
	expect(JSON.stringify(route)).toContain(KEY);
});

it('a host that is not there is distinguished from one that breaks off, with advice about the network', async () => {
	const gone = await startDownloadHost();
	await gone.close();
	const { trouble } = await download({ kind: 'link', url: `${gone.url}/clip.mp4` });
	expect(trouble).toMatchObject({
		kind: 'unreachable',
		message: expect.stringContaining('The file host cannot be reached'),
		advice: 'Check the network between n8n and the file host',
	});
});
