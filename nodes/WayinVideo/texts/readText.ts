import type { JobReference } from '../../shared/job/jobReference';
import type { Artifact, StateReading } from '../../shared/job/videoJob';
import { defined, filled, unconfirmed, type ReadList } from '../../shared/provider/answer';
import type { Conversation } from '../../shared/provider/contract';
import type { WireAnswer } from '../../shared/provider/wire';
import { askTask, taskState } from '../job';

/** How a kind of task is read whose result is a text. */
export interface TextKind {
	path: string;
	/** What it makes, as in "without a summary". */
	noun: string;
	/** Why it may make nothing, for the output. */
	whenEmpty: string;
	read(answer: WireAnswer): ReadList<Artifact>;
}

/** Reads status and result, which are one call. The text comes when the task has succeeded, and never in part. */
export function readText({ path, noun, whenEmpty, read }: TextKind) {
	return function* (reference: JobReference): Conversation<StateReading> {
		const { answer, results } = yield* askTask(path, reference);
		const { entries: artifacts, hints } = read(answer);
		const state = taskState(results, artifacts.length > 0);
		if (state.status !== 'completed') return { job: { ...state, videos: [] } };
		if (artifacts.length > 0) {
			return { job: defined({ ...state, videos: [], artifacts, hints: filled(hints) }) };
		}
		const settled = { ...state, videos: [], hints: [...hints, whenEmpty] };
		return unconfirmed(settled, `without a ${noun}`, { says: 'succeeded' });
	};
}
