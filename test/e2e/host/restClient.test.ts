import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { RestClient } from '../../../host/n8n/restClient';

describe("the client of n8n's interface", () => {
	let server: Server;
	let connections = 0;
	/** The answers with 503 that come first. */
	let refusals: string[] = [];

	beforeAll(async () => {
		server = createServer((_, response) => {
			const message = refusals.shift();
			if (message !== undefined) response.statusCode = 503;
			response.end(JSON.stringify(message === undefined ? { data: 'here' } : { message }));
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

	it('sends again what n8n has not taken because its database is slow, and nothing else', async () => {
		const { port } = server.address() as AddressInfo;
		const client = new RestClient(`http://127.0.0.1:${port}`);
		refusals = ['Database is not ready!', 'Database is not ready!'];
		await expect(client.request(z.string(), 'POST', '/write')).resolves.toBe('here');
		refusals = ['Too many executions'];
		await expect(client.request(z.string(), 'POST', '/write')).rejects.toThrow('503');
	});
});
