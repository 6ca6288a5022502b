import { startDownloadHost, cutAfter, firstByteOf, type DownloadHost } from './downloadHost';
import {
	memoryStore,
	sha256,
	startDownload,
	storedFiles,
	VIDEO,
	type Downloaded,
} from './downloadProbe';
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
const ETAG = '"version-1"';
const FILE = { 'content-type': 'video/mp4', 'content-length': TOTAL, etag: ETAG };
/** A cut after so many bytes, in the midst of a piece. */
const CUT = 100_001;
const BROKEN_OFF = new RegExp(
	`^the file host 127.0.0.1:\\d+ broke off after \\d+ of ${TOTAL} bytes$`,
);

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
afterAll(async () => await host.close());

async function download(store?: typeof memoryStore): Promise<Downloaded> {
	const source = { kind: 'link', url: `${host.url}/clip.mp4` } as const;
	return await startDownload(source, host.url, 'mp4', store).done;
}

/** What a 206 says about the bytes from `first` on. */
function partHeaders(first: number, more: Record<string, string | number> = {}) {
	return {
		...FILE,
		'content-length': TOTAL - first,
		...range(first, TOTAL),
		...more,
	};
}

function range(first: number, total: number | '*') {
	return { 'content-range': `bytes ${first}-${TOTAL - 1}/${total}` };
}

const ranges = () => host.requests.map(({ headers }) => headers.range);

describe('a transfer that breaks off', () => {
	it('continues at the very byte, and the file is the same to the last bit', async () => {
		host.answer((response, request) => {
			const first = firstByteOf(request);
			if (first > 0) response.writeHead(206, partHeaders(first)).end(VIDEO.subarray(first));
			else cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT));
		});
		const { bytes, trouble } = await download();

		expect(trouble).toBeUndefined();
		expect(sha256(bytes)).toBe(sha256(VIDEO));
		expect(ranges()).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
		expect(host.requests[1]?.headers['if-range']).toBe(ETAG);
		await expect(storedFiles()).resolves.not.toHaveLength(0);
	});

	it('continues as often as it takes while there is progress', async () => {
		host.answer((response, request, number) => {
			const first = firstByteOf(request);
			const head = number === 0 ? FILE : partHeaders(first);
			response.writeHead(number === 0 ? 200 : 206, head);
			if (number < 8) cutAfter(response, VIDEO.subarray(first, first + 50_000));
			else response.end(VIDEO.subarray(first));
		});
		const { bytes } = await download();

		expect(sha256(bytes)).toBe(sha256(VIDEO));
		expect(host.requests).toHaveLength(9);
	});

	it('continues after a part that ended early by itself', async () => {
		host.answer((response, request, number) => {
			const first = firstByteOf(request);
			if (number === 0) return cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT));
			const end = number === 1 ? first + 1000 : TOTAL;
			const range = `bytes ${first}-${end - 1}/${TOTAL}`;
			const headers = partHeaders(first, { 'content-length': end - first, 'content-range': range });
			response.writeHead(206, headers).end(VIDEO.subarray(first, end));
		});
		const { bytes } = await download();

		expect(sha256(bytes)).toBe(sha256(VIDEO));
		const [, second = 0, third] = host.requests.map(firstByteOf);
		expect(third).toBe(second + 1000);
		expect(host.requests).toHaveLength(3);
	});

	it('continues by date where the host has no other mark of the version', async () => {
		const date = 'Wed, 18 Nov 2026 10:00:00 GMT';
		const dated = { etag: 'W/"weak"', 'last-modified': date };
		host.answer((response, request) => {
			const first = firstByteOf(request);
			if (first > 0) response.writeHead(206, partHeaders(first, dated)).end(VIDEO.subarray(first));
			else cutAfter(response.writeHead(200, { ...FILE, ...dated }), VIDEO.subarray(0, CUT));
		});
		const { bytes } = await download();

		expect(sha256(bytes)).toBe(sha256(VIDEO));
		expect(host.requests[1]?.headers['if-range']).toBe(date);
	});

	it.each([
		['has no mark of its version', { etag: '' }],
		['has only a weak one', { etag: 'W/"weak"' }],
		['serves no ranges', { 'accept-ranges': 'none' }],
		['is packed', { 'content-encoding': 'exotic' }],
	])('is not patched together when the file %s', async (_what, headers) => {
		const before = await storedFiles();
		host.answer((response) => {
			cutAfter(response.writeHead(200, { ...FILE, ...headers }), VIDEO.subarray(0, CUT));
		});
		const { trouble, bytes } = await download();

		expect(bytes).toBeUndefined();
		expect(trouble?.kind).toBe('noAnswer');
		expect(trouble?.message).toMatch(/^the file host 127\.0\.0\.1:\d+ broke off after \d+ /);
		expect(host.requests).toHaveLength(1);
		await expect(storedFiles()).resolves.toEqual(before);
	});

	it.each<[string, number, (first: number) => Record<string, string | number>]>([
		['the whole file, as it has changed', 200, () => ({ etag: '"version-2"' })],
		['bytes from elsewhere', 206, () => range(0, TOTAL)],
		['bytes of a file of another size', 206, (first) => range(first, TOTAL + 1)],
		['bytes of a file of unknown size', 206, (first) => range(first, '*')],
		['bytes of another version', 206, () => ({ etag: '"version-2"' })],
		['packed bytes', 206, () => ({ 'content-encoding': 'exotic' })],
		['that the link has expired', 403, () => ({})],
		['a fault', 503, () => ({})],
	])('is not patched together with %s', async (_what, status, headersAt) => {
		const before = await storedFiles();
		host.answer((response, request) => {
			const first = firstByteOf(request);
			if (first > 0) {
				response.writeHead(status, partHeaders(first, headersAt(first)));
				response.end(VIDEO.subarray(first));
			} else {
				cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT));
			}
		});
		const { trouble, bytes } = await download();

		expect(bytes).toBeUndefined();
		expect(trouble).toMatchObject({
			kind: 'noAnswer',
			message: expect.stringMatching(BROKEN_OFF),
		});
		expect(host.requests).toHaveLength(2);
		await expect(storedFiles()).resolves.toEqual(before);
	});

	it('is given up when a new connection brings nothing', async () => {
		host.answer((response, request) => {
			const first = firstByteOf(request);
			const head = first > 0 ? partHeaders(first) : FILE;
			response.writeHead(first > 0 ? 206 : 200, head);
			cutAfter(response, VIDEO.subarray(0, first > 0 ? 0 : CUT));
		});
		const { trouble } = await download();

		expect(trouble?.message).toMatch(BROKEN_OFF);
		expect(host.requests).toHaveLength(2);
	});

	it('is given up when it breaks all the time', async () => {
		host.answer((response, request) => {
			const first = firstByteOf(request);
			response.writeHead(first > 0 ? 206 : 200, first > 0 ? partHeaders(first) : FILE);
			cutAfter(response, VIDEO.subarray(first, first + 1000));
		});
		const { trouble } = await download();

		expect(trouble?.message).toMatch(BROKEN_OFF);
		expect(host.requests).toHaveLength(11);
	});

	it('is never patched to more than was announced', async () => {
		host.answer((response, request) => {
			const first = firstByteOf(request);
			if (first === 0) return cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT));
			const rest = Buffer.concat([VIDEO.subarray(first), Buffer.from('more')]);
			response.writeHead(206, partHeaders(first, { 'content-length': rest.length })).end(rest);
		});
		const { trouble, bytes } = await download();

		expect(bytes).toBeUndefined();
		expect(trouble?.message).toContain(`sent ${TOTAL + 4} bytes, but announced ${TOTAL}`);
	});

	it('is the same to a store that holds files in memory', async () => {
		host.answer((response, request) => {
			const first = firstByteOf(request);
			if (first > 0) response.writeHead(206, partHeaders(first)).end(VIDEO.subarray(first));
			else cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT));
		});
		expect(sha256((await download(memoryStore)).bytes)).toBe(sha256(VIDEO));

		host.answer((response) => cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, CUT)));
		const { trouble, bytes } = await download(memoryStore);
		expect(bytes).toBeUndefined();
		expect(trouble?.message).toMatch(BROKEN_OFF);
	});
});
