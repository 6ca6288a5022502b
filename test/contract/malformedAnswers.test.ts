import type { FaultInput } from '../../simulator/core/fault';
import type { ProviderKit } from '../providers/kit';
import { first, JOB_TYPES, SUBMITTED_JOB_TYPES, usingContract } from './contractRun';
import { SkippedTime } from '../harness/skippedTime';

// Pauses between tries are not under test here, and would make this suite take minutes.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const MALFORMED: readonly { what: string; effect: FaultInput['effect']; message: RegExp }[] = [
	{ what: 'a web page', effect: { kind: 'html', status: 200 }, message: /a web page \(HTML\)/ },
	{ what: 'a web page from a gateway', effect: { kind: 'html', status: 502 }, message: /HTTP 502/ },
	{ what: 'nothing', effect: { kind: 'empty' }, message: /an empty body/ },
	{
		what: 'JSON of another shape',
		effect: { kind: 'respond', status: 200, body: { hello: ['world'] } },
		message: /in a form that this node does not know/,
	},
	{
		what: 'a list',
		effect: { kind: 'respond', status: 200, body: [1, 2, 3] },
		message: /in a form that this node does not know/,
	},
	{ what: 'half an answer', effect: { kind: 'truncate' }, message: /did not answer|not JSON/ },
	{ what: 'a broken connection', effect: { kind: 'reset' }, message: /did not answer/ },
	{ what: 'a fault', effect: { kind: 'respond', status: 500, body: {} }, message: /HTTP 500/ },
];

function always({ simulatorId }: ProviderKit, effect: FaultInput['effect']): FaultInput {
	return { provider: simulatorId, target: 'api', times: 0, effect };
}

describe.each(SUBMITTED_JOB_TYPES)('$name, when the answer is', ({ kit, jobType, start }) => {
	const contract = usingContract(kit);

	test.each([...MALFORMED])(
		'$what: submit is sent once and its fate is told',
		async ({ effect, message }) => {
			await contract().simulator.control.injectFault(always(kit, effect));
			const { error } = await contract().run(
				{ operation: 'submit', jobType, ...start.parameters },
				{ item: start.item },
			);
			expect(error?.message).toMatch(message);
			expect(error?.description).toMatch(/may have been accepted|No job was submitted/);
			const sent = await contract().simulator.control.requests();
			// A submit may begin with a question. What it ends with is not repeated.
			const last = sent.at(-1);
			expect(sent.filter(({ method, url }) => method === last?.method && url === last.url)).toEqual(
				[last],
			);
			expect(sent.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(1);
		},
	);
});

describe.each(JOB_TYPES)('$name, when the answer is', ({ kit, jobType }) => {
	const contract = usingContract(kit);

	test.each([...MALFORMED])(
		'$what: status names the job and is asked again',
		async ({ effect, message }) => {
			const job = await contract().start(jobType);
			await contract().simulator.control.clearRequests();
			await contract().simulator.control.injectFault(always(kit, effect));
			const { error } = await contract().about('getStatus', job);
			expect(error?.message).toMatch(message);
			expect(error?.message).toContain(String(job.json.jobId));
			const asked = await contract().simulator.control.requests();
			expect(asked.length).toBeGreaterThan(1);
		},
	);

	test('trouble that passes: status is right all the same', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		await contract().simulator.control.injectFault({
			...always(kit, { kind: 'respond', status: 503, body: {} }),
			times: 2,
		});
		const { outputs, error } = await contract().about('getStatus', job);
		expect(error).toBeUndefined();
		expect(first(outputs('Node').flat()).json.status).toBe('completed');
	});
});
