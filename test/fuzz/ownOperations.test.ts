import fc from 'fast-check';
import { NOTHING_SECRET, readAnswer } from '../../nodes/shared/http/readAnswer';
import { InvalidInput } from '../../nodes/shared/input/invalidInput';
import { UnexpectedAnswer } from '../../nodes/shared/provider/answer';
import type { Conversation, OwnOperation, SubmitFacts } from '../../nodes/shared/provider/contract';
import type { WireAnswer } from '../../nodes/shared/provider/wire';
import { ContractRun } from '../contract/contractRun';
import { SkippedTime } from '../harness/skippedTime';
import { KITS } from '../providers';
import type { OwnOperationFixture } from '../providers/jobFixture';
import type { ProviderKit } from '../providers/kit';
import { mutated, mutations, type Mutation } from './answers/mutation';
import { checkPrototypes, checkTrouble } from './answers/oracle';
import { fuzz, Tally } from './fuzz';

const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const FOREVER_MS = 60 * 60 * 1000;

/** There are many operations, and each is small. */
const SHARE = 0.03;

/** A list that names a next page with each answer never ends. */
const MOST_ANSWERS = 20;

/** An operation as it was run once: what it was started with, and what it was answered. */
interface Recording {
	parameters: unknown;
	facts: SubmitFacts;
	answers: WireAnswer[];
}

/** Runs the operation against the simulator, on n8n's engine, and keeps what its conversation has seen. */
async function record(
	contract: ContractRun,
	operation: OwnOperation,
	{ begin, resource, operation: name }: OwnOperationFixture,
): Promise<Recording> {
	const original = operation.converse;
	let recording: Recording | undefined;
	operation.converse = function* (parameters, facts) {
		recording = { parameters, facts, answers: [] };
		const conversation = original(parameters, facts);
		let step = conversation.next();
		while (!step.done) {
			const answer = yield step.value;
			recording.answers.push(answer);
			step = conversation.next(answer);
		}
		return step.value;
	};
	try {
		const { parameters, item } = await begin({
			simulator: contract.simulator,
			start: async (jobType) => await contract.start(jobType),
			finish: async (job) => await contract.finish(job),
			result: async (job) => await contract.result(job),
		});
		const { error } = await contract.run(
			{ resource, operation: name, ...parameters },
			{ item: item ?? { json: {} } },
		);
		if (error) throw new Error(error.message);
	} finally {
		operation.converse = original;
	}
	if (!recording) throw new Error('The operation did not run');
	return recording;
}

/** What came of a conversation; trouble that the provider's code recognises ends it, as in the sender. */
function play(
	{ provider }: ProviderKit,
	conversation: Conversation<unknown>,
	answerAt: (position: number) => WireAnswer,
): 'done' | 'unexpected' | 'invalid' | 'trouble' | 'endless' {
	try {
		let step = conversation.next();
		for (let position = 0; !step.done; position++) {
			if (position === MOST_ANSWERS) return 'endless';
			const answer = answerAt(position);
			const trouble = provider.readTrouble(answer, step.value);
			if (trouble && trouble !== 'noTrouble' && !step.value.tolerate?.includes(trouble.kind)) {
				checkTrouble(trouble);
				return 'trouble';
			}
			step = conversation.next(answer);
		}
		// n8n stores each item as JSON.
		JSON.stringify(step.value);
		return 'done';
	} catch (error) {
		if (error instanceof UnexpectedAnswer) return 'unexpected';
		if (error instanceof InvalidInput) return 'invalid';
		throw error;
	}
}

function changed(answer: WireAnswer, changes: readonly Mutation[]): WireAnswer {
	const body = mutated(answer.body ?? {}, changes);
	return readAnswer(
		{ statusCode: answer.httpStatus, headers: answer.headers, body },
		NOTHING_SECRET,
	);
}

const OWN = KITS.flatMap((kit) =>
	(kit.ownOperations ?? []).flatMap((fixture) => {
		const { resource, operation: id } = fixture;
		const operation = kit.provider.resources?.[resource]?.operations[id];
		const name = `${kit.provider.displayName}, ${resource}: ${id}`;
		return operation ? [{ name, kit, fixture, operation }] : [];
	}),
);

describe.each(OWN)('$name', ({ name, kit, fixture, operation }) => {
	let contract: ContractRun;
	beforeAll(async () => {
		contract = await ContractRun.start(kit);
	});
	afterAll(async () => await contract.stop());

	it(
		'any answer ends in an output, or in words about the answer',
		async () => {
			const { parameters, facts, answers } = await record(contract, operation, fixture);
			const tally = new Tally(name);
			const property = fc.property(
				fc.array(mutations([]), { minLength: 1, maxLength: 3 }),
				(changes) => {
					const outcome = play(kit, operation.converse(parameters, facts), (position) => {
						const answer = answers[Math.min(position, answers.length - 1)] as WireAnswer;
						return changed(answer, changes[position % changes.length] ?? []);
					});
					tally.add(outcome);
					checkPrototypes();
				},
			);
			await fuzz(`answers to ${name}`, property, SHARE);
			tally.print();
		},
		FOREVER_MS,
	);
});
