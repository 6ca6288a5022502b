import fc from 'fast-check';
import { readByteRange } from '../../../simulator/core/byte-range';

describe('readByteRange', () => {
	it.each([
		[undefined, 'whole'],
		['', 'whole'],
		['items=0-1', 'whole'],
		['bytes=0-1,4-5', 'whole'],
		['bytes=-', 'whole'],
		['bytes=5-2', 'whole'],
		['bytes=0-0', { first: 0, last: 0 }],
		['bytes=90-', { first: 90, last: 99 }],
		['bytes=90-500', { first: 90, last: 99 }],
		['bytes=-10', { first: 90, last: 99 }],
		['bytes=-500', { first: 0, last: 99 }],
		['bytes=100-', 'unsatisfiable'],
		['bytes=-0', 'unsatisfiable'],
	])('reads %p of 100 bytes', (header, expected) => {
		expect(readByteRange(header, 100)).toEqual(expected);
	});

	it('never leaves the file', () => {
		const header = fc.stringMatching(/^bytes=\d{0,6}-\d{0,6}$/);
		fc.assert(
			fc.property(header, fc.integer({ min: 1, max: 5000 }), (text, size) => {
				const range = readByteRange(text, size);
				if (typeof range === 'string') return;
				expect(range.first).toBeGreaterThanOrEqual(0);
				expect(range.last).toBeGreaterThanOrEqual(range.first);
				expect(range.last).toBeLessThan(size);
			}),
		);
	});
});
