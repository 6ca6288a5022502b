import { AIMS } from './aims';
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
 * Two tables: for each aim how often n8n was killed and where its workflows were; for each stage how
 * workflows came out of it. A workflow that lives through several kills is counted at each of them in the
 * first, and by the kill that ended it, if one did, in the second.
 */
export function summarize(kills: readonly Kill[], stories: readonly Story[]): string {
	const aims = AIMS.filter((aim) => kills.some((kill) => kill.aim === aim)).map((aim) => {
		const own = kills.filter((kill) => kill.aim === aim);
		const stages = own.flatMap((kill) => stories.map((story) => stageAt(kill, story)));
		return [aim, own.length, ...STAGES.map((stage) => count(stages, stage))];
	});
	const hits = stories.flatMap((story) => {
		const verdict = verdictOf(story, kills).kind;
		const stages = kills.flatMap((kill) => stageAt(kill, story) ?? []);
		// It went on after each kill but the last one.
		return stages.map((stage, index) => ({
			stage,
			verdict: index === stages.length - 1 ? verdict : 'ended well',
		}));
	});
	const stages = STAGES.map((stage) => {
		const own = hits.filter((hit) => hit.stage === stage).map(({ verdict }) => verdict);
		return [stage, own.length, ...VERDICTS.map((verdict) => count(own, verdict))];
	});
	const verdicts = stories.map((story) => verdictOf(story, kills).kind);
	const twice = stories.filter(({ jobIds }) => jobIds.some(({ length }) => length > 1)).length;
	const jobs = stories.flatMap(({ jobIds }) => jobIds.flat()).length;
	return [
		table([['killed while', 'kills', ...STAGES], ...aims, totalOf(aims)]),
		table([['hit while', 'workflows', 'went on', ...VERDICTS.slice(1)], ...stages]),
		`${stories.length} workflows, ${jobs} jobs: ${VERDICTS.map((verdict) => `${count(verdicts, verdict)} ${verdict}`).join(', ')}, ${twice} submitted twice`,
	].join('\n\n');
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
