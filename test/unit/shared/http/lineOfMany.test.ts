import { joinLine } from '../../../../nodes/shared/http/line';
import type { Sent } from '../../../../nodes/shared/provider/wire';
import { RateLimiter, type WindowKind } from '../../../../simulator/core/rate-limiter';
import { FakeClock } from '../../../harness/fakeClock';

const EXECUTIONS = 60;
const HOURS = 3_600_000;
const ANSWER: Sent = { ok: true, answer: { httpStatus: 200, headers: {}, body: {}, text: '' } };
const TOO_MANY = { kind: 'rateLimited', message: 'too many', advice: '' } as const;
const REFUSED: Sent = { ok: false, trouble: TOO_MANY };

interface Limit {
	calls: number;
	/** The account's own window; the published one is a minute. */
	windowSeconds: number;
	counts: 'all' | 'accepted';
	window: WindowKind;
}

/** Sixty executions submit within a second, each once, and all of them as often as it takes. */
async function submitMany(
	{ calls, windowSeconds, counts, window }: Limit,
	giveUpAfter = 4 * HOURS,
) {
	const clock = new FakeClock();
	const start = clock.now();
	const limiter = new RateLimiter(clock, [{ calls, windowSeconds }]);
	const requests: number[] = [];
	const accepted: number[] = [];
	const answer = async (onLeave: () => void): Promise<Sent> => {
		onLeave();
		requests.push(clock.now());
		const passes = limiter.secondsUntilFree(window) === 0;
		if (passes || counts === 'all') limiter.count();
		await clock.sleep(200);
		if (!passes) return REFUSED;
		accepted.push(clock.now());
		return ANSWER;
	};
	const submit = async (begin: number): Promise<Sent> => {
		await clock.sleep(begin);
		const place = joinLine('account', clock, [{ calls, perMs: 60_000 }]);
		try {
			for (;;) {
				const trouble = await place.takeTurn(start + giveUpAfter);
				if (trouble) return { ok: false, trouble };
				const sent = await place.pass(answer);
				if (sent.ok) return sent;
			}
		} finally {
			place.leave();
		}
	};
	const all = Array.from({ length: EXECUTIONS }, async (_, n) => await submit((n * 997) % 1000));
	const sent = await clock.run(Promise.all(all));
	const ideal = (Math.ceil(EXECUTIONS / calls) - 1) * windowSeconds * 1000;
	const took = (accepted.at(-1) ?? Infinity) - start;
	return { sent, requests, accepted, ratio: took / ideal };
}

/** What chance does is left to it, so that a run is the same every time. */
function seeded(seed: number) {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

afterEach(() => jest.restoreAllMocks());

describe('sixty executions, one account', () => {
	it.each<[number, number, Limit['counts'], WindowKind]>([
		[15, 60, 'all', 'sliding'],
		[15, 60, 'all', 'fixed'],
		[15, 60, 'accepted', 'sliding'],
		[15, 60, 'accepted', 'fixed'],
		[3, 60, 'all', 'sliding'],
		[3, 60, 'accepted', 'sliding'],
		[3, 5, 'accepted', 'sliding'],
		[3, 5, 'accepted', 'fixed'],
	])(
		'%i in %i s, where %s requests count in a %s window: all are through in 1.5 times the time',
		async (calls, windowSeconds, counts, window) => {
			for (const seed of [1, 2, 3, 4, 5]) {
				jest.spyOn(Math, 'random').mockImplementation(seeded(seed));
				const limit = { calls, windowSeconds, counts, window };
				const { sent, accepted, ratio } = await submitMany(limit);
				expect(sent.every(({ ok }) => ok)).toBe(true);
				expect(accepted).toHaveLength(EXECUTIONS);
				expect(ratio).toBeLessThan(1.5);
			}
		},
	);

	it('a provider that lets a single one through is asked seldom, and each gives up at its own limit', async () => {
		const once = {
			calls: 1,
			windowSeconds: 360_000,
			counts: 'all',
			window: 'sliding',
		} as const;
		const { sent, requests } = await submitMany(once, HOURS);
		const refused = sent.filter(({ ok }) => !ok);
		expect(refused).toEqual(Array(EXECUTIONS - 1).fill({ ok: false, trouble: TOO_MANY }));
		expect(requests.length).toBeLessThan(EXECUTIONS + 70);
	});
});
