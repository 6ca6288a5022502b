import type { INodeParameters } from 'n8n-workflow';
import type { FaultInput } from '../../simulator/core/fault';
import { KITS } from '../providers';
import type { OwnOperationFixture } from '../providers/jobFixture';
import { expectSchemaFile, schemaOfValue } from '../harness/outputSchema';
import { SkippedTime } from '../harness/skippedTime';
import { first, usingContract, type ContractRun } from './contractRun';

// What the wire can do to these operations is in the fault matrix; here are Retry On Fail and bad input.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

const OWN = KITS.flatMap((kit) =>
	(kit.ownOperations ?? []).map((fixture) => {
		const operation = kit.provider.resources?.[fixture.resource]?.operations[fixture.operation];
		const name = `${kit.provider.displayName}, ${fixture.resource}: ${fixture.operation}`;
		return { name, kit, fixture, isOnce: operation?.once !== undefined };
	}),
);

const ONCE = OWN.filter(({ isOnce }) => isOnce);

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } as const;

/** Ways in which an answer is lost although the provider has seen the request. */
const LOST: readonly { what: string; effect: FaultInput['effect'] }[] = [
	{ what: 'a broken connection', effect: { kind: 'reset', processed: true } },
	{ what: 'HTTP 502', effect: { kind: 'respond', status: 502, body: {}, processed: true } },
	{ what: 'an empty answer', effect: { kind: 'empty', processed: true } },
	{ what: 'a web page', effect: { kind: 'html', status: 200, processed: true } },
];

test.each(KITS)(
	'the kit of $provider.displayName has a fixture for each of its own operations',
	(kit) => {
		const offered = Object.entries(kit.provider.resources ?? {}).flatMap(
			([resource, { operations }]) =>
				Object.keys(operations).map((operation) => `${resource}: ${operation}`),
		);
		const tested = [...(kit.unsentOperations ?? []), ...(kit.ownOperations ?? []).map(nameOf)];
		expect([...new Set(tested)].sort()).toEqual(offered.sort());
	},
);

describe.each(OWN)('$name', ({ kit, fixture }) => {
	const contract = usingContract(kit);

	it('does what it says', async () => {
		const { outputs, error } = await begun(contract(), fixture).then(
			async ({ run }) => await run(),
		);
		expect(error).toBeUndefined();
		const { json } = first(outputs('Node').flat());
		expect(json).toMatchObject(fixture.shows);
		const { resource, operation } = fixture;
		const { constructor, description } = kit.node();
		const version = description.defaultVersion;
		expectSchemaFile({ node: constructor.name, version, resource, operation }, schemaOfValue(json));
	});

	for (const { what, parameters, message, advice } of fixture.badInput ?? []) {
		it(`refuses ${what} before anything is sent`, async () => {
			const { run, requests } = await begun(contract(), fixture);
			const { error } = await run({ parameters });
			expect(error?.message).toMatch(message);
			expect(error?.message).toContain('[item 0]');
			if (advice !== undefined) expect(error?.description).toBe(`${advice}.`);
			expect(await requests()).toBe(0);
		});
	}
});

for (const { name, kit, fixture } of ONCE) {
	describe(`${name}, which must not happen twice`, () => {
		const contract = usingContract(kit);

		test.each([...LOST])('is not sent again after $what', async ({ effect }) => {
			const { run, requests } = await begun(contract(), fixture);
			await fault(contract(), fixture, { times: 1, effect });
			const { error } = await run({ settings: RETRY });
			expect(await requests()).toBe(1);
			expect(error?.message).toContain('may have been made');
			expect(error?.description).not.toContain('try again');
		});

		it('is not done again when another item makes the node run again', async () => {
			const { run, requests } = await begun(contract(), fixture);
			await fault(contract(), fixture, {
				skip: 1,
				times: 0,
				effect: { kind: 'respond', status: 400, body: {} },
			});
			const { error } = await run({ settings: RETRY, items: 2 });
			expect(error?.message).toContain('[item 1]');
			// The first item once, the second in both runs of the node.
			expect(await requests()).toBe(3);
		});
	});
}

function nameOf({ resource, operation }: OwnOperationFixture): string {
	return `${resource}: ${operation}`;
}

interface Changes {
	parameters?: INodeParameters;
	settings?: typeof RETRY;
	items?: number;
}

/** An operation with everything that it needs in place, so that from here on only its own requests count. */
async function begun(contract: ContractRun, fixture: OwnOperationFixture) {
	const { resource, operation, request } = fixture;
	const { parameters, item } = await contract.begin(fixture);
	const before = await seen();

	async function seen(): Promise<number> {
		const requests = await contract.simulator.control.requests();
		const path = new RegExp(request.path);
		return requests.filter(({ method, url }) => method === request.method && path.test(url)).length;
	}

	return {
		run: async ({ parameters: changed, items = 1, ...rest }: Changes = {}) =>
			await contract.run(
				{ resource, operation, ...parameters, ...changed },
				{ items: Array.from({ length: items }, () => item), ...rest },
			),
		/** How many requests of its own the operation has sent. */
		requests: async () => (await seen()) - before,
	};
}

async function fault(
	{ kit, simulator }: ContractRun,
	{ request }: OwnOperationFixture,
	input: FaultInput,
): Promise<void> {
	const where = { provider: kit.simulatorId, target: 'api' } as const;
	await simulator.control.injectFault({ ...where, ...request, ...input });
}
