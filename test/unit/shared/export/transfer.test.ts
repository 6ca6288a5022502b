import { Readable } from 'node:stream';
import type { FileAnswer, OpenedSource } from '../../../../nodes/shared/export/openSource';
import { Transfer } from '../../../../nodes/shared/export/transfer';
import { Stopped, type Clock } from '../../../../nodes/shared/time/clock';

const FILE = Buffer.from('0123456789'.repeat(1000));
const LINK = 'https://files.example.com/clip.mp4';
const ETAG = '"1"';

const realTimeout = AbortSignal.timeout.bind(AbortSignal);

/** What is waited for when a host falls silent passes in a moment. */
beforeEach(() => {
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => realTimeout(30));
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** A body that ends after these bytes: as it should, by an error, or never. */
function body(bytes: Buffer, end: 'regular' | 'broken' | 'silent'): Readable {
	async function* pieces() {
		yield bytes;
		if (end === 'broken') throw new Error('aborted');
		if (end === 'silent') await new Promise<never>(() => {});
	}
	return Readable.from(pieces());
}

function answer(stream: Readable, statusCode = 200, headers: Record<string, string> = {}) {
	const letGo = jest.fn();
	const length = { 'content-length': String(FILE.length), etag: ETAG };
	const response = { statusCode, headers: { ...length, ...headers }, body: stream };
	return { ok: true, url: LINK, response, letGo } satisfies FileAnswer;
}

function rest(first: number, end: 'regular' | 'broken' | 'silent' = 'regular') {
	const range = { 'content-range': `bytes ${first}-${FILE.length - 1}/${FILE.length}` };
	return answer(body(FILE.subarray(first), end), 206, range);
}

/** Runs a transfer to its end, with these answers to its requests for the rest. */
async function transferred(first: FileAnswer, answers: readonly OpenedSource[] = []) {
	const left = [...answers];
	const asked: Record<string, string>[] = [];
	const slept: number[] = [];
	const clock: Clock = {
		now: () => 0,
		sleep: async (milliseconds) => {
			slept.push(milliseconds);
		},
	};
	const transfer = new Transfer(
		first,
		async (headers) => {
			asked.push(headers);
			const next = left.shift();
			if (!next) throw new Error('asked too often');
			return next;
		},
		clock,
	);
	const pieces: Uint8Array[] = [];
	let thrown: unknown;
	try {
		for await (const piece of transfer.bytes()) pieces.push(piece);
	} catch (error) {
		thrown = error;
	}
	return { transfer, bytes: Buffer.concat(pieces), thrown, asked, slept };
}

const START = FILE.subarray(0, 4000);

it('delivers a file that comes in one go, and lets go of its connection', async () => {
	const whole = answer(body(FILE, 'regular'));
	const { bytes, thrown, asked, slept } = await transferred(whole);
	expect(thrown).toBeUndefined();
	expect(bytes).toEqual(FILE);
	expect(asked).toEqual([]);
	expect(slept).toEqual([]);
	expect(whole.letGo).toHaveBeenCalled();
});

it.each(['broken', 'silent', 'regular'] as const)(
	'continues after a %s end, a moment later',
	async (end) => {
		const first = answer(body(START, end));
		const { bytes, thrown, asked, slept } = await transferred(first, [rest(4000)]);
		expect(thrown).toBeUndefined();
		expect(bytes).toEqual(FILE);
		expect(asked).toEqual([{ Range: 'bytes=4000-', 'If-Range': ETAG }]);
		expect(slept).toEqual([1000]);
		expect(first.letGo).toHaveBeenCalled();
	},
);

it.each([
	['broken', 'the file host files.example.com broke off after 4000 of 10000 bytes', /network/],
	[
		'silent',
		'the file host files.example.com sent nothing for 60 seconds, after 4000 bytes',
		/network/,
	],
	['regular', 'the file host files.example.com sent 4000 bytes, but announced 10000', /proxy/],
] as const)(
	'ends with what a %s end means when the rest is not to be had',
	async (end, message, advice) => {
		const refused = { kind: 'notFound', message: 'gone', advice: 'none' } as const;
		const { transfer, thrown } = await transferred(answer(body(START, end)), [
			{ ok: false, trouble: refused },
		]);
		expect(thrown).toMatchObject({ message });
		expect(transfer.failure).toEqual({
			kind: 'noAnswer',
			message,
			advice: expect.stringMatching(advice),
		});
	},
);

it('lets go of an answer that does not continue', async () => {
	const other = answer(body(FILE, 'regular'), 200);
	const { thrown } = await transferred(answer(body(START, 'broken')), [other]);
	expect(thrown).toBeDefined();
	expect(other.letGo).toHaveBeenCalled();
});

it('hands on that the execution was stopped, and asks for nothing more', async () => {
	const stopped = Readable.from(
		(async function* () {
			yield START;
			throw Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
		})(),
	);
	const { transfer, thrown, asked } = await transferred(answer(stopped));
	expect(thrown).toBeInstanceOf(Stopped);
	expect(transfer.failure).toBeUndefined();
	expect(asked).toEqual([]);
});

it('shows the first bytes and delivers them nevertheless', async () => {
	const transfer = new Transfer(
		answer(body(FILE, 'regular')),
		async () => await Promise.reject(new Error('asked')),
		{ now: () => 0, sleep: async () => {} },
	);
	expect(Buffer.from(await transfer.head(12))).toEqual(FILE.subarray(0, 12));
	const pieces: Uint8Array[] = [];
	for await (const piece of transfer.bytes()) pieces.push(piece);
	expect(Buffer.concat(pieces)).toEqual(FILE);
	expect(transfer.receivedBytes).toBe(FILE.length);
});
