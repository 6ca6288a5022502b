import { expectedCost } from '../../../nodes/WayinVideo/cost';

test.each<[object, number | undefined]>([
	[{ sourceMinutes: 62.5, unitsPerMinute: 2 }, 125],
	[{ sourceMinutes: '7', unitsPerMinute: '0.333' }, 2.33],
	[{ sourceMinutes: 60 }, undefined],
	[{ unitsPerMinute: 2 }, undefined],
	[{ sourceMinutes: 0, unitsPerMinute: 2 }, undefined],
	[{ sourceMinutes: '', unitsPerMinute: 2 }, undefined],
])('%p costs %p API units', (options, amount) => {
	expect(expectedCost({ options })?.amount).toBe(amount);
});

test('a length below 0 is refused', () => {
	const options = { sourceMinutes: -1, unitsPerMinute: 2 };
	expect(() => expectedCost({ options })).toThrow(
		/'Source Length \(Minutes\)' must not be below 0/,
	);
});
