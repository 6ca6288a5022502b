import { field } from '../providers/fields';
import { checkError, run, stagesFor } from './answers/nodeRuns';
import { PROVIDERS } from './answers/documented';
import { SkippedTime } from '../harness/skippedTime';

// Pauses between tries are not under test here, and would make this suite take minutes.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const DEEP = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;

const MILLION_CLIPS = `[${Array<string>(1_000_000).fill('{}').join(',')}]`;

const OVERSIZED: [string, string, RegExp][] = [
	['a million clips', MILLION_CLIPS, /a list of more than 10000 entries/],
	['lists 100,000 levels deep', DEEP, /nested more than 100 levels deep/],
	['a text of 20 million characters', JSON.stringify('x'.repeat(20_000_000)), /longer than/],
];

describe.each(PROVIDERS.map((answers) => ({ name: answers.provider.displayName, answers })))(
	'$name',
	({ answers }) => {
		const stages = stagesFor(answers);

		it.each(OVERSIZED)('%s end as an error that names the job', async (_what, value, message) => {
			const finished = answers.documented.find(({ status }) => status === 'completed');
			if (!finished) throw new RangeError('No finished job is documented');
			const { jobType, body } = finished;
			const whole = JSON.stringify(body);
			const reply = {
				statusCode: 200,
				headers: {},
				body: `${whole.slice(0, -1)},"videos":${value}}`,
			};
			const script = { jobType, replies: [reply] as [typeof reply], file: reply };
			const outcome = await run(stages, answers, 'getResult', script);
			if (!('error' in outcome)) throw new RangeError('The answer was read');
			checkError(outcome.error, answers.jobId);
			expect(field(outcome.error, 'message')).toMatch(message);
		});
	},
);
