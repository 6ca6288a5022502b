import {
	createServer,
	request as requestOf,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { keysIn, repetitionsOf } from '../../harness/keyForms';

/** Fields in which providers explain themselves, name things or say what they are doing. */
const SPOKEN = /message|msg|detail|reason|title|description|transcript|stage|summary|notice/i;

/** Adds these words to whatever an answer says, and to each of its objects as a field of their own. */
function repeating(value: unknown, words: readonly string[]): unknown {
	if (Array.isArray(value)) return value.map((entry) => repeating(entry, words));
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(([name, held]) => [
		name,
		typeof held === 'string' && SPOKEN.test(name)
			? [held, ...words].join(' ')
			: repeating(held, words),
	]);
	return { ...Object.fromEntries(fields), received: words };
}

/** Stands before the simulator and repeats, in headers and body of each answer, the key that it was sent. */
export class RepeatingProxy {
	/** How many answers had a key added to them. */
	repeated = 0;

	private constructor(
		private readonly server: Server,
		readonly url: string,
	) {}

	/**
	 * @param target origin of the simulator
	 * @param keys that may come
	 */
	static async start(target: string, keys: readonly string[]): Promise<RepeatingProxy> {
		const server = createServer((request, response) => {
			const [key] = keysIn(JSON.stringify(request.headers), keys);
			const { method, headers } = request;
			const passedOn = requestOf(`${target}${request.url ?? ''}`, { method, headers }, (answer) => {
				if (key !== undefined) proxy.repeated++;
				void passBack(answer, response, key === undefined ? [] : repetitionsOf(key));
			});
			// Which cut connection was cut by whom does not matter: the other one is cut as well.
			passedOn.on('error', () => response.destroy());
			request.pipe(passedOn);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const proxy = new RepeatingProxy(server, `http://127.0.0.1:${port}`);
		return proxy;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

async function passBack(
	answer: IncomingMessage,
	response: ServerResponse,
	words: readonly string[],
): Promise<void> {
	const { statusCode = 502, headers } = answer;
	const said = words.length > 0 ? { 'x-received': words.join(' ') } : {};
	if (headers['content-type']?.startsWith('video/')) {
		response.writeHead(statusCode, { ...headers, ...said });
		answer.pipe(response);
		return;
	}
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(Buffer.from(chunk as Uint8Array));
	const text = Buffer.concat(chunks).toString();
	const isJson = headers['content-type']?.includes('json') ?? false;
	const body = isJson
		? JSON.stringify(repeating(JSON.parse(text), words))
		: [text, ...words].join(' ');
	const length = { 'content-length': Buffer.byteLength(body) };
	response.writeHead(statusCode, { ...headers, ...said, ...length }).end(body);
}
