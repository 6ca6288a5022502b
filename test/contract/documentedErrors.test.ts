import { first, usingContract } from './contractRun';
import { FIXTURES } from './fixtures';

// Pauses, as before a look for a submit whose fate is unknown, are not under test here.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async () => {},
}));

describe.each(FIXTURES)('$provider.displayName', (fixture) => {
	const contract = usingContract(fixture);

	test.each([...fixture.documentedErrors])(
		'tells what $name means and what to do next',
		async ({ operation, jobType, arrange, expected }) => {
			const job =
				operation === 'getStatus' && 'message' in expected && !('status' in expected)
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
				expectError(error, expected);
				return;
			}
			const item = job ?? (await contract().start(jobType, overrides));
			const { outputs, error } = await contract().about('getStatus', item);
			if (!('status' in expected)) return expectError(error, expected);
			expect(error).toBeUndefined();
			const { status, failure } = first(outputs('Node').flat()).json;
			expect(status).toBe(expected.status);
			if (expected.code !== undefined) expect(failure).toMatchObject({ code: expected.code });
			if (expected.message) {
				expect(failure).toMatchObject({ message: expect.stringMatching(expected.message) });
			}
		},
	);

	test('says that the key is wrong, in submit and in status', async () => {
		const [jobType = ''] = Object.keys(fixture.jobs);
		const credential = wrongKey(fixture.credential(contract().simulator));
		const { error } = await contract().run(
			{ operation: 'getStatus', jobType, jobId: fixture.unknownJobId },
			{ credential },
		);
		expect(error?.message).toMatch(/key|token|credential|not allowed/i);
		expect(error?.description).toMatch(/credential|key/i);
		expect(JSON.stringify(error)).not.toContain(WRONG_KEY);
	});

	test('says which job it does not know', async () => {
		const [jobType = ''] = Object.keys(fixture.jobs);
		const { outputs, error } = await contract().run({
			operation: 'getResult',
			jobType,
			jobId: fixture.unknownJobId,
		});
		expect(outputs('Node').flat()).toEqual([]);
		expect(error?.message).toContain(fixture.unknownJobId);
		expect(error?.description).toMatch(/\w/);
	});
});

const WRONG_KEY = 'somebody-elses-key-4711';

function wrongKey(credential: object): Record<string, string> {
	return Object.fromEntries(
		Object.entries(credential).map(([name, value]) => [
			name,
			name === 'baseUrl' ? String(value) : WRONG_KEY,
		]),
	);
}

function expectError(
	error: { message: string; description?: string | null | undefined } | undefined,
	expected: { message?: RegExp; advice?: RegExp },
): void {
	expect(error?.message).toMatch(expected.message ?? /\w/);
	expect(error?.message).toContain('[item 0]');
	expect(error?.description).toMatch(expected.advice ?? /\w/);
}
