import type { FaultInput } from '../../../../simulator/core/fault';
import type { Arrangement, Difference, Expected, Fault, FaultGroup } from '../fault';
import { providersWhere } from '../providersWhere';

type Effect = NonNullable<FaultInput['effect']>;

/** Hits what fetches the file, one request after the other. */
function files(...effects: Effect[]): Arrangement {
	return async ({ injectIntoFiles }) => {
		for (const effect of effects) await injectIntoFiles({ effect });
	};
}

function always(effect: Effect): Arrangement {
	return async ({ injectIntoFiles }) => await injectIntoFiles({ times: 0, effect });
}

const status = (code: number, headers: Record<string, string> = {}): Effect => ({
	kind: 'respond',
	status: code,
	body: 'no file',
	headers,
});

/** Asks the provider again, and downloads from the fresh link. */
const FRESH_LINK: Expected = {
	outcome: 'goesOn',
	requests: { more: 2 },
	words: 'takes a fresh link and continues',
};

/** Three downloads, each with a link of its own. */
function threeTimes(trouble: Pick<Expected, 'kind' | 'says'>): Expected {
	return { ...trouble, outcome: 'fails', requests: 6 };
}

function fault(
	name: string,
	arrangement: Arrangement,
	expected: Expected,
	differences: Difference[] = [],
): Fault {
	return {
		name,
		aboutFiles: true,
		ways: { 'the file': arrangement },
		expected: { export: expected },
		differences,
	};
}

const THROUGH_THE_API = providersWhere(({ wire }) => wire.file?.target === 'api');

const NO_LINKS: Difference = {
	providers: THROUGH_THE_API,
	columns: ['export'],
	because: 'The file is behind the API itself.',
};

const half: Effect = { kind: 'truncate' };
const page: Effect = { kind: 'html', status: 200 };

export const DOWNLOADS: FaultGroup = {
	title: 'Downloads',
	introduction:
		'A file is delivered whole or not at all. A transfer that breaks continues at the byte where it stopped, as long as the host can show that the file is still the same. Otherwise the whole download starts again with a fresh link, at most three times. ' +
		'Each of these ends with exactly the bytes that the host has, or fails.',
	faults: [
		fault(
			'The link has expired since the result was read (HTTP 403)',
			files(status(403)),
			FRESH_LINK,
			[NO_LINKS],
		),
		fault(
			'The file is gone (HTTP 404)',
			always(status(404)),
			threeTimes({ kind: 'notFound', says: /the file host .* answered HTTP 404/ }),
			[
				{
					providers: THROUGH_THE_API,
					columns: ['export'],
					expected: { outcome: 'fails', kind: 'refused', says: /HTTP 404/, requests: 2 },
					because: 'An engine without a download of the file will not have one later.',
				},
			],
		),
		fault('The file host is down once (HTTP 503)', files(status(503)), FRESH_LINK),
		fault(
			'The file host is down for ever',
			always(status(503)),
			threeTimes({ kind: 'unavailable', says: /answered HTTP 503/ }),
		),
		fault(
			'The file host wants 20 s of rest (HTTP 429)',
			files(status(429, { 'retry-after': '20' })),
			{
				...FRESH_LINK,
				seconds: [20, 21],
				words: 'takes a fresh link after 20 s and continues',
			},
		),
		fault('The connection is reset before the first byte', files({ kind: 'reset' }), FRESH_LINK),
		fault(
			'The transfer breaks off half-way once',
			files(half),
			{ outcome: 'goesOn', requests: { more: 1 }, words: 'fetches the rest and continues' },
			[
				{
					...NO_LINKS,
					expected: {
						...FRESH_LINK,
						requests: 5,
						words: 'starts the download again and continues',
					},
					because: 'An engine sends the whole file when it is asked for the rest.',
				},
			],
		),
		fault(
			'It breaks off, and the host does not send the rest (HTTP 416)',
			files(half, status(416)),
			{ ...FRESH_LINK, requests: { more: 3 }, words: 'starts the download again and continues' },
			[{ ...NO_LINKS, because: 'An engine is not asked for parts of a file.' }],
		),
		fault(
			'It breaks off after one byte each time',
			always({ kind: 'truncate', keepBytes: 1 }),
			{
				outcome: 'fails',
				kind: 'noAnswer',
				says: /broke off after \d+ of \d+ bytes/,
				requests: 36,
			},
			[
				{
					...NO_LINKS,
					expected: { outcome: 'fails', kind: 'noAnswer', requests: 9 },
					because: 'An engine sends the whole file when it is asked for the rest.',
				},
			],
		),
		fault('A web page comes with HTTP 200 once', files(page), FRESH_LINK),
		fault(
			'A web page comes with HTTP 200 for ever',
			always(page),
			threeTimes({
				kind: 'unexpectedAnswer',
				says: /sent a web page \(HTML\) instead of the file/,
			}),
		),
		fault('An empty file comes once', files({ kind: 'empty' }), FRESH_LINK),
		fault(
			'An empty file comes for ever',
			always({ kind: 'empty' }),
			threeTimes({ kind: 'unexpectedAnswer', says: /sent an empty file/ }),
		),
	],
};
