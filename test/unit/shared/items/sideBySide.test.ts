import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';
import { sideBySide, withinItem } from '../../../../nodes/shared/items/forEachItem';

const N8N = { getExecutionCancelSignal: () => undefined } as unknown as IExecuteFunctions;

/** Works on items for a few turns of the event loop each, and notes who was under way with whom. */
async function watched(
	turns: readonly number[],
	batchSize: number,
	goesOn: (position: number) => boolean = () => true,
) {
	const begun: number[] = [];
	const ended: number[] = [];
	let most = 0;
	const work = async (position: number) => {
		begun.push(position);
		most = Math.max(most, begun.length - ended.length);
		for (let turn = 0; turn <= (turns[position] ?? 0); turn++) await setImmediate();
		ended.push(position);
		return goesOn(position);
	};
	await sideBySide(N8N, turns.length, { batchSize, batchInterval: 0 }, work);
	return { begun, ended, most };
}

const turns = fc.array(fc.nat(5), { maxLength: 30 });
const batchSize = fc.integer({ min: 1, max: 12 });

test('works on every item, in the order of their beginning, on as many at once as a batch has', async () => {
	const property = fc.asyncProperty(turns, batchSize, async (each, size) => {
		const { begun, ended, most } = await watched(each, size);
		expect(begun).toEqual([...each.keys()]);
		expect([...ended].sort((a, b) => a - b)).toEqual(begun);
		expect(most).toBe(Math.min(size, each.length));
	});
	await fc.assert(property, { numRuns: 200 });
});

test('begins no other item once one has ended the node, and lets those under way finish', async () => {
	const property = fc.asyncProperty(turns, batchSize, fc.nat(29), async (each, size, last) => {
		const { begun, ended } = await watched(each, size, (position) => position !== last);
		expect([...ended].sort((a, b) => a - b)).toEqual(begun);
		if (last < each.length) expect(begun.length).toBeLessThanOrEqual(last + size * 6);
		if (size === 1 && last < each.length) expect(begun).toHaveLength(last + 1);
	});
	await fc.assert(property, { numRuns: 200 });
});

test('hands on what the work throws, and begins nothing more', async () => {
	const begun: number[] = [];
	const failing = sideBySide(N8N, 9, { batchSize: 2, batchInterval: 0 }, async (position) => {
		begun.push(position);
		await setImmediate();
		throw new Error(`item ${position}`);
	});
	await expect(failing).rejects.toThrow('item 0');
	await setImmediate();
	expect(begun).toEqual([0, 1]);
});

test.each([
	[10, 1, 10],
	[10, 3, 3],
	[10, 10, 1],
	[10, 500, 1],
	[1, 1, 1],
])('a batch of %i with %i items leaves %i parts of each at once', (size, items, parts) => {
	const batching = { batchSize: size, batchInterval: 500 };
	expect(withinItem(batching, items)).toEqual({ batchSize: parts, batchInterval: 0 });
});
