import { progressHint } from '../../nodes/WaitForVideoJob/outcome';
import { readWaitingJob, type Entry } from '../../nodes/WaitForVideoJob/waitingJob';
import type { Watch } from '../../nodes/shared/waiting/watch';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

const PARKED_AT = Date.UTC(2026, 4, 2, 12, 2, 0);
const DUE = Date.UTC(2026, 4, 2, 12, 3, 10);

const MOMENTS = { parkedAt: PARKED_AT, due: DUE, timezone: 'Europe/Athens' };

function entry(itemIndex: number, seen: Partial<Watch> = {}): Extract<Entry, { job: unknown }> {
	const items = [0, 1, 2, 3, 4, 5, 6].map((row) => ({
		json: { provider: 'vizard', jobType: 'clipping', jobId: `10${row}` },
	}));
	const context = executeContext({ items, nodes: [waitNode()], credentials: {} }, 'Wait');
	const job = readWaitingJob(context, itemIndex);
	return { job: { ...job, watch: { ...job.watch, ...seen } } };
}

const LAST = '<br>Last check at 15:02:00:';
const NEXT = '<br>Next check at 15:03:10.';

const ended = (itemIndex: number): Entry => ({
	...entry(itemIndex),
	parkedEnd: { kind: 'finished', at: DUE },
});

it.each<[string, Entry[], string]>([
	[
		'a job that was not seen yet',
		[entry(0)],
		`Waiting for 1 video job.${LAST} Vizard job '100' (not seen yet).${NEXT}`,
	],
	[
		'what the provider reports',
		[
			ended(0),
			entry(1, {
				lastStatus: 'processing',
				lastStage: 'rendering',
				progress: [{ at: 1, percent: 44.6 }],
			}),
		],
		`Waiting for 2 video jobs: 1 has ended ▓▓▓▓▓▓▓░░░ 72 %${LAST} Vizard job '101' (processing, 45 %, rendering).${NEXT}`,
	],
	[
		'the progress of the only job',
		[entry(0, { lastStatus: 'processing', progress: [{ at: 1, percent: 100 }] })],
		`Waiting for 1 video job ▓▓▓▓▓▓▓▓▓▓ 100 %${LAST} Vizard job '100' (processing, 100 %).${NEXT}`,
	],
	[
		'the words of a provider as they are, and not as HTML',
		[entry(0, { lastStatus: 'processing', lastStage: '<b>cutting</b> & mixing' })],
		`Waiting for 1 video job.${LAST} Vizard job '100' (processing, &lt;b&gt;cutting&lt;/b&gt; &amp; mixing).${NEXT}`,
	],
	[
		'many jobs',
		[0, 1, 2, 3, 4, 5, 6].map((row) => entry(row, { lastStatus: 'queued' })),
		`Waiting for 7 video jobs.${LAST} Vizard job '100' (queued); Vizard job '101' (queued); Vizard job '102' (queued); Vizard job '103' (queued); Vizard job '104' (queued); 2 more.${NEXT}`,
	],
])('of the execution that checks shows %s', (_what, entries, message) => {
	const hint = progressHint(entries, 'checking', MOMENTS);
	expect(hint).toEqual({ type: 'info', location: 'outputPane', message });
});

it('of the execution that waits says when it was true, and what makes it continue', () => {
	const { message } = progressHint([entry(0, { lastStatus: 'queued' })], 'waiting', MOMENTS);
	expect(message).toBe(
		"Waiting for 1 video job.<br>When it was parked at 15:02:00: Vizard job '100' (queued).<br>First check at 15:03:10.<br>The three executions that follow this one in the Executions tab check the jobs. Do not delete them: they make this one continue.",
	);
});

it('shows UTC where the machine does not know the time zone of the workflow', () => {
	const moments = { ...MOMENTS, timezone: 'DEFAULT' };
	const { message } = progressHint([entry(0)], 'checking', moments);
	expect(message).toContain('Next check at 12:03:10 UTC.');
});
