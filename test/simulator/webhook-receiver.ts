import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly body: unknown;
}

/** A receiver of callbacks that answers with one status and hands out what it got, in order. */
export async function startReceiver(status = 200) {
	const received: ReceivedCall[] = [];
	const waiting: ((call: ReceivedCall) => void)[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			const call = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) };
			const next = waiting.shift();
			if (next === undefined) received.push(call);
			else next(call);
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		/** Calls that no one has waited for. */
		received,
		next: () =>
			new Promise<ReceivedCall>((resolve) => {
				const call = received.shift();
				if (call === undefined) waiting.push(resolve);
				else resolve(call);
			}),
		close: () => {
			server.closeAllConnections();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
