import { everyJobType, REFERENCE, usingContract } from './contractRun';
import { FIXTURES } from './fixtures';

describe.each(everyJobType(FIXTURES))(
	'$name refuses, before anything is sent,',
	({ fixture, jobType }) => {
		const contract = usingContract(fixture);

		const { start, badInput } = fixture.jobs[jobType] ?? { start: undefined, badInput: [] };

		test.each([...badInput])('$what', async ({ parameters, message }) => {
			const operation =
				start?.by === 'render'
					? { operation: 'export', step: 'render', ...REFERENCE, ...start.parameters }
					: { operation: 'submit', jobType, ...start?.parameters };
			const item =
				start?.by === 'render'
					? {
							json: {
								provider: fixture.provider.id,
								jobType: start.of,
								jobId: fixture.unknownJobId,
							},
						}
					: start?.item;
			const { error } = await contract().run({ ...operation, ...parameters }, { item });
			expect(error?.message).toMatch(message);
			expect(error?.message).toContain('[item 0]');
			expect(error?.description).toMatch(/\w/);
			await expect(contract().simulator.control.requests()).resolves.toEqual([]);
		});

		test.each(['getStatus', 'getResult', 'export'])('%s without a job id', async (operation) => {
			const { error } = await contract().run({ operation, jobId: ' ', jobType });
			expect(error?.message).toBe("'Job ID' is empty [item 0]");
			await expect(contract().simulator.control.requests()).resolves.toEqual([]);
		});

		test('a job of another provider', async () => {
			const item = { json: { provider: 'somebodyElse', jobType, jobId: '7' } };
			const { error } = await contract().run({ operation: 'getStatus', ...REFERENCE }, { item });
			expect(error?.message).toMatch(/'Job ID' belongs to a job of another provider/);
			await expect(contract().simulator.control.requests()).resolves.toEqual([]);
		});

		test('a Base URL that is not http(s)', async () => {
			const credential = {
				...fixture.credential(contract().simulator),
				baseUrl: 'ftp://example.org',
			};
			const { error } = await contract().run(
				{ operation: 'getStatus', jobId: fixture.unknownJobId, jobType },
				{ credential },
			);
			expect(error?.message).toMatch(/'Base URL' is not an http\(s\) URL/);
		});
	},
);
