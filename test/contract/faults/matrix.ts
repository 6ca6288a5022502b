import { VirtualTime } from '../../harness/virtualTime';
import { KITS } from '../../providers';
import { ContractRun } from '../contractRun';
import { cellsOf, expectedRequests, expectTime, hasOperation, type Cell } from './cell';
import { CATALOGUE } from './catalogue';
import type { Fault } from './fault';
import { isPaid, OPERATIONS, type OperationName } from './operation';
import { detailsOf, outcomeOf, outcomeOfOwn } from './outcome';
import { play, secretsOf, type Observed } from './play';

let contract: ContractRun;

let mockTime: VirtualTime;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	// In life an answer takes a moment: nothing ever falls due at the very moment of a deadline.
	sleep: async (milliseconds: number, signal?: AbortSignal) =>
		await mockTime.sleep(milliseconds + 1, signal),
}));

/** Plays a cell and expects what the catalogue says. */
type Check = (contract: ContractRun, time: VirtualTime, cell: Cell) => Promise<void>;

/** Plays each fault against these operations of each provider. */
export function faultMatrix(
	isPlayed: (operation: OperationName) => boolean,
	check: Check = checkOnItem,
): void {
	const kits = KITS.filter((kit) =>
		OPERATIONS.some((operation) => isPlayed(operation) && hasOperation(kit, operation)),
	);
	describe.each(kits)('$provider.displayName', (kit) => {
		const cells = (fault: Fault) =>
			cellsOf(fault, kit).filter(({ operation }) => isPlayed(operation));

		beforeAll(async () => {
			contract = await ContractRun.start(kit);
		});
		beforeEach(async () => {
			await contract.simulator.control.reset();
			mockTime = new VirtualTime(() => contract.simulator);
			mockTime.begin();
			jest.spyOn(Math, 'random').mockReturnValue(0.5);
		});
		afterEach(() => mockTime.end());
		afterAll(async () => await contract.stop());

		for (const { title, faults } of CATALOGUE) {
			const played = faults.filter((fault) => cells(fault).length > 0);
			if (played.length === 0) continue;
			describe.each(played.map((fault) => ({ name: fault.name, fault })))(
				`${title}: $name`,
				({ fault }) => {
					test.each(cells(fault).map(named))('$name: $way', async (cell) => {
						await check(contract, mockTime, cell);
					});
				},
			);
		}
	});
}

function named(cell: Cell): Cell & { name: string } {
	const { operation, own } = cell;
	return { ...cell, name: own ? `${own.resource}, ${own.operation}` : operation };
}

async function checkOnItem(contract: ContractRun, time: VirtualTime, cell: Cell): Promise<void> {
	const observed = await play(contract, time, cell);
	expectWhatWasPromised(cell, observed);
	if (cell.own) expectNothingDoneTwice(cell, observed);
	else expectNothingPaidTwice(cell, observed);
	expectTheJobToBeFindable(cell, observed);
	expectNoKeyAnywhere(cell, observed);
	expectTheWholeFile(observed);
	expectHelp(observed);
	if (cell.own) expectItsProvider(cell, observed);
}

function expectWhatWasPromised(cell: Cell, { item: { json }, requests, seconds }: Observed): void {
	const { kit, operation, own, expected } = cell;
	const failed = 'error' in json;
	expect({
		outcome: own ? outcomeOfOwn(own, json) : outcomeOf(operation, json),
		...(failed && { says: String(json.error), kind: detailsOf(json).kind }),
		requests,
	}).toEqual({
		outcome: expected.outcome,
		...(failed && {
			says: expect.stringMatching(expected.says ?? /\w/) as unknown,
			kind: expected.kind,
		}),
		requests: expectedRequests(operation, expected, kit, requests),
	});
	expectTime(expected, seconds);
}

/** What the user reads about the job is true of the provider. */
function expectNothingPaidTwice({ operation }: Cell, observed: Observed): void {
	const { item, submits, jobs } = observed;
	if (!isPaid(operation)) return expect({ submits, jobs }).toEqual({ submits: 0, jobs: 0 });
	expect(submits).toBeLessThanOrEqual(1);
	const outcome = outcomeOf(operation, item.json);
	if (outcome === 'fateUnknown') expect(jobs).toBeLessThanOrEqual(1);
	else expect(jobs).toBe(outcome === 'goesOn' ? 1 : 0);
}

/** Some engines start a job with an upload. */
function expectNothingDoneTwice({ kit, own, operation, expected }: Cell, observed: Observed): void {
	const { submits, jobs, item } = observed;
	expect(submits).toBeLessThanOrEqual(operation === 'ownRead' ? 0 : 1);
	expect(jobs).toBeLessThanOrEqual(operation === 'ownOnce' ? 1 : 0);
	if (expected.outcome === 'fateUnknown') {
		const { advice } = detailsOf(item.json);
		expect(advice).not.toMatch(/[Tt]ry again/);
		const { resource = '', operation: name = '' } = own ?? {};
		const { once } = kit.provider.resources?.[resource]?.operations[name] ?? {};
		expect(advice).toContain(once?.whereToLook ?? 'Check it there before you run this item again');
	}
}

/** An accepted job is named on its item, and by an error in its message as well. */
function expectTheJobToBeFindable({ operation, own, kit }: Cell, { item, jobId }: Observed): void {
	const { provider, jobId: named, error } = item.json;
	if (own && (jobId === undefined || error === undefined)) return;
	if (isPaid(operation)) {
		if (error === undefined) expect(named).toEqual(expect.stringMatching(/\w/));
		return;
	}
	expect({ provider, jobId: named }).toEqual({ provider: kit.provider.id, jobId });
	if (error !== undefined) expect(error).toContain(jobId);
}

/** Who has trouble; where that is the key, so that the user finds it. */
function expectItsProvider({ kit }: Cell, { item: { json } }: Observed): void {
	if (json.error === undefined) return;
	expect(json.error).toContain(kit.provider.displayName);
	const { kind, advice } = detailsOf(json);
	if (kind === 'credential')
		expect(`${String(json.error)} ${String(advice)}`).toMatch(/credential|key/i);
}

function expectNoKeyAnywhere({ operation, own }: Cell, observed: Observed): void {
	const { item, seen } = observed;
	const elsewhere = seen.filter(({ target }) => target === 'files');
	// An upload may go there.
	if (operation !== 'export' && !own) expect(elsewhere).toEqual([]);
	for (const secret of secretsOf(observed)) {
		expect(JSON.stringify([item, elsewhere])).not.toContain(secret);
	}
}

function expectTheWholeFile({ file }: Observed): void {
	if (!file) return;
	expect(file.right.length).toBeGreaterThan(0);
	expect(file.arrived.equals(file.right)).toBe(true);
}

/** What to do next, in words for people: none of a system's codes, and nothing that was put together wrongly. */
function expectHelp({ item: { json } }: Observed): void {
	if (json.error === undefined) return;
	const { advice } = detailsOf(json);
	expect(advice).toMatch(/^[A-Z'].{20,}\.$/s);
	expect(`${String(json.error)} ${String(advice)}`).not.toMatch(
		/\bE[A-Z]{6,}\b|undefined|NaN|\[object|\.\.|[Rr]etry [Oo]n [Ff]ail/,
	);
}
