import { createHash } from 'node:crypto';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { mediaVideos, stillOf, mediaBytes } from '../../simulator/core/media-library';
import { CLIPPING_BODY, ThirdPartyVizardClient } from './vizard/third-party-client';

const MEBIBYTE = 1024 ** 2;
let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

const withRange = (url: string, range: string, more: Record<string, string> = {}) =>
	fetch(url, { headers: { range, ...more } });

describe('The file host', () => {
	it('serves ranges', async () => {
		const { videoUrl } = await client.firstClip();
		const whole = await fetch(videoUrl);
		expect(whole.headers.get('accept-ranges')).toBe('bytes');
		const etag = whole.headers.get('etag') ?? '';
		const bytes = Buffer.from(await whole.arrayBuffer());

		const part = await withRange(videoUrl, 'bytes=10-19');
		expect(part.status).toBe(206);
		expect(part.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`);
		expect(part.headers.get('content-length')).toBe('10');
		expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);

		const outside = await withRange(videoUrl, `bytes=${bytes.length}-`);
		expect(outside.status).toBe(416);
		expect(outside.headers.get('content-range')).toBe(`bytes */${bytes.length}`);

		expect((await withRange(videoUrl, 'bytes=0-0', { 'if-range': etag })).status).toBe(206);
		const date = whole.headers.get('last-modified') ?? '';
		expect((await withRange(videoUrl, 'bytes=0-0', { 'if-range': date })).status).toBe(206);
		expect((await withRange(videoUrl, 'bytes=0-0', { 'if-range': '"old"' })).status).toBe(200);
		expect((await fetch(videoUrl, { headers: { 'if-none-match': etag } })).status).toBe(304);
	});

	it('answers HEAD with the headers of GET', async () => {
		const { videoUrl } = await client.firstClip();
		const get = await fetch(videoUrl);
		const head = await fetch(videoUrl, { method: 'HEAD' });
		expect(head.status).toBe(200);
		for (const name of ['content-length', 'content-type', 'etag', 'last-modified', 'accept-ranges'])
			expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
		expect(await head.text()).toBe('');
		await get.arrayBuffer();
	});

	it('knows nothing else', async () => {
		expect((await fetch(`${simulator.filesUrl}/vizard/nothing.mp4`)).status).toBe(404);
		const upload = await fetch(`${simulator.filesUrl}/vizard/x`, { method: 'PUT', body: 'x' });
		expect(upload.status).toBe(404);
	});

	it('streams a large video in constant memory, the same bytes each time', async () => {
		const sizeBytes = 192 * MEBIBYTE;
		await simulator.control.planJobs({ output: { count: 1, sizeBytes } });
		const { videoUrl } = await client.firstClip();
		const before = process.memoryUsage().rss;
		let most = 0;
		let received = 0;
		const response = await fetch(videoUrl);
		expect(response.headers.get('content-length')).toBe(String(sizeBytes));
		const middle = createHash('sha256');
		for await (const chunk of response.body ?? []) {
			const bytes = Buffer.from(chunk);
			const from = Math.max(0, 100 * MEBIBYTE - received);
			const to = Math.min(bytes.length, 101 * MEBIBYTE - received);
			if (to > from) middle.update(bytes.subarray(from, to));
			received += bytes.length;
			most = Math.max(most, process.memoryUsage.rss());
		}
		expect(received).toBe(sizeBytes);
		expect(most - before).toBeLessThan(sizeBytes / 2);

		const range = `bytes=${100 * MEBIBYTE}-${101 * MEBIBYTE - 1}`;
		const again = Buffer.from(await (await withRange(videoUrl, range)).arrayBuffer());
		expect(createHash('sha256').update(again).digest('hex')).toBe(middle.digest('hex'));
	});

	it('announces 2 GiB and more, by control or by directive', async () => {
		const videoUrl = `https://media.example.org/a.mp4?sim-bytes=${5 * 1024 ** 3}&sim-clips=2`;
		const { videos = [] } = await client.finished({ ...CLIPPING_BODY, videoUrl });
		expect(videos).toHaveLength(2);
		const head = await fetch(videos[0]?.videoUrl ?? '', { method: 'HEAD' });
		expect(head.headers.get('content-length')).toBe(String(5 * 1024 ** 3));
		const tail = await withRange(videos[0]?.videoUrl ?? '', 'bytes=-1000');
		expect((await tail.arrayBuffer()).byteLength).toBe(1000);
	});

	it('has small videos of all shapes, with stills', () => {
		const shapes = new Set(mediaVideos().map(({ aspectRatio }) => aspectRatio));
		expect([...shapes].sort()).toEqual(['16:9', '1:1', '4:5', '9:16']);
		for (const video of mediaVideos()) {
			expect(mediaBytes(video.file).length).toBe(video.bytes);
			expect(video.bytes).toBeLessThan(100_000);
			expect(mediaBytes(stillOf(video, 'jpg')).subarray(0, 2).toString('hex')).toBe('ffd8');
			expect(mediaBytes(stillOf(video, 'png')).toString('latin1', 1, 4)).toBe('PNG');
		}
	});
});
