import { KITS } from '../providers';
import type { DocumentedError } from '../providers/jobFixture';
import { first, SUBMITTED_JOB_TYPES, usingContract } from './contractRun';
import { SkippedTime } from '../harness/skippedTime';

// Pauses, as before a look for a submit whose fate is unknown, are not under test here.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

describe.each(KITS)('$provider.displayName', (kit) => {
	const contract = usingContract(kit);

	test.each([...kit.documentedErrors])(
		'says what $name means and what to do next',
		async ({ operation, jobType, arrange, expected }) => {
			const job =
				operation === 'getStatus' && 'advice' in expected
					? await contract().start(jobType)
					: undefined;
			const overrides = (await arrange(contract().simulator)) ?? {};
			if (operation === 'submit') {
				const { start } = contract().job(jobType);
				if (start.by === 'render')
					throw new Error('Documented errors of renders are not supported');
				const { error } = await contract().run(
					{ operation, jobType, ...start.parameters, ...overrides },
					{ item: start.item },
				);
				return expectError(error, expected);
			}
			const item = job ?? (await contract().start(jobType, overrides));
			const { outputs, error } = await contract().about('getStatus', item);
			if ('advice' in expected) return expectError(error, expected);
			expect(error).toBeUndefined();
			const { status, failure } = first(outputs('Node').flat()).json;
			expect(status).toBe(expected.status);
			if (expected.code !== undefined) expect(failure).toMatchObject({ code: expected.code });
			expect(failure).toMatchObject({ message: expect.stringMatching(expected.message) });
		},
	);

	test('says which job it does not know', async () => {
		const [jobType = ''] = Object.keys(kit.jobs);
		const { outputs, error } = await contract().run({
			operation: 'getResult',
			jobType,
			jobId: kit.unknownJobId,
		});
		expect(outputs('Node').flat()).toEqual([]);
		expect(error?.message).toContain(kit.unknownJobId);
		expect(`${error?.message} ${error?.description}`).toMatch(/check (the job id|'job id')/i);
	});
});

describe.each(SUBMITTED_JOB_TYPES)('$name, with a wrong key', ({ kit, jobType, start }) => {
	const contract = usingContract(kit);

	test.each([
		{ operation: 'submit', parameters: start.parameters },
		{ operation: 'getStatus', parameters: { jobId: kit.unknownJobId } },
	])('$operation says that the key is wrong', async ({ operation, parameters }) => {
		const { simulator } = contract();
		const { error } = await contract().run(
			{ operation, jobType, ...parameters },
			{
				item: start.item,
				credential: { ...kit.credential(simulator, jobType), [kit.keyField]: WRONG_KEY },
			},
		);
		expect(error?.message).toMatch(/key|token|credential|not allowed/i);
		expect(error?.description).toMatch(/credential|key/i);
		expect(JSON.stringify(error)).not.toContain(WRONG_KEY);
		await expect(simulator.control.jobs()).resolves.toEqual([]);
	});
});

const WRONG_KEY = 'somebody-elses-key-4711';

function expectError(
	error: { message: string; description?: string | null | undefined } | undefined,
	expected: DocumentedError['expected'],
): void {
	if (!('advice' in expected)) throw new Error('A refusal is expected with its advice');
	expect(error?.message).toMatch(expected.message);
	expect(error?.message).toContain('[item 0]');
	expect(error?.description).toMatch(expected.advice);
}
