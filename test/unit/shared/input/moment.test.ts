import { DateTime } from 'luxon';
import { momentOf } from '../../../../nodes/shared/input/moment';

const NINE_IN_BERLIN = '2026-03-14T08:00:00.000Z';

it.each<[what: string, entered: unknown, at: string]>([
	['a date picker', '2026-03-14T09:00:00', NINE_IN_BERLIN],
	['a cell', '2026-03-14 09:00', NINE_IN_BERLIN],
	['a day alone', '2026-03-14', '2026-03-13T23:00:00.000Z'],
	['UTC', '2026-03-14T08:00:00Z', NINE_IN_BERLIN],
	['another zone', '2026-03-14T17:30:00.000+09:30', NINE_IN_BERLIN],
	['a zone without a colon', '2026-03-14T03:00:00-0500', NINE_IN_BERLIN],
	['the name of a zone', '2026-03-14T04:00:00.000-04:00[America/New_York]', NINE_IN_BERLIN],
	['milliseconds', 1773475200000, NINE_IN_BERLIN],
	['milliseconds as a text', ' 1773475200000 ', NINE_IN_BERLIN],
	['seconds', 1773475200, NINE_IN_BERLIN],
	['seconds with a fraction', '1773475200.5', '2026-03-14T08:00:00.500Z'],
	['a mail', 'Sat, 14 Mar 2026 09:00:00 +0100', NINE_IN_BERLIN],
	['HTTP', 'Sat, 14 Mar 2026 08:00:00 GMT', NINE_IN_BERLIN],
	[
		'JavaScript',
		'Sat Mar 14 2026 09:00:00 GMT+0100 (Central European Standard Time)',
		NINE_IN_BERLIN,
	],
	['a Date', new Date(NINE_IN_BERLIN), NINE_IN_BERLIN],
	[
		'a date of an expression',
		DateTime.fromISO(NINE_IN_BERLIN, { zone: 'Asia/Tokyo' }),
		NINE_IN_BERLIN,
	],
	['summer', '2026-07-14T09:00:00', '2026-07-14T07:00:00.000Z'],
	[
		'the hour that a change of the clocks leaves out',
		'2026-03-29T02:30:00',
		'2026-03-29T01:30:00.000Z',
	],
	['the hour after that change', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
	['the hour before the clocks go back', '2026-10-25T01:59:59', '2026-10-24T23:59:59.000Z'],
])('%s', (_what, entered, at) => {
	expect(new Date(momentOf(entered, 'Europe/Berlin') ?? 0).toISOString()).toBe(at);
});

it.each([
	undefined,
	null,
	'',
	'tomorrow',
	'next Tuesday at 9',
	'14.03.2026 09:00',
	'2026-02-30T09:00:00',
	'2026-13-01',
	'2026-03-14T25:00',
	46095,
	2026,
	NaN,
	Infinity,
	true,
	{},
	[],
])('%j is no moment', (entered) => {
	expect(momentOf(entered, 'UTC')).toBeUndefined();
});
