import { Stopped } from '../../nodes/shared/time/clock';
import { cutAfter, startDownloadHost, type DownloadHost } from './downloadHost';
import { startDownload, storedFiles, VIDEO } from './downloadProbe';

let host: DownloadHost;

beforeAll(async () => {
	host = await startDownloadHost();
});
afterAll(async () => await host.close());

const FILE = { 'content-type': 'video/mp4', 'content-length': VIDEO.length, etag: '"1"' };

const start = () => startDownload({ kind: 'link', url: `${host.url}/clip.mp4` }, host.url);

it.each([
	['before the answer', undefined],
	['before the first byte', 0],
	['while it is looked at', 100],
	['while it is stored', 100_000],
])('stopping ends a download %s, and nothing is stored', async (_when, bytes) => {
	const before = await storedFiles();
	const arrived = new Promise<void>((resolve) => {
		host.answer((response) => {
			if (bytes !== undefined) {
				response.writeHead(200, FILE).flushHeaders();
				response.write(VIDEO.subarray(0, bytes));
			}
			setTimeout(resolve, 200);
		});
	});
	const { done, stop } = start();
	await arrived;
	stop();
	const { thrown } = await done;

	expect(thrown).toBeInstanceOf(Stopped);
	await host.left();
	expect(host.requests).toHaveLength(1);
	await expect(storedFiles()).resolves.toEqual(before);
});

it('stopping ends the pause before a transfer continues', async () => {
	const cut = new Promise<void>((resolve) => {
		host.answer((response) => {
			response.on('close', () => setTimeout(resolve, 200));
			cutAfter(response.writeHead(200, FILE), VIDEO.subarray(0, 100_000));
		});
	});
	const { done, stop } = start();
	await cut;
	stop();
	const { thrown } = await done;

	expect(thrown).toBeInstanceOf(Stopped);
	expect(host.requests).toHaveLength(1);
});
