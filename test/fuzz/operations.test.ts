import fc from 'fast-check';
import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import { executeProviderNode } from '../../nodes/shared/operations/executeProviderNode';
import { videoJobSchema } from '../../nodes/shared/job/videoJob';
import type { ProviderAnswers } from './answers/documented';
import { checkMessage, checkNoKey, checkPrototypes, Violation } from './answers/oracle';
import { PROVIDERS } from './answers/providers';
import { scripts, type Script } from './answers/script';
import { Stage } from './answers/stage';
import { fuzz, Tally } from './fuzz';

// Pauses between tries are not under test here, and would make this suite take hours.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async () => {},
}));

const FOREVER_MS = 60 * 60 * 1000;

/** Each run asks several times and goes through all of the node. */
const SHARE = 0.1;

const OPERATIONS = ['getStatus', 'getResult', 'export'] as const;

type Operation = (typeof OPERATIONS)[number];

type Outcome = { items: INodeExecutionData[] } | { error: unknown };

/** The stages for every operation on every kind of job; n8n's contexts take long to make. */
function stagesFor(answers: ProviderAnswers): Map<string, Stage> {
	const { provider, jobId } = answers;
	const options = { includeRaw: true };
	const stages = Object.keys(provider.jobTypes).flatMap((jobType) =>
		OPERATIONS.map((operation): [string, Stage] => {
			const about = { resource: 'videoJob', operation, jobId, jobType };
			const parameters =
				operation === 'export' ? { ...about, step: 'download' } : { ...about, options };
			return [`${operation} ${jobType}`, new Stage(answers, parameters)];
		}),
	);
	return new Map(stages);
}

async function run(
	stages: ReadonlyMap<string, Stage>,
	{ provider }: ProviderAnswers,
	operation: Operation,
	script: Script,
): Promise<Outcome> {
	const stage = stages.get(`${operation} ${script.jobType}`);
	if (!stage) throw new RangeError(`There is no stage for ${operation} ${script.jobType}`);
	stage.follow(script);
	try {
		const [items] = await executeProviderNode(stage.context, provider);
		return { items: items ?? [] };
	} catch (error) {
		return { error };
	}
}

function checkError(error: unknown, jobId: string): void {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError)) {
		throw new Violation(`an error of n8n's was expected and not ${String(error)}`);
	}
	checkMessage(error.message);
	if (!error.message.includes(`job '${jobId}'`)) {
		throw new Violation(`the job is not named in "${error.message}" (${error.stack})`);
	}
	if (!error.description) throw new Violation(`no advice beside "${error.message}"`);
	checkMessage(error.description);
}

function checkItem({ json }: INodeExecutionData, operation: Operation): void {
	if ('error' in json) throw new Violation('an item that succeeded has a field "error"');
	if (operation !== 'export') videoJobSchema.parse(json);
	if (operation !== 'getStatus' && json.status !== 'completed') {
		throw new Violation(`${operation} of a job that is ${String(json.status)}`);
	}
}

describe.each(PROVIDERS.map((answers) => ({ name: answers.provider.displayName, answers })))(
	'$name',
	({ name, answers }) => {
		it(
			"whatever is answered, an operation gives valid items or one of n8n's errors that names the job",
			async () => {
				const stages = stagesFor(answers);
				const tally = new Tally(`${name}, operations`);
				const property = fc.asyncProperty(
					fc.constantFrom(...OPERATIONS),
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
				await fuzz(`operations of ${name}`, property, SHARE);
				tally.print();
			},
			FOREVER_MS,
		);
	},
);
