import type { Story } from './story';

/** Where a workflow was when n8n was killed. */
export const STAGES = [
	/** Its Submit node was running. */
	'submitting',
	/** Its Wait node was running, and about to be parked. */
	'parking',
	/** It was in the database, and so were those that check for it. */
	'parked',
	/** It was in the database, and what checks for it was running. */
	'checking',
	/** What had checked for it had ended, and its last node had not begun. */
	'resuming',
	/** Its last node was running. */
	'exporting',
	/** Its Submit was parked, and what submits the next item was running. */
	'in a turn',
] as const;

export type Stage = (typeof STAGES)[number];

/** What a hit met. */
export interface Snapshot {
	/** The status that each execution had in n8n's database, by its id. */
	statuses: ReadonlyMap<string, string>;
}

export function isRunning(status: string | undefined): boolean {
	return status === 'new' || status === 'running';
}

/**
 * @returns undefined when it had not begun, had ended, or what checks for it had been killed before, of
 *   which n8n reports to it within a minute
 */
export function stageAt(
	{ statuses }: Snapshot,
	{ journey, execution, others }: Story,
): Stage | undefined {
	const own = statuses.get(execution.id) ?? 'not begun';
	const checks = others.flatMap(({ id }) => statuses.get(id) ?? []);
	if (isRunning(own)) {
		const { Wait, Download } = execution.runs;
		if (checks.includes('success')) return Download ? 'exporting' : 'resuming';
		return Wait ? 'parking' : 'submitting';
	}
	if (own !== 'waiting') return undefined;
	if (checks.some(isRunning)) return journey.recipe.inTurns ? 'in a turn' : 'checking';
	if (checks.includes('waiting')) return 'parked';
	return checks.includes('success') ? 'resuming' : undefined;
}
