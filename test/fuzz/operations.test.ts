import fc from 'fast-check';
import { checkError, checkItem, operationsOf, run, stagesFor } from './answers/nodeRuns';
import { checkNoKey, checkPrototypes } from './answers/oracle';
import { PROVIDERS } from './answers/documented';
import { scripts } from './answers/script';
import { fuzz, Tally } from './fuzz';
import { SkippedTime } from '../harness/skippedTime';

// Pauses are not under test here, and would make this suite take hours.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const FOREVER_MS = 60 * 60 * 1000;

/** Each run asks several times and goes through all of the node. */
const SHARE = 0.05;

describe.each(PROVIDERS.map((answers) => ({ name: answers.provider.displayName, answers })))(
	'$name',
	({ name, answers }) => {
		it(
			"whatever is answered, an operation gives valid items or one of n8n's errors that names the job",
			async () => {
				const stages = stagesFor(answers);
				const tally = new Tally(`${name}, operations`);
				const property = fc.asyncProperty(
					fc.constantFrom(...operationsOf(answers)),
					scripts(answers),
					async (operation, script) => {
						const outcome = await run(stages, answers, operation, script);
						tally.add(`${operation} ${'error' in outcome ? 'error' : 'items'}`);
						if ('error' in outcome) checkError(outcome.error, answers.jobId);
						else outcome.items.forEach((item) => checkItem(item, operation));
						checkNoKey('error' in outcome ? String(outcome.error) : outcome.items);
						checkPrototypes();
					},
				);
				await fuzz(`operations of ${name}`, property, SHARE * answers.share);
				tally.print();
			},
			FOREVER_MS,
		);
	},
);
