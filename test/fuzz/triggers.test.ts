import fc from 'fast-check';
import { SkippedTime } from '../harness/skippedTime';
import { OTHER_IDS, PROVIDERS, type ProviderAnswers } from './answers/documented';
import { mutated, mutations } from './answers/mutation';
import { scripts, type Delivered } from './answers/script';
import { checkAnswer, checkPollError, checkStarts, checkTraces } from './answers/starts';
import { TriggerStage } from './answers/triggerStage';
import { fuzz, Tally } from './fuzz';

// Pauses are not under test here, and would make this suite take hours.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const FOREVER_MS = 60 * 60 * 1000;

/** Each run asks several times. */
const SHARE = 0.03;

const named = (all: readonly ProviderAnswers[]) =>
	all.map((answers) => ({ name: answers.provider.displayName, answers }));

const CALLING = named(PROVIDERS.filter(({ provider }) => provider.idsInCalls));

const LISTING = named(PROVIDERS.filter(({ provider }) => provider.newestJobs));

/** What n8n hands over of a body: JSON, or the text that is none. */
function bodyOf(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** Documented answers, as many services send them, and the job's ID where calls have it, mostly changed. */
function bodies({ provider, documented, jobId }: ProviderAnswers): fc.Arbitrary<string> {
	const [place = ''] = provider.idsInCalls ?? [];
	const short = place.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), jobId);
	const origins = [
		short,
		short,
		{ jobId, id: OTHER_IDS[0] },
		...documented.map(({ body }) => body),
	];
	const changed = fc
		.tuple(fc.constantFrom(...origins), mutations(OTHER_IDS))
		.map(([origin, changes]) => mutated(origin, changes));
	return fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: fc.json() });
}

describe.each(CALLING)('calls for $name', ({ name, answers }) => {
	it(
		'start a workflow once, with a job that was named and has ended, or are answered',
		async () => {
			const stage = new TriggerStage(answers, 'videoJobTrigger');
			const tally = new Tally(`calls for ${name}`);
			const property = fc.asyncProperty(bodies(answers), scripts(answers), async (text, script) => {
				stage.follow(script, {});
				const body = bodyOf(text);
				const first = await stage.call(body);
				tally.add(checkAnswer(first));
				const second = await stage.call(body);
				checkAnswer(second);
				const items = [first, second].flatMap(({ workflowData }) => workflowData?.flat() ?? []);
				checkStarts(answers, items, text, stage);
				checkTraces(stage, [first, second]);
			});
			await fuzz(`calls for ${name}`, property, SHARE * answers.share);
			tally.print();
		},
		FOREVER_MS,
	);
});

/** A list of jobs whose IDs are those of the documented job and of others, mostly changed. */
function lists({ documented, jobId, listOf }: ProviderAnswers): fc.Arbitrary<Delivered> {
	if (!listOf) throw new RangeError('There is no list');
	const entry = fc
		.tuple(fc.constantFrom(...documented), fc.constantFrom(jobId, jobId, ...OTHER_IDS))
		.map(([{ body }, id]) => JSON.parse(JSON.stringify(body).replaceAll(jobId, id)) as unknown);
	return fc
		.tuple(fc.array(entry, { maxLength: 4 }), mutations([...OTHER_IDS, jobId]))
		.map(([entries, changes]) => ({
			statusCode: 200,
			headers: {},
			body: mutated(listOf(entries), changes),
		}));
}

describe.each(LISTING)('polls of $name', ({ name, answers }) => {
	it(
		'start a workflow once for each job of the list that has ended, or end with an error of n8n',
		async () => {
			const stage = new TriggerStage(answers, 'videoJobWatchTrigger');
			const tally = new Tally(`polls of ${name}`);
			const { type } = answers.provider.credentials[0];
			const memory = { account: `${answers.provider.id}:${type}`, jobIds: [] };
			const property = fc.asyncProperty(lists(answers), scripts(answers), async (list, script) => {
				const started: Awaited<ReturnType<TriggerStage['poll']>> = [];
				stage.follow(script, memory);
				for (const poll of ['first', 'second']) {
					try {
						started.push(...(await stage.poll(list)));
						tally.add(`${poll}: ${started.length} started`);
					} catch (error) {
						checkPollError(error);
						tally.add(`${poll}: error`);
					}
				}
				checkStarts(answers, started, list.body, stage);
				checkTraces(stage, started);
			});
			await fuzz(`polls of ${name}`, property, SHARE * answers.share);
			tally.print();
		},
		FOREVER_MS,
	);
});
