import { slotSeconds, slotsOf } from '../../queue/workerLog';

const line = (timestamp: string, message: string, executionId = '') =>
	JSON.stringify({ level: 'info', message, metadata: { executionId, timestamp } });

const started = (at: string, id: string, job: string) =>
	line(`2026-01-01T00:00:${at}Z`, `Worker started execution ${id} (job ${job})`, id);
const finished = (at: string, id: string, job: string) =>
	line(`2026-01-01T00:00:${at}Z`, `Worker finished execution ${id} (job ${job})`, id);

const secondsOf = (...lines: string[]) =>
	slotsOf([{ log: () => lines.map((whole) => `${whole}\n`).join('') }]).map((slot) => [
		slot.executionId,
		slotSeconds([slot]),
	]);

it.each<[string, string[], [string, number][]]>([
	['nothing', [], []],
	['one execution', [started('01.000', '7', '1'), finished('01.250', '7', '1')], [['7', 0.25]]],
	[
		'executions side by side',
		[
			started('01.000', '7', '1'),
			started('02.000', '8', '2'),
			finished('05.000', '7', '1'),
			finished('06.000', '8', '2'),
		],
		[
			['7', 4],
			['8', 4],
		],
	],
	[
		'an execution that was parked and resumed',
		[
			started('01.000', '7', '1'),
			finished('02.000', '7', '1'),
			started('50.000', '7', '9'),
			finished('50.500', '7', '9'),
		],
		[
			['7', 1],
			['7', 0.5],
		],
	],
	[
		'lines of other kinds',
		['(node:12) Warning: old', '', line('2026-01-01T00:00:01Z', 'n8n worker is now ready')],
		[],
	],
	['an end whose beginning is not in the log', [finished('02.000', '7', '1')], []],
])('%s', (_, lines, expected) => {
	expect(secondsOf(...lines)).toEqual(expected);
});
