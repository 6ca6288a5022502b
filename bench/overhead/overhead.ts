import { atMost, figureOf, ratio, type Benchmark } from '../frame/benchmark';
import { GET_STATUS, GET_STATUS_AT_ONCE, HTTP_REQUEST, HTTP_REQUEST_AT_ONCE } from './alternatives';
import { LOADING, measurePackage, SIZE, WHOLE } from './packageCost';
import { measureQuestions, SITUATIONS } from './questions';

const MOST_CPU = 1.15;
const MOST_TIME = 1.3;
const MOST_LOADING_MS = 30;
const MOST_KILOBYTES = 150;

/** Which of our ways has to keep up with which way without us. */
const PAIRS = [
	[GET_STATUS, HTTP_REQUEST],
	[GET_STATUS_AT_ONCE, HTTP_REQUEST_AT_ONCE],
] as const;

export const overhead: Benchmark = {
	name: 'overhead',
	title: 'Get Status and n8n’s HTTP Request node ask about 1,000 running jobs',
	usualRepetitions: 5,
	columns: [
		{ key: 'seconds', heading: 'seconds', digits: 2 },
		{ key: 'cpuSeconds', heading: 'CPU s', digits: 2 },
		{ key: 'cpuMsAnItem', heading: 'CPU ms an item', digits: 2 },
		{ key: 'loadMs', heading: 'ms', digits: 1 },
		{ key: 'kilobytes', heading: 'kB', digits: 1 },
	],
	charts: [
		{ column: 'seconds', title: 'Seconds for 1,000 questions' },
		{ column: 'cpuMsAnItem', title: 'Computed by n8n for each question, ms' },
	],
	async measure(bench) {
		await measurePackage(bench);
		await measureQuestions(bench);
	},
	goals: (figures) => [
		...SITUATIONS.flatMap(({ name: situation }) =>
			PAIRS.flatMap(([ours, theirs]) => {
				const times = (column: string) =>
					ratio(
						figureOf(figures, situation, ours.name, column),
						figureOf(figures, situation, theirs.name, column),
					);
				const what = `${situation}, ${ours.name} against ${theirs.name}`;
				return [
					atMost(`${what}, CPU`, times('cpuSeconds'), MOST_CPU),
					atMost(`${what}, time`, times('seconds'), MOST_TIME),
				];
			}),
		),
		atMost(`${LOADING}, ms`, figureOf(figures, LOADING, WHOLE, 'loadMs'), MOST_LOADING_MS),
		atMost(`${SIZE}, kB`, figureOf(figures, SIZE, WHOLE, 'kilobytes'), MOST_KILOBYTES),
	],
};
