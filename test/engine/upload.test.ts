import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IExecuteFunctions } from 'n8n-workflow';
import { vizard } from '../../nodes/Vizard/provider';
import { createSender } from '../../nodes/shared/http/sender';
import type { Sent, Upload, WireRequest } from '../../nodes/shared/provider/wire';
import { InvalidInput } from '../../nodes/shared/input/invalidInput';
import { createN8nClock } from '../../nodes/shared/time/clock';
import { PROBE, setProbe } from '../harness/probe';
import { runWorkflow } from '../harness/runWorkflow';
import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';

const KEY = 'upload-test-key';
const VIDEO = randomBytes(300_000);

type Where = 'memory' | 'file';

let server: RecordingServer;

beforeEach(async () => {
	server = await startRecordingServer((path) => {
		if (path.startsWith('/moved')) return { status: 307, headers: { Location: '/elsewhere' } };
		if (path.startsWith('/expired')) return { status: 403, body: '<Error/>' };
		return path.startsWith('/signed')
			? { status: 200 }
			: { status: 200, body: JSON.stringify({ ok: true }) };
	});
});

afterEach(async () => {
	await server.close();
});

/** Sends one request out of the engine, with a video in the item's binary field `clip`. */
async function send(
	request: Partial<WireRequest>,
	where: Where = 'memory',
	video: () => Readable | Buffer = () => VIDEO,
): Promise<{ sent?: Sent; thrown?: unknown }> {
	const result: { sent?: Sent; thrown?: unknown } = {};
	setProbe(async (context) =>
		context.getNode().name === 'Give'
			? [{ json: {}, binary: { clip: await giveBinary(context, where, video()) } }]
			: await askSender(context),
	);
	async function askSender(context: IExecuteFunctions) {
		const sender = createSender({
			n8n: context,
			provider: vizard,
			itemIndex: 0,
			clock: createN8nClock(context),
		});
		try {
			result.sent = await sender.send({
				purpose: 'prepare',
				method: 'POST',
				path: '/upload',
				...request,
			});
		} catch (error) {
			result.thrown = error;
		}
		return [];
	}
	const { error } = await runWorkflow({
		items: [{ json: {} }],
		nodes: [
			{ name: 'Give', type: PROBE, parameters: {} },
			{ name: 'Send', type: PROBE, parameters: {} },
		],
		credentials: { vizardApi: { apiKey: KEY, baseUrl: server.url } },
	});
	expect(error).toBeUndefined();
	return result;
}

async function giveBinary({ helpers }: IExecuteFunctions, where: Where, video: Readable | Buffer) {
	const stored = await helpers.prepareBinaryData(video, 'Fähre "1".mp4', 'video/mp4');
	if (where === 'file') {
		expect(stored.id).toBeDefined();
		return stored;
	}
	const data = (await helpers.binaryToBuffer(video)).toString('base64');
	return { data, mimeType: 'video/mp4', fileName: 'Fähre "1".mp4' };
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The parts of a form by name, cut at the boundary that its header announces. */
function partsOf(
	body: Buffer,
	contentType: string,
): Record<string, { head: string; data: Buffer }> {
	const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType)?.[1];
	const raw = body.toString('latin1');
	expect(raw.endsWith(`--${boundary}--\r\n`)).toBe(true);
	const parts = raw.split(`--${boundary}`).slice(1, -1);
	return Object.fromEntries(
		parts.map((part) => {
			const end = part.indexOf('\r\n\r\n');
			const head = Buffer.from(part.slice(2, end), 'latin1').toString('utf8');
			const data = Buffer.from(part.slice(end + 4, -2), 'latin1');
			return [/ name="([^"]*)"/.exec(head)?.[1] ?? '', { head, data }];
		}),
	);
}

const FORM: Upload = {
	binaryProperty: 'clip',
	multipart: { fileField: 'file', fields: { template_video_id: 'vid_1', note: 'a\nb ü' } },
};

const BARE: Upload = { binaryProperty: 'clip' };

describe.each<Where>(['memory', 'file'])('a video that n8n keeps in %s', (where) => {
	it('arrives byte for byte in a form, with its fields and its length', async () => {
		const { sent } = await send({ upload: FORM }, where);

		expect(sent).toMatchObject({ ok: true, answer: { body: { ok: true } } });
		expect(server.arrived).toHaveLength(1);
		const [{ headers, body, bytes }] = server.arrived as [(typeof server.arrived)[0]];
		expect(headers['content-length']).toBe(String(bytes));
		expect(headers['transfer-encoding']).toBeUndefined();
		expect(headers['vizardai_api_key']).toBe(KEY);
		const parts = partsOf(body, String(headers['content-type']));
		expect(parts.template_video_id?.data.toString()).toBe('vid_1');
		expect(parts.note?.data.toString()).toBe('a\r\nb ü');
		expect(parts.file?.head).toContain('filename="Fähre %221%22.mp4"');
		expect(parts.file?.head).toContain('Content-Type: video/mp4');
		expect(parts.file?.data.equals(VIDEO)).toBe(true);
	});

	it('arrives byte for byte as a bare body, with its type and its length', async () => {
		await send({ upload: BARE }, where);

		expect(server.arrived[0]).toMatchObject({ bytes: VIDEO.length, sha256: sha256(VIDEO) });
		expect(server.arrived[0]?.headers).toMatchObject({
			'content-type': 'video/mp4',
			'content-length': String(VIDEO.length),
			vizardai_api_key: KEY,
		});
	});

	it('goes to a presigned address without any key', async () => {
		const presignedUrl = `${server.url}/signed/a%2Fb?X-Signature=s%2B1&expires=9`;
		const { sent } = await send({ upload: BARE, presignedUrl, method: 'PUT' }, where);

		expect(sent?.ok).toBe(true);
		expect(server.arrived).toHaveLength(1);
		expect(server.arrived[0]).toMatchObject({
			method: 'PUT',
			path: '/signed/a%2Fb?X-Signature=s%2B1&expires=9',
			sha256: sha256(VIDEO),
		});
		expect(JSON.stringify(server.arrived[0]?.headers)).not.toContain(KEY);
		expect(server.arrived[0]?.headers.authorization).toBeUndefined();
	});
});

it('sends the content type that the provider asks for', async () => {
	await send({ upload: { ...BARE, contentType: 'application/octet-stream' } }, 'file');
	expect(server.arrived[0]?.headers['content-type']).toBe('application/octet-stream');
});

it('does not follow a redirect of an upload address', async () => {
	const { sent } = await send({ upload: BARE, presignedUrl: `${server.url}/moved`, method: 'PUT' });

	expect(sent).toMatchObject({ ok: false, trouble: { kind: 'refused', httpStatus: 307 } });
	expect(server.arrived).toHaveLength(1);
});

it('distinguishes a refused upload address from a refused key', async () => {
	const { sent } = await send({ upload: BARE, presignedUrl: `${server.url}/expired` });
	expect(sent).toMatchObject({ ok: false, trouble: { kind: 'refused', httpStatus: 403 } });
});

it.each(['file:///etc/passwd', 'ftp://example.com/x', 'not a url'])(
	'sends nothing to an upload address like %s',
	async (presignedUrl) => {
		const { sent } = await send({ upload: BARE, presignedUrl });
		expect(sent).toMatchObject({ ok: false, trouble: { kind: 'unexpectedAnswer' } });
		expect(server.arrived).toHaveLength(0);
	},
);

it.each([
	['nothing', "'Input Binary Field' is 'nothing'"],
	['', "'Input Binary Field' is empty"],
])('names the parameter when there is no field %j', async (binaryProperty, message) => {
	const { thrown } = await send({ upload: { binaryProperty } });

	expect(thrown).toBeInstanceOf(InvalidInput);
	expect((thrown as InvalidInput).message).toContain(message);
	expect(server.arrived).toHaveLength(0);
});

it('does not send an empty file', async () => {
	const { thrown } = await send({ upload: BARE }, 'memory', () => Buffer.alloc(0));
	expect((thrown as InvalidInput).message).toContain("'Input Binary Field' names an empty file");
	expect(server.arrived).toHaveLength(0);
});

it('says that no answer came when the file host goes away', async () => {
	await server.close();
	const { sent } = await send({ upload: BARE, presignedUrl: `${server.url}/signed` }, 'file');
	expect(sent).toMatchObject({ ok: false, trouble: { kind: 'unreachable' } });
});

describe('a video of 200 MB', () => {
	const CHUNK = randomBytes(1_000_000);
	const CHUNKS = 200;

	function bigVideo(): Readable {
		return Readable.from(
			(function* () {
				for (let index = 0; index < CHUNKS; index++) yield CHUNK;
			})(),
		);
	}

	it.each([
		['a form', FORM],
		['a bare body', BARE],
	])(
		'that is refused before it has arrived as %s ends with that refusal',
		async (_form, upload) => {
			const { sent } = await send({ upload, path: '/early' }, 'file', bigVideo);
			expect(sent).toMatchObject({ ok: false, trouble: { httpStatus: 413 } });
		},
	);

	it.each([
		['a form', FORM],
		['a bare body', BARE],
	])(
		'is never held in memory as %s',
		async (_form, upload) => {
			const before = process.memoryUsage().arrayBuffers;
			let peak = 0;
			const watch = setInterval(() => {
				peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
			}, 5);
			try {
				await send({ upload }, 'file', bigVideo);
			} finally {
				clearInterval(watch);
			}
			expect(server.arrived[0]?.bytes).toBeGreaterThanOrEqual(CHUNKS * CHUNK.length);
			expect(peak).toBeLessThan((CHUNKS * CHUNK.length) / 2);
		},
		60_000,
	);
});
