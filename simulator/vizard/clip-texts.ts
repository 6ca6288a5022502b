import type { RandomStream } from '../core/random';

const OPENINGS = ['Why', 'How', 'The day', 'What few people say about how', 'The moment'] as const;
const SUBJECTS = [
	'the ferry budget',
	'a small harbour',
	'the night shift',
	'our first engine',
] as const;
const VERBS = [
	'doubled',
	'almost failed',
	'changed the town',
	'came back',
	'surprised us',
] as const;
const REASONS = [
	'Opens on a concrete surprise.',
	'A clear question is answered within seconds.',
	'The speaker disagrees with the room.',
	'Strong numbers early on.',
] as const;
const TOPICS = ['budget', 'ferries', 'harbour', 'engines', 'council', 'night work'] as const;

/** The words of one clip; text with quotes and non-ASCII letters occurs, as in real answers. */
export function clipTexts(random: RandomStream) {
	const title = `${random.pick(OPENINGS)} ${random.pick(SUBJECTS)} ${random.pick(VERBS)}`;
	const topics = [...new Set([random.pick(TOPICS), random.pick(TOPICS)])];
	return {
		title,
		transcript: `So the question was never the boats – it was "${title.toLowerCase()}". Voilà.`,
		viralReason: random.pick(REASONS),
		topics: random.integer(0, 3) === 0 ? [] : topics,
	};
}
