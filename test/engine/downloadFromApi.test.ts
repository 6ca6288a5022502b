import type { Fetchable } from '../../nodes/shared/export/openSource';
import { cutAfter, firstByteOf, startDownloadHost, type DownloadHost } from './downloadHost';
import { KEY, sha256, startDownload, VIDEO, type Downloaded } from './downloadProbe';
import { SkippedTime } from '../harness/skippedTime';

// Pauses before a transfer continues are not under test here.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const TOTAL = VIDEO.length;
const HEADERS = { 'content-type': 'video/mp4', etag: '"1"' };

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
afterAll(async () => await host.close());

async function download(source: Fetchable): Promise<Downloaded> {
	return await startDownload(source, host.url).done;
}

const request = { purpose: 'read', method: 'GET', path: '/clip.mp4' } as const;

/** The two ways on which a file comes with the key, both to the same address. */
const WAYS: [string, () => Fetchable][] = [
	['behind a route of the API', () => ({ kind: 'providerRoute', request })],
	[
		'behind a link on its host',
		() => ({ kind: 'link', url: `${host.url}/clip.mp4`, keyOnOwnHost: true }),
	],
];

describe.each(WAYS)('a file %s', (_way, source) => {
	it('continues where it broke off, with the key', async () => {
		host.answer((response, asked) => {
			const first = firstByteOf(asked);
			const range = `bytes ${first}-${TOTAL - 1}/${TOTAL}`;
			const length = { 'content-length': TOTAL - first };
			if (first > 0) {
				response.writeHead(206, { ...HEADERS, ...length, 'content-range': range });
				response.end(VIDEO.subarray(first));
			} else {
				cutAfter(response.writeHead(200, { ...HEADERS, ...length }), VIDEO.subarray(0, 100_001));
			}
		});
		const { bytes } = await download(source());

		expect(sha256(bytes)).toBe(sha256(VIDEO));
		expect(host.requests.map(firstByteOf)).toEqual([0, expect.any(Number)]);
		for (const { headers } of host.requests) expect(headers.vizardai_api_key).toBe(KEY);
	});

	it('is not taken for one when it is a page', async () => {
		host.answer((response) => response.writeHead(200, HEADERS).end('<html>Sign in</html>'));
		const { trouble } = await download(source());
		expect(trouble?.message).toContain('sent a web page (HTML) instead of the file');
	});

	it('that is refused ends as what the API says, and closes the connection', async () => {
		host.answer((response) => {
			response.writeHead(403, { 'content-length': 100 * TOTAL }).write(VIDEO);
		});
		const { trouble } = await download(source());
		expect(trouble).toMatchObject({ kind: 'credential', httpStatus: 403 });
		await host.left();
	});

	it('leads elsewhere without the key, and closes the connection', async () => {
		host.answer((response, asked) => {
			if (asked.path === '/elsewhere.mp4') return response.end(VIDEO);
			const headers = { location: '/elsewhere.mp4', 'content-length': 100 * TOTAL };
			return response.writeHead(302, headers).write(VIDEO);
		});
		const { bytes } = await download(source());
		expect(sha256(bytes)).toBe(sha256(VIDEO));
		expect(JSON.stringify(host.requests[1])).not.toContain(KEY);
		await host.left();
	});
});
