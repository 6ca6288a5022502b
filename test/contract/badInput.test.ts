import { JOB_TYPES, REFERENCE, usingContract } from './contractRun';

describe.each(JOB_TYPES)(
	'$name refuses, before anything is sent,',
	({ kit, jobType, job: { start, badInput } }) => {
		const contract = usingContract(kit);

		test.each([...badInput])('$what', async ({ parameters, message, advice }) => {
			const operation =
				start.by === 'render'
					? { operation: 'export', step: 'render', ...REFERENCE, ...start.parameters }
					: { operation: 'submit', jobType, ...start.parameters };
			const item =
				start.by === 'render'
					? {
							json: {
								provider: kit.provider.id,
								jobType: start.of,
								jobId: kit.unknownJobId,
							},
						}
					: start.item;
			const { error } = await contract().run({ ...operation, ...parameters }, { item });
			expect(error?.message).toMatch(message);
			expect(error?.message).toContain('[item 0]');
			expect(error?.description).toBe(`${advice ?? correcting(error?.message)}.`);
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
				...kit.credential(contract().simulator, jobType),
				[kit.baseUrlField(jobType)]: 'ftp://example.org',
			};
			const { error } = await contract().run(
				{ operation: 'getStatus', jobId: kit.unknownJobId, jobType },
				{ credential },
			);
			expect(error?.message).toMatch(/'Base URL' is not an http\(s\) URL/);
		});
	},
);

/** The advice about a parameter that has a value it cannot have. */
function correcting(message = ''): string {
	const [name] = /^'[^']+'/.exec(message) ?? [];
	return `Correct ${name} in the node, or the expression that fills it`;
}
