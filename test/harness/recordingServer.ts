import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived; long bodies are kept as their hash only. */
export interface Arrived {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
	bytes: number;
	sha256: string;
}

/** A plain server that answers what a test wants and writes down what reaches it. */
export interface RecordingServer {
	url: string;
	arrived: Arrived[];
	close(): Promise<void>;
}

const KEPT_BYTES = 1_000_000;

/** @param answer status, headers and body for each path */
export async function startRecordingServer(
	answer: (path: string) => {
		status: number;
		headers?: Record<string, string>;
		body?: string;
	},
): Promise<RecordingServer> {
	const arrived: Arrived[] = [];
	const server = createServer((request, response) => {
		if (request.url?.startsWith('/early')) {
			response.writeHead(413, { Connection: 'close' }).end('too large');
			return;
		}
		const hash = createHash('sha256');
		const kept: Buffer[] = [];
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			hash.update(chunk);
			bytes += chunk.length;
			if (bytes <= KEPT_BYTES) kept.push(chunk);
		});
		request.on('end', () => {
			const path = request.url ?? '';
			const body = Buffer.concat(kept);
			const { method = '', headers } = request;
			arrived.push({ method, path, headers, body, bytes, sha256: hash.digest('hex') });
			const { status, headers: answerHeaders, body: text = '' } = answer(path);
			response.writeHead(status, answerHeaders).end(text);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		arrived,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
