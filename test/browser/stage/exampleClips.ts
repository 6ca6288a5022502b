import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';

const VIDEO = join(__dirname, '../../../simulator/media/16x9-5s.mp4');
const KEY = 'key-of-example-clips';

/** What the guide for any service says of the service that it takes as its example. */
export interface ExampleClips {
	url: string;
	key: string;
	/** Bodies of the submits. */
	submits: unknown[];
	close(): Promise<void>;
}

/** The service of the guide: a job waits, is rendered, and is ready at the third question. */
export async function startExampleClips(): Promise<ExampleClips> {
	const server: FastifyInstance = fastify();
	const submits: unknown[] = [];
	const looks = new Map<string, number>();
	const video = await readFile(VIDEO);

	server.addHook('onRequest', async ({ headers, url }, reply) => {
		const isAllowed = url.startsWith('/files/') || headers.authorization === `Bearer ${KEY}`;
		if (!isAllowed) await reply.status(401).send({ why: 'The key is wrong' });
	});
	server.post('/v1/clips', async ({ body }) => {
		submits.push(body);
		const uid = `c-${submits.length}`;
		looks.set(uid, 0);
		return { clip: { uid, phase: 'waiting' } };
	});
	server.get<{ Params: { uid: string } }>('/v1/clips/:uid', async ({ params, host }, reply) => {
		const { uid } = params;
		const looked = looks.get(uid);
		if (looked === undefined) return await reply.status(404).send({ why: 'No such clip' });
		looks.set(uid, looked + 1);
		if (looked < 2) return { clip: { uid, phase: 'rendering' } };
		const files = [{ href: `http://${host}/files/${uid}.mp4` }];
		return { clip: { uid, phase: 'ready', files } };
	});
	server.get('/files/:name', async (_, reply) => await reply.type('video/mp4').send(video));

	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url, key: KEY, submits, close: async () => await server.close() };
}
