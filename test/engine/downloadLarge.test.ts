import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { firstByteOf, startDownloadHost } from './downloadHost';
import { sha256, startDownload, VIDEO } from './downloadProbe';
import { SkippedTime } from '../harness/skippedTime';

// Pauses before a transfer continues are not under test here.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const TIMES = 500;
const TOTAL = TIMES * VIDEO.length;
/** Not a whole number of pieces of any size. */
const CUT_EVERY = 61_234_567;

/** The large file, which is one video over and over, from a byte on. */
function* piecesFrom(first: number): Generator<Buffer> {
	yield VIDEO.subarray(first % VIDEO.length);
	for (let index = Math.floor(first / VIDEO.length) + 1; index < TIMES; index++) yield VIDEO;
}

it('a file of 200 MB that breaks off three times arrives to the last bit, and is never held in memory', async () => {
	const before = process.memoryUsage().arrayBuffers;
	let peak = 0;
	const host = await startDownloadHost();
	host.answer((response, request, number) => {
		const first = firstByteOf(request);
		response.writeHead(number === 0 ? 200 : 206, {
			'content-length': TOTAL - first,
			etag: '"1"',
			...(number > 0 && { 'content-range': `bytes ${first}-${TOTAL - 1}/${TOTAL}` }),
		});
		let sent = 0;
		const body = Readable.from(piecesFrom(first), { highWaterMark: 1 });
		body.on('data', (piece: Buffer) => {
			sent += piece.length;
			peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
			if (number < 3 && sent > CUT_EVERY) response.destroy();
		});
		body.pipe(response);
	});

	const { bytes } = await startDownload({ kind: 'link', url: `${host.url}/large.mp4` }, host.url)
		.done;

	expect(host.requests).toHaveLength(4);
	const expected = createHash('sha256');
	for (const piece of piecesFrom(0)) expected.update(piece);
	expect(sha256(bytes)).toBe(expected.digest('hex'));
	expect(peak).toBeLessThan(TOTAL / 2);
	await host.close();
}, 60_000);
