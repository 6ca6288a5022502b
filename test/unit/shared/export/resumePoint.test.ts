import fc from 'fast-check';
import {
	announcedLength,
	continuesAt,
	resumeHeaders,
	resumePoint,
} from '../../../../nodes/shared/export/transfer';

const ETAG = '"a1"';
const LENGTH = { 'content-length': '1000' };
const DATE = 'Wed, 18 Nov 2026 10:00:00 GMT';
const dated = (date: string) => ({ ...LENGTH, 'last-modified': DATE, date });

it.each([
	['a strong tag', { ...LENGTH, etag: ETAG }, ETAG],
	['a strong tag rather than a date', { ...dated(DATE), etag: ETAG }, ETAG],
	['a date long past', dated('Sun, 22 Nov 2026 05:00:00 GMT'), DATE],
	['a date beside a weak tag', { ...dated('Sun, 22 Nov 2026 05:00:00 GMT'), etag: 'W/"1"' }, DATE],
	['ranges', { ...LENGTH, etag: ETAG, 'accept-ranges': 'bytes' }, ETAG],
])('a file with %s can be resumed', (_what, headers, validator) => {
	const point = resumePoint(headers);
	expect(point?.total).toBe(1000);
	expect(point && resumeHeaders(point, 400)).toEqual({
		Range: 'bytes=400-',
		'If-Range': validator,
	});
});

it.each([
	['no mark of its version', LENGTH],
	['a weak tag alone', { ...LENGTH, etag: 'W/"1"' }],
	['a date of this very second', dated(DATE)],
	['a date and no time of the answer', { ...LENGTH, 'last-modified': DATE }],
	['no length', { etag: ETAG }],
	['a length that is none', { 'content-length': '10, 10', etag: ETAG }],
	['content that is packed', { ...LENGTH, etag: ETAG, 'content-encoding': 'br' }],
	['a host without ranges', { ...LENGTH, etag: ETAG, 'accept-ranges': 'none' }],
])('a file with %s cannot be resumed', (_what, headers: Record<string, string>) => {
	expect(resumePoint(headers)).toBeUndefined();
});

it('continues with nothing but the same file at exactly that byte', () => {
	const point = resumePoint({ ...LENGTH, etag: ETAG });
	if (!point) throw new Error('not resumable');
	const at = (status: number, headers: Record<string, string>) =>
		continuesAt(point, 400, status, headers);
	const range = { 'content-range': 'bytes 400-999/1000' };
	expect(at(206, { ...range, etag: ETAG })).toBe(true);
	expect(at(206, range)).toBe(true);
	expect(at(206, { 'content-range': 'bytes 400-499/1000' })).toBe(true);
	expect(at(200, { ...range, etag: ETAG })).toBe(false);
	expect(at(206, { ...range, etag: '"b2"' })).toBe(false);
	expect(at(206, { ...range, 'content-encoding': 'gzip' })).toBe(false);
	expect(at(206, {})).toBe(false);
});

it('takes no other range for the right one', () => {
	const point = resumePoint({ ...LENGTH, etag: ETAG });
	if (!point) throw new Error('not resumable');
	fc.assert(
		fc.property(fc.nat(2000), fc.nat(2000), fc.nat(2000), (first, last, total) => {
			const headers = { 'content-range': `bytes ${first}-${last}/${total}` };
			expect(continuesAt(point, 400, 206, headers)).toBe(first === 400 && total === 1000);
		}),
	);
});

it.each([
	[{ 'content-length': '0' }, 0],
	[{ 'content-length': '17' }, 17],
	[{ 'content-length': '-1' }, undefined],
	[{ 'content-length': '17', 'content-encoding': 'gzip' }, undefined],
	[{}, undefined],
])('%j announces %p bytes', (headers: Record<string, string>, length) => {
	expect(announcedLength(headers)).toBe(length);
});
