import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { RestClient } from '../../../host/n8n/restClient';

describe("the client of n8n's interface", () => {
	let server: Server;
	let connections = 0;
	/** How many requests are answered as n8n does while its database is slow. */
	let refusals = 0;

	beforeAll(async () => {
		server = createServer((_, response) => {
			if (refusals-- > 0) response.statusCode = 503;
			response.end(JSON.stringify({ data: 'here' }));
		});
		server.on('connection', () => connections++);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	afterAll(async () => await new Promise((resolve) => server.close(resolve)));

	it('never sends on a connection that n8n may have closed in the meantime', async () => {
		const { port } = server.address() as AddressInfo;
		const client = new RestClient(`http://127.0.0.1:${port}`);
		for (const path of ['/one', '/two', '/three']) {
			await expect(client.request(z.string(), 'GET', path)).resolves.toBe('here');
		}
		expect(connections).toBe(3);
	});

	it('reads again while the database of n8n is slow, and writes once', async () => {
		const { port } = server.address() as AddressInfo;
		const client = new RestClient(`http://127.0.0.1:${port}`);
		refusals = 2;
		await expect(client.request(z.string(), 'GET', '/read')).resolves.toBe('here');
		refusals = 1;
		await expect(client.request(z.string(), 'POST', '/write')).rejects.toThrow('503');
	});
});
