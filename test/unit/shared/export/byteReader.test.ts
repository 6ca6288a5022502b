import { Readable } from 'node:stream';
import { ByteReader, Silence } from '../../../../nodes/shared/export/byteReader';

/** Short enough to wait for, long beside everything that a test lets happen at once. */
const SILENCE_MS = 60;

const NEVER = new Promise<never>(() => {});

async function all(reader: ByteReader): Promise<string> {
	const pieces: Uint8Array[] = [];
	for (let piece = await reader.next(); piece; piece = await reader.next()) pieces.push(piece);
	return Buffer.concat(pieces).toString();
}

it('reads a body to its end', async () => {
	const reader = new ByteReader(Readable.from([Buffer.from('ab'), Buffer.from('cd')]), SILENCE_MS);
	await expect(all(reader)).resolves.toBe('abcd');
	reader.close();
});

it('hands on what the connection broke with', async () => {
	async function* breaking() {
		yield Buffer.from('ab');
		throw new Error('aborted');
	}
	const reader = new ByteReader(Readable.from(breaking()), SILENCE_MS);
	await expect(all(reader)).rejects.toThrow('aborted');
	reader.close();
});

it('gives up a host that falls silent', async () => {
	async function* stalling() {
		yield Buffer.from('ab');
		await NEVER;
	}
	const reader = new ByteReader(Readable.from(stalling()), SILENCE_MS);
	await expect(reader.next()).resolves.toEqual(Buffer.from('ab'));
	await expect(reader.next()).rejects.toBeInstanceOf(Silence);
	reader.close();
});

it('is not impatient with whoever reads: only waiting for the host counts', async () => {
	const reader = new ByteReader(Readable.from([Buffer.from('ab'), Buffer.from('cd')]), SILENCE_MS);
	await reader.next();
	await new Promise((resolve) => setTimeout(resolve, 5 * SILENCE_MS));
	await expect(all(reader)).resolves.toBe('cd');
	reader.close();
});

it('closes the body', async () => {
	const body = Readable.from([Buffer.from('ab'), Buffer.from('cd')]);
	const reader = new ByteReader(body, SILENCE_MS);
	await reader.next();
	reader.close();
	expect(body.destroyed).toBe(true);
});
