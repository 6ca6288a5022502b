import { progressHint } from '../../nodes/WaitForVideoJob/progressHint';
import type { Entry } from '../../nodes/WaitForVideoJob/parkedItem';
import { readWaitingJob } from '../../nodes/WaitForVideoJob/waitingJob';
import type { Watch } from '../../nodes/shared/waiting/watch';
import { executeContext } from '../harness/executeContext';
import { waitNode } from '../harness/vizardRun';

const DUE = Date.UTC(2026, 4, 2, 12, 3, 10);

function entry(itemIndex: number, seen: Partial<Watch> = {}): Extract<Entry, { job: unknown }> {
	const items = [0, 1, 2, 3, 4, 5, 6].map((row) => ({
		json: { provider: 'vizard', jobType: 'clipping', jobId: `10${row}` },
	}));
	const context = executeContext({ items, nodes: [waitNode()], credentials: {} }, 'Wait');
	const job = readWaitingJob(context, itemIndex);
	return { job: { ...job, watch: { ...job.watch, ...seen } } };
}

const ended = (itemIndex: number): Entry => ({
	...entry(itemIndex),
	parkedEnd: { kind: 'finished', at: DUE },
});

it.each<[string, Entry[], string]>([
	[
		'a job that was not seen yet',
		[entry(0)],
		"0 of 1 jobs have ended. Still running: Vizard job '100' (not seen yet). The next check is at 12:03:10 UTC.",
	],
	[
		'what the provider tells',
		[
			ended(0),
			entry(1, {
				lastStatus: 'processing',
				lastStage: 'rendering',
				progress: [{ at: 1, percent: 44.6 }],
			}),
		],
		"1 of 2 jobs have ended. Still running: Vizard job '101' (processing, 45 %, rendering). The next check is at 12:03:10 UTC.",
	],
	[
		'many jobs',
		[0, 1, 2, 3, 4, 5, 6].map((row) => entry(row, { lastStatus: 'queued' })),
		"0 of 7 jobs have ended. Still running: Vizard job '100' (queued); Vizard job '101' (queued); Vizard job '102' (queued); Vizard job '103' (queued); Vizard job '104' (queued); 2 more. The next check is at 12:03:10 UTC.",
	],
])('tells of %s', (_what, entries, message) => {
	expect(progressHint(entries, DUE)).toEqual({ type: 'info', location: 'outputPane', message });
});
