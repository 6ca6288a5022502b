import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBody } from './creating';
import type { PictoryContext } from './job-details';
import { sendInvalidRequest } from './refusals';

const UPLOAD_SECONDS = 3600;

const uploadSchema = z.object({ fileName: z.string().min(1), contentType: z.string().min(1) });

const LIBRARIES = ['story_blocks', 'getty'] as const;

/** Things of the account and of Pictory's libraries that a storyboard may name. */
const CATALOGUE = {
	'/v1/avatars': {
		items: [
			{
				id: 'sim-avatar-group',
				name: 'Nora',
				gender: 'Female',
				looks: [look('sim-avatar', 'Nora in Blue Coat'), look('sim-avatar-2', 'Nora at Sea')],
			},
		],
		nextPageKey: null,
	},
	'/v1/brands/video': [{ id: 'sim-brand', name: 'Harbour' }],
	'/v1/smartlayouts': {
		items: [{ templateId: 'sim-layout', templateName: 'Two columns', schemaVersion: 'v3' }],
	},
	'/v1/styles': [{ id: 'sim-style', name: 'Bold' }],
} as const;

function look(id: string, name: string) {
	const preview = `https://media.example.net/avatars/${id}`;
	return { id, name, previewImage: `${preview}.webp`, previewVideo: `${preview}.webm` };
}

interface SearchQuery {
	Querystring: { keyword?: string; language?: string; category?: string };
}

/** Upload links, the media search, and the lists of avatars, brands, layouts and styles. */
export function registerMediaRoutes(
	app: FastifyInstance,
	{ core }: PictoryContext,
	onReset: (listener: () => void) => void,
): void {
	let uploads = 0;
	onReset(() => {
		uploads = 0;
	});

	// Older samples spell it with a capital U.
	for (const path of ['/v1/media/generateurl', '/v1/media/generateUrl'])
		app.post(path, async (request, reply) => {
			const body = readBody(uploadSchema, request.body, reply);
			if ('refused' in body) return body.refused;
			const folder = core.randomness.stream(`pictory/upload/${uploads++}`).uuid();
			const name = body.value.fileName.replace(/[^\w.-]+/g, '_');
			const { url } = core.files.uploadLink({
				provider: 'pictory',
				path: `uploads/${folder}/${name}`,
				signing: 's3',
				lifetimeSeconds: UPLOAD_SECONDS,
			});
			return reply.send({ data: { signedUrl: url, url: url.split('?')[0] } });
		});

	app.get<SearchQuery>('/v1/media/search', async (request, reply) => {
		const { keyword, language = 'en' } = request.query;
		if (!keyword) return sendInvalidRequest(reply, 'keyword is required');
		const random = core.randomness.stream(`pictory/search/${language}/${keyword}`);
		const searchResults = LIBRARIES.flatMap((searchLibrary) =>
			[1, 2].map((number) => {
				const assetId = random.hex(10);
				const file = `https://media.example.net/${searchLibrary}/${assetId}`;
				return {
					assetId,
					mediaType: number === 1 ? 'video' : 'image',
					duration: number === 1 ? random.integer(5, 30) : 0,
					mediaDescription: `${keyword} ${number}`,
					preview: { url: `${file}.mp4`, jpg: `${file}.jpg` },
					searchLibrary,
				};
			}),
		);
		return reply.send({ data: { searchResults } });
	});

	for (const [path, list] of Object.entries(CATALOGUE))
		app.get(path, async (_request, reply) => reply.send(list));
}
