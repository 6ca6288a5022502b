import { gzipSync } from 'node:zlib';
import { cutAfter, startDownloadHost, type DownloadHost } from './downloadHost';
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

const HTML = '<!DOCTYPE html><html><body>Bad gateway</body></html>';
const S3 = '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>';
const CAPTIONS = '1\n00:00:00,000 --> 00:00:02,000\nGood morning\n'.repeat(500);

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
afterAll(async () => await host.close());

async function download(path = '/clip.mp4', extension = 'mp4'): Promise<Downloaded> {
	const source = { kind: 'link', url: `${host.url}${path}` } as const;
	return await startDownload(source, host.url, extension).done;
}

describe('what comes in place of a video', () => {
	it.each([
		['a page that says so', 'text/html', HTML, 'a web page (HTML)'],
		['a page that says it is a video', 'video/mp4', HTML, 'a web page (HTML)'],
		['a page of unknown type', 'application/octet-stream', HTML, 'a web page (HTML)'],
		['an error of S3', 'application/xml', S3, 'an XML document (AccessDenied)'],
		['an error of S3 that says it is a video', 'video/mp4', S3, 'an XML document (AccessDenied)'],
		['an error in JSON', 'video/mp4', '{"detail":"expired"}', 'JSON'],
		['a sentence', 'video/mp4', 'The link has expired', 'plain text'],
		['nothing', 'video/mp4', '', 'an empty file'],
	])('%s is not delivered', async (_what, type, body, called) => {
		const before = await storedFiles();
		host.answer((response) => response.writeHead(200, { 'content-type': type }).end(body));
		const { trouble, bytes } = await download();

		expect(bytes).toBeUndefined();
		expect(trouble).toMatchObject({
			kind: 'unexpectedAnswer',
			message: expect.stringMatching(/^the file host 127\.0\.0\.1:\d+ sent /),
			advice: expect.stringContaining('Open the link in a browser'),
		});
		expect(trouble?.message).toContain(` sent ${called} instead of the file`);
		expect(host.requests).toHaveLength(1);
		await expect(storedFiles()).resolves.toEqual(before);
	});

	it.each([
		[204, 'unexpectedAnswer', 'answered HTTP 204 instead of sending the whole file'],
		[206, 'unexpectedAnswer', 'answered HTTP 206 instead of sending the whole file'],
		[304, 'refused', 'answered HTTP 304'],
		[403, 'notFound', 'answered HTTP 403'],
		[404, 'notFound', 'answered HTTP 404'],
		[410, 'notFound', 'answered HTTP 410'],
		[429, 'rateLimited', 'answered HTTP 429'],
		[503, 'unavailable', 'answered HTTP 503'],
	])('HTTP %i is %s', async (status, kind, message) => {
		host.answer((response) => {
			const body = [204, 304].includes(status) ? undefined : VIDEO;
			response.writeHead(status, { 'content-type': 'video/mp4', 'retry-after': '7' }).end(body);
		});
		const { trouble } = await download();
		expect(trouble).toMatchObject({
			kind,
			message: expect.stringContaining(message),
			httpStatus: status,
			retryAfterMs: 7000,
		});
	});

	it.each([
		['is refused', 404, VIDEO],
		['is no video', 200, HTML.repeat(20)],
	])('lets go of what %s at once, however much would still come', async (_what, status, body) => {
		host.answer((response) => {
			response.writeHead(status, { 'content-length': 100 * VIDEO.length }).write(body);
		});
		const { trouble } = await download();
		expect(trouble).toBeDefined();
		await host.left();
	});
});

describe('a file of text', () => {
	it.each([
		['srt', 'text/plain', CAPTIONS],
		['srt', 'application/octet-stream', ''],
		['vtt', 'text/vtt', `WEBVTT\n\n${CAPTIONS}`],
		['txt', 'text/plain', 'Good morning'],
		['json', 'application/json', '{"words":[]}'],
	])('%s, sent as %s, is delivered', async (extension, type, text) => {
		host.answer((response) => response.writeHead(200, { 'content-type': type }).end(text));
		const { bytes, trouble } = await download(`/captions.${extension}`, extension);
		expect(trouble).toBeUndefined();
		expect(bytes?.toString()).toBe(text);
	});
});

it.each([
	['video/mp4; codecs="avc1"', '/clip', 'mp4', '01-Ferry.mp4', 'video/mp4'],
	['binary/octet-stream', '/clip.mp4', 'mp4', '01-Ferry.mp4', 'video/mp4'],
	['application/octet-stream', '/clip', 'mov', '01-Ferry.mov', 'video/quicktime'],
	['', '/clip.webm', 'mp4', '01-Ferry.webm', 'video/webm'],
	['', '/words', 'vtt', '01-Ferry.vtt', 'text/vtt'],
	['application/octet-stream', '/words.srt', 'srt', '01-Ferry.srt', 'application/x-subrip'],
])('%j at %s is called and typed for what it is', async (type, path, extension, name, mimeType) => {
	const file = extension === 'vtt' || extension === 'srt' ? CAPTIONS : VIDEO;
	host.answer((response) => response.writeHead(200, { 'content-type': type }).end(file));
	const { binary } = await download(path, extension);
	expect(binary).toMatchObject({ fileName: name, mimeType });
});

describe('lengths', () => {
	it('asks for the file unpacked', async () => {
		host.answer((response) => response.end(VIDEO));
		await download();
		expect(host.requests[0]?.headers['accept-encoding']).toBe('identity');
	});

	it.each([
		['that packing makes longer', 'mp4', VIDEO],
		['that packing makes shorter', 'srt', Buffer.from(CAPTIONS)],
	])(
		'a file %s has the wrong length when its host packs it nevertheless',
		async (_what, extension, file) => {
			const packed = gzipSync(file);
			expect(packed.length).not.toBe(file.length);
			host.answer((response) => {
				const headers = { 'content-encoding': 'gzip', 'content-length': packed.length };
				response.writeHead(200, headers).end(packed);
			});
			const { bytes, trouble } = await download(`/file.${extension}`, extension);
			expect(bytes).toBeUndefined();
			expect(trouble?.message).toContain(
				` sent ${file.length} bytes, but announced ${packed.length}`,
			);
			expect(trouble?.advice).toContain('compresses files');
		},
	);

	it('a packed file whose host announces no length arrives whole', async () => {
		host.answer((response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(VIDEO));
		});
		expect(sha256((await download()).bytes)).toBe(sha256(VIDEO));
	});

	it('a packed file that is cut is not delivered, with its length or without', async () => {
		const packed = gzipSync(VIDEO);
		for (const length of [{ 'content-length': packed.length }, {}]) {
			host.answer((response) => {
				response.writeHead(200, { 'content-encoding': 'gzip', ...length });
				cutAfter(response, packed.subarray(0, packed.length / 2));
			});
			const { bytes, trouble } = await download();
			expect(bytes).toBeUndefined();
			expect(trouble?.message).toContain('broke off after');
		}
	});

	it('a file without a length arrives whole, and is not delivered when it is cut', async () => {
		host.answer((response) => response.writeHead(200).end(VIDEO));
		expect(sha256((await download()).bytes)).toBe(sha256(VIDEO));
		expect(host.requests[0]?.headers.range).toBeUndefined();

		host.answer((response) => cutAfter(response.writeHead(200), VIDEO.subarray(0, 70_000)));
		const { bytes, trouble } = await download();
		expect(bytes).toBeUndefined();
		expect(trouble?.message).toMatch(/broke off after \d+ bytes$/);
	});

	it.each([1, 1000])('a file that is %i bytes short is not delivered', async (missing) => {
		host.answer((response) => {
			response.writeHead(200, { 'content-length': VIDEO.length });
			cutAfter(response, VIDEO.subarray(0, VIDEO.length - missing));
		});
		const { bytes, trouble } = await download();
		expect(bytes).toBeUndefined();
		expect(trouble?.message).toMatch(new RegExp(`broke off after \\d+ of ${VIDEO.length} bytes`));
	});
});

it('a file that n8n has stored in part only is not delivered', async () => {
	host.answer((response) => response.writeHead(200).end(VIDEO));
	const source = { kind: 'link', url: `${host.url}/clip.mp4` } as const;
	const half: typeof memoryStore = async (helpers, body) => {
		const stored = await memoryStore(helpers, body);
		return { ...stored, bytes: VIDEO.length / 2 };
	};
	const { trouble, bytes } = await startDownload(source, host.url, 'mp4', half).done;
	expect(bytes).toBeUndefined();
	expect(trouble?.message).toBe(
		`n8n did not store the file: it kept ${VIDEO.length / 2} of ${VIDEO.length} bytes`,
	);
});

it('a file that n8n cannot store is distinguished from one that is not available', async () => {
	host.answer((response) => response.writeHead(200).end(VIDEO));
	const source = { kind: 'link', url: `${host.url}/clip.mp4` } as const;
	const noSpace = new Error('no space left on device');
	const store = async () => {
		throw noSpace;
	};
	const { trouble } = await startDownload(source, host.url, 'mp4', store).done;
	expect(trouble).toMatchObject({
		kind: 'refused',
		message: 'n8n did not store the file: no space left on device',
	});
	expect(host.requests).toHaveLength(1);
	await host.left();
});
