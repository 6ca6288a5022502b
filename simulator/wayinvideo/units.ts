import type { TaskKind, WayinContext, WayinJob } from './task';

/** Per minute of source: a client's note for the analysis, guesses in its manner for the texts. */
const UNITS_PER_MINUTE: Readonly<Record<Exclude<TaskKind, 'clipExport'>, number>> = {
	clipping: 2,
	findMoments: 2,
	summary: 1,
	transcript: 1,
};
/** The sample of the Clips Export API shows 48 for two clips. */
const UNITS_PER_RENDERED_CLIP = 24;

/** API units for the analysis of a source; express mode costs half. */
export function unitsForSource(
	kind: Exclude<TaskKind, 'clipExport'>,
	seconds: number,
	express: boolean,
): number {
	const units = Math.ceil(seconds / 60) * UNITS_PER_MINUTE[kind];
	return express ? units / 2 : units;
}

export function unitsForClips(count: number): number {
	return count * UNITS_PER_RENDERED_CLIP;
}

/** Takes units from the account; a negative number gives them back. */
function charge({ account }: WayinContext, units: number): void {
	account.change({ unitsLeft: account.current.unitsLeft - units });
}

export function chargeAtSubmit(context: WayinContext, { details }: WayinJob): void {
	if (context.switches.current.unitsTaken === 'submit') charge(context, details.units);
}

export function settleAtEnd(context: WayinContext, { details, state }: WayinJob): void {
	const { unitsTaken, refundFailed } = context.switches.current;
	const owed = state === 'succeeded' || !refundFailed;
	if (unitsTaken === 'end' && owed) charge(context, details.units);
	if (unitsTaken === 'submit' && !owed) charge(context, -details.units);
}
