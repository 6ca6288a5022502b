import type { Kill } from './chaosRun';
import { stageAt, STAGES } from './stage';
import type { Story } from './story';
import { verdictOf, type Verdict } from './verdict';

const VERDICTS: readonly Verdict['kind'][] = [
	'ended well',
	'cut off, findable',
	'cut off by the start',
	'cut off, in the log',
	'cut off, nothing saved',
	'cut off inside Submit',
	'lost',
];

/**
 * Three tables: for each way to hit n8n, how often it was and where its workflows were; for each stage, and for
 * each way, how workflows came out of it. A workflow that lives through several kills is counted at each of
 * them in the first, and by the kill that ended it, if one did, in the others.
 */
export function summarize(kills: readonly Kill[], stories: readonly Story[]): string {
	const names = [...new Set(kills.map(({ name }) => name))].sort();
	const aims = names.map((name) => {
		const own = kills.filter((kill) => kill.name === name);
		const stages = own.flatMap((kill) => stories.map((story) => stageAt(kill, story)));
		return [name, own.length, ...STAGES.map((stage) => count(stages, stage))];
	});
	const hits = stories.flatMap((story) => {
		const verdict = verdictOf(story, kills).kind;
		const met = kills.flatMap((kill) => {
			const stage = stageAt(kill, story);
			return stage === undefined ? [] : [{ name: kill.name, stage }];
		});
		// It went on after each kill but the last one.
		return met.map((hit, index) => ({
			...hit,
			verdict: index === met.length - 1 ? verdict : ('ended well' as const),
		}));
	});
	const outcomes = (of: string, isOf: (hit: (typeof hits)[number]) => boolean): Row => {
		const own = hits.filter(isOf).map(({ verdict }) => verdict);
		return [of, own.length, ...VERDICTS.map((verdict) => count(own, verdict))];
	};
	const head = ['workflows', 'went on', ...VERDICTS.slice(1)];
	const verdicts = stories.map((story) => verdictOf(story, kills).kind);
	const twice = stories.filter(({ jobIds }) => jobIds.some(({ length }) => length > 1)).length;
	const jobs = stories.flatMap(({ jobIds }) => jobIds.flat()).length;
	return [
		table([['hit', 'times', ...STAGES], ...aims, totalOf(aims)]),
		table([
			['hit while', ...head],
			...STAGES.map((stage) => outcomes(stage, (hit) => hit.stage === stage)),
		]),
		table([
			['hit by', ...head],
			...names.map((name) => outcomes(name, (hit) => hit.name === name)),
		]),
		`${stories.length} workflows, ${jobs} jobs: ${VERDICTS.map((verdict) => `${count(verdicts, verdict)} ${verdict}`).join(', ')}, ${twice} submitted twice`,
		describeLateness(stories),
		stories.flatMap((story) => describeCutOff(story, kills)).join('\n'),
	].join('\n\n');
}

/** One line about a workflow that did not end well: where each hit found it, and what n8n says of it. */
function describeCutOff(story: Story, kills: readonly Kill[]): string[] {
	const { kind } = verdictOf(story, kills);
	if (kind === 'ended well') return [];
	const { journey, execution, others, jobIds } = story;
	const met = kills.flatMap((kill) => {
		const stage = stageAt(kill, story);
		return stage === undefined ? [] : [`${stage} at "${kill.name}"`];
	});
	const behind = others.map(({ id, status }) => `${id} ${status}`).join(', ');
	const recipe = `${journey.recipe.provider}${journey.recipe.inTurns ? ' in turns' : ''}`;
	return [
		`${kind}: ${recipe}, execution ${execution.id} ${execution.status} at ${execution.lastNodeExecuted} (${behind}), jobs ${jobIds.map((ids) => ids.join('+')).join()}; ${met.join(', ')}; ${execution.error?.message}`,
	];
}

/** How long after the end of their last job workflows ended. */
function describeLateness(stories: readonly Story[]): string {
	const late = stories
		.flatMap(({ lateSeconds }) => lateSeconds ?? [])
		.sort((one, other) => one - other);
	const at = (share: number) => Math.round(late[Math.floor(share * (late.length - 1))] ?? 0);
	return `from the end of a workflow's last job to its own: median ${at(0.5)} s, 95 % within ${at(0.95)} s, longest ${at(1)} s`;
}

function count<Value>(values: readonly Value[], wanted: Value): number {
	return values.filter((value) => value === wanted).length;
}

type Row = readonly (string | number)[];

function totalOf(rows: readonly Row[]): Row {
	const columns = rows[0]?.slice(1) ?? [];
	return [
		'all',
		...columns.map((_, column) => rows.reduce((sum, row) => sum + Number(row[column + 1]), 0)),
	];
}

function table(rows: readonly Row[]): string {
	const texts = rows.map((row) => row.map(String));
	const widths = (texts[0] ?? []).map((_, column) =>
		Math.max(...texts.map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: readonly string[]) =>
		`| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...body] = texts;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
