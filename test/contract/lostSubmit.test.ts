import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import {
	first,
	JOB_TYPES,
	REFERENCE,
	usingContract,
	type ContractRun,
	type JobTypeUnderTest,
} from './contractRun';
import { SkippedTime } from '../harness/skippedTime';

// The pauses before the looks at a provider's list are not under test here.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } as const;

/** Ways in which an answer is lost, whether the provider has seen the request or not. */
const LOST: readonly { what: string; effect(processed: boolean): FaultInput['effect'] }[] = [
	{ what: 'a broken connection', effect: (processed) => ({ kind: 'reset', processed }) },
	{
		what: 'HTTP 502',
		effect: (processed) => ({ kind: 'respond', status: 502, body: {}, processed }),
	},
	{ what: 'an empty answer', effect: (processed) => ({ kind: 'empty', processed }) },
	{ what: 'a web page', effect: (processed) => ({ kind: 'html', status: 200, processed }) },
];

const isTaken = ({ job }: JobTypeUnderTest) => job.foundInList === true;

describe.each(JOB_TYPES)('$name', ({ kit, jobType }) => {
	const provider = kit.providerOf(jobType);
	const contract = usingContract(kit);

	test.each([...LOST])(
		'a submit that never arrived and came back as $what is not sent again',
		async ({ effect }) => {
			const { error, made, paid } = await runAndLose(contract(), jobType, effect(false));
			expect(paid).toHaveLength(1);
			expect(made).toEqual([]);
			expect(error?.description).toContain('may have been accepted');
			expect(error?.description).toContain(provider.whereToLook);
			expect(error?.description).toContain('not sent again in this execution');
			expect(error?.description).not.toContain('try again');
			expect(error?.description?.includes('shows none that came of it so far')).toBe(
				provider.jobList !== undefined,
			);
		},
	);
});

describe.each(JOB_TYPES.filter((job) => !isTaken(job)))(
	'$name, whose job no list distinguishes from others',
	({ kit, jobType }) => {
		const contract = usingContract(kit);

		test.each([...LOST])(
			'a submit that was accepted and answered by $what is not sent again',
			async ({ effect }) => {
				const { error, made, paid } = await runAndLose(contract(), jobType, effect(true));
				expect(paid).toHaveLength(1);
				expect(made).toHaveLength(1);
				expect(error?.description).toContain('may have been accepted');
				expect(error?.description).toContain(kit.providerOf(jobType).whereToLook);
				expect(error?.description?.includes(`shows '${made[0]}', which may be it`)).toBe(
					kit.provider.jobList !== undefined,
				);
			},
		);
	},
);

describe.each(JOB_TYPES.filter(isTaken))(
	'$name, whose job a list distinguishes from others',
	({ kit, jobType }) => {
		const contract = usingContract(kit);

		test.each([...LOST])(
			'a submit that was accepted and answered by $what continues with its job',
			async ({ effect }) => {
				const { items, error, made, paid } = await runAndLose(contract(), jobType, effect(true));
				expect(error).toBeUndefined();
				expect(paid).toHaveLength(1);
				expect(made).toHaveLength(1);
				const item = first(items);
				const provider = kit.provider.id;
				expect(item.json).toMatchObject({ provider, jobType, jobId: made[0] });
				expect(item.json).not.toHaveProperty('error');
				expect(item.json.artifacts).toContainEqual({
					kind: 'foundInJobList',
					data: { reason: expect.stringContaining(`lists job '${made[0]}'`) },
				});

				const { outputs, error: later } = await contract().about('getStatus', item);
				expect(later).toBeUndefined();
				expect(first(outputs('Node').flat()).json.jobId).toBe(made[0]);
			},
		);
	},
);

/** What starts a job of this type: Submit, or Export's Render of a finished one. */
async function startOfJob(
	contract: ContractRun,
	jobType: string,
): Promise<{ parameters: INodeParameters; item?: INodeExecutionData }> {
	const { start } = contract.job(jobType);
	if (start.by === 'submit') {
		const parameters = { operation: 'submit', jobType, ...start.parameters };
		return { parameters, ...(start.item && { item: start.item }) };
	}
	const item = await contract.start(start.of);
	await contract.finish(item);
	const parameters = { operation: 'export', step: 'render', ...REFERENCE, ...start.parameters };
	return { parameters, item };
}

/** Loses the answer to every request that is paid for, and runs the node, which n8n tries twice. */
async function runAndLose(contract: ContractRun, jobType: string, effect: FaultInput['effect']) {
	const { control } = contract.simulator;
	const { simulatorId } = contract.kit;
	const { parameters, item } = await startOfJob(contract, jobType);
	const before = (await control.jobs({ provider: simulatorId })).map(({ id }) => id);
	await control.clearRequests();
	for (const method of ['POST', 'PUT']) {
		await control.injectFault({ provider: simulatorId, method, times: 0, effect });
	}
	const { outputs, error } = await contract.run(parameters, { item, settings: RETRY });
	const jobs = await control.jobs({ provider: simulatorId });
	const sent = await control.requests({ provider: simulatorId });
	return {
		items: outputs('Node').flat(),
		error,
		made: jobs.map(({ id }) => id).filter((id) => !before.includes(id)),
		paid: sent.filter(({ method }) => method !== 'GET'),
	};
}
