import type { JobView, TimelineEvent } from './job';
import type { Outcome, OutputPlan } from './outcome';

/** The part of a store that needs no knowledge of the provider; the control API works through it. */
export interface JobDesk {
	readonly provider: string;
	views(): JobView[];
	view(id: string): JobView | undefined;
	setOutcome(id: string, outcome: Outcome): boolean;
	setOutput(id: string, output: OutputPlan): boolean;
	setDuration(id: string, seconds: number): boolean;
	finish(id: string): boolean;
	expire(id: string): boolean;
	note(id: string, event: TimelineEvent['event'], detail?: string): void;
	reset(): void;
}
