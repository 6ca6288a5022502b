import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request for a file, as it arrived. */
export interface FileRequest {
	path: string;
	headers: IncomingHttpHeaders;
}

/** Answers a request; the first one has the number 0. */
export type FileHandler = (response: ServerResponse, request: FileRequest, number: number) => void;

/** A file host that does what a test wants, down to the connection. */
export interface DownloadHost {
	url: string;
	requests: FileRequest[];
	/** What it does from now on; forgets the requests. */
	answer(handler: FileHandler): void;
	/** Resolves as soon as no connection is open any more. */
	left(): Promise<void>;
	close(): Promise<void>;
}

export async function startDownloadHost(): Promise<DownloadHost> {
	const requests: FileRequest[] = [];
	let handler: FileHandler = (response) => response.writeHead(404).end();
	const server = createServer((incoming, response) => {
		const request = { path: incoming.url ?? '', headers: incoming.headers };
		requests.push(request);
		handler(response, request, requests.length - 1);
	});
	const open = new Set<Socket>();
	server.on('connection', (socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		answer(next) {
			handler = next;
			requests.length = 0;
		},
		left: async () => {
			const closing = (socket: Socket) => new Promise((resolve) => socket.on('close', resolve));
			await Promise.all([...open].map(closing));
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Gives sent bytes time to be read: what waits in a buffer when a connection breaks is lost. */
const READING_MS = 100;

/** Sends a part of what was announced and cuts the connection. */
export function cutAfter(response: ServerResponse, part: Buffer): void {
	response.flushHeaders();
	response.write(part, () => setTimeout(() => response.destroy(), READING_MS));
}

/** The first byte that a request asks for; 0 for the whole file. */
export function firstByteOf({ headers }: FileRequest): number {
	return Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
}
