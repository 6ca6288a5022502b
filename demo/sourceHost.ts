import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

const VIDEO = join(__dirname, '..', 'simulator', 'media', '16x9-45s.mp4');

/**
 * Stands for a website of the user's that has a video under every path. The examples that begin with a
 * file download it from here; the file host of the simulator has results only.
 */
export class SourceHost {
	private constructor(private readonly server: Server) {}

	static async start(): Promise<SourceHost> {
		const video = readFileSync(VIDEO);
		const server = createServer((request, response) => {
			request.resume();
			response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': video.length });
			response.end(video);
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(0, '127.0.0.1', resolve);
		});
		return new SourceHost(server);
	}

	/** Without a trailing slash. */
	get origin(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') {
			throw new Error('The host of the sources does not listen on a port');
		}
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}
}
