import fc from 'fast-check';
import type { Readable } from 'node:stream';
import { mediaBytes, mediaVideoLike } from '../../../simulator/core/media-library';
import { smallestSizedVideo, streamSizedVideo } from '../../../simulator/core/sized-video';

const base = mediaBytes(mediaVideoLike('9:16', 8).file);

async function collect(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

describe('streamSizedVideo', () => {
	const size = 300_000;
	const all = () => collect(streamSizedVideo(base, size, { first: 0, last: size - 1 }));

	it('is the real video followed by one free box up to exactly the size', async () => {
		const bytes = await all();
		expect(bytes.length).toBe(size);
		expect(bytes.subarray(0, base.length).equals(base)).toBe(true);
		expect(bytes.toString('latin1', base.length + 4, base.length + 8)).toBe('free');
		expect(bytes.readBigUInt64BE(base.length + 8)).toBe(BigInt(size - base.length));
	});

	it('gives the same bytes for a range as in the whole', async () => {
		const whole = await all();
		const position = fc.nat(size - 1);
		await fc.assert(
			fc.asyncProperty(position, position, async (one, other) => {
				const range = { first: Math.min(one, other), last: Math.max(one, other) };
				const part = await collect(streamSizedVideo(base, size, range));
				expect(part.equals(whole.subarray(range.first, range.last + 1))).toBe(true);
			}),
			{ numRuns: 25 },
		);
	});

	it('does not repeat itself from block to block', async () => {
		const bytes = await all();
		const start = smallestSizedVideo(base.length);
		const block = 64 * 1024;
		const first = bytes.subarray(start, start + block);
		const second = bytes.subarray(start + block, start + 2 * block);
		expect(first.equals(second)).toBe(false);
	});

	it('reaches beyond 4 GiB', async () => {
		const huge = 6 * 1024 ** 3;
		const range = { first: huge - 100, last: huge - 1 };
		expect((await collect(streamSizedVideo(base, huge, range))).length).toBe(100);
	});
});
