import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readBody } from './creating';
import type { PictoryContext } from './job-details';

const TRACKS = [
	track('Harbour', 120, ['ambient'], ['calm'], ['background']),
	track('First Ferry', 95, ['pop'], ['happy'], ['intro', 'background']),
	track('Night Shift', 143, ['jazz'], ['calm', 'serious'], ['background']),
	track('Council', 61, ['ambient'], ['serious'], ['intro']),
] as const;

function track(
	title: string,
	duration: number,
	genres: readonly string[],
	moods: readonly string[],
	purposes: readonly string[],
) {
	const id = `sim-track-${title.toLowerCase().replaceAll(' ', '-')}`;
	return { id, title, duration, genres, moods, purposes };
}

const VOICES = [
	{
		id: 1,
		name: 'Martin',
		voice: 'Matthew',
		gender: 'male',
		accent: 'American',
		language: 'en-US',
	},
	{ id: 2, name: 'Emma', voice: 'Emma', gender: 'female', accent: 'British', language: 'en-GB' },
	{ id: 3, name: 'Hugo', voice: 'Sergio', gender: 'male', accent: 'Castilian', language: 'es-ES' },
] as const;

const MUSIC_LISTS = {
	'/v1/music/moods': ['calm', 'happy', 'serious'],
	'/v1/music/genres': ['ambient', 'jazz', 'pop'],
	'/v1/music/genres/groups': [{ name: 'quiet', genres: ['ambient', 'jazz'] }],
	'/v1/music/instruments': ['guitar', 'piano'],
	'/v1/music/purposes': ['intro', 'background'],
} as const;

/** A filter takes a list; one value alone is taken for a list of one. */
const filter = z.union([z.array(z.string()), z.string().transform((value) => [value])]).optional();

const searchSchema = z
	.object({
		query: z.string().optional(),
		keyword: z.string().optional(),
		page: z.number().int().min(1).default(1),
		pageSize: z.number().int().min(20).max(100).default(20),
		sort: z.enum(['latest', 'shuffle', 'featured']).optional(),
		minDuration: z.number().optional(),
		maxDuration: z.number().optional(),
		...{ genre: filter, notGenre: filter, mood: filter, notMood: filter },
		...{ purpose: filter, notPurpose: filter },
		...{ genreGroup: filter, instrument: filter },
	})
	.nullish();

type Search = NonNullable<z.output<typeof searchSchema>>;

function fits(
	{ title, duration, genres, moods, purposes }: (typeof TRACKS)[number],
	search: Search,
) {
	const words = (search.query ?? search.keyword ?? '').toLowerCase();
	const has = (values: readonly string[], wanted?: string[], unwanted: string[] = []) =>
		(wanted === undefined || wanted.some((value) => values.includes(value))) &&
		!unwanted.some((value) => values.includes(value));
	const said = [title, ...genres, ...moods, ...purposes].join(' ').toLowerCase();
	return (
		said.includes(words) &&
		has(genres, search.genre, search.notGenre) &&
		has(moods, search.mood, search.notMood) &&
		has(purposes, search.purpose, search.notPurpose) &&
		duration >= (search.minDuration ?? 0) &&
		duration <= (search.maxDuration ?? Infinity)
	);
}

/** The voices, the music and the search for music. */
export function registerSoundRoutes(app: FastifyInstance, { core }: PictoryContext): void {
	const soundLink = (path: string) =>
		core.files.link({
			provider: 'pictory',
			path,
			content: { kind: 'file', file: 'tone-8s.mp3' },
			signing: 'none',
		}).url;

	app.get('/v1/voiceovers/tracks', async (_request, reply) =>
		reply.send(
			VOICES.map((voice) => ({
				...voice,
				engine: 'neural',
				service: 'aws',
				sample: soundLink(`voices/${voice.id}.mp3`),
			})),
		),
	);

	app.post('/v1/music/search', async (request, reply) => {
		const body = readBody(searchSchema, request.body, reply);
		if ('refused' in body) return body.refused;
		const search: Search = body.value ?? { page: 1, pageSize: 20 };
		const found = TRACKS.filter((candidate) => fits(candidate, search));
		const first = (search.page - 1) * search.pageSize;
		return reply.send({
			items: found
				.slice(first, first + search.pageSize)
				.map(({ id, ...rest }) => ({ id, audioUrl: soundLink(`music/${id}.mp3`), ...rest })),
		});
	});

	for (const [path, list] of Object.entries(MUSIC_LISTS))
		app.get(path, async (_request, reply) => reply.send(list));
}
