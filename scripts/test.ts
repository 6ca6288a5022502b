import { inspect, parseArgs } from 'node:util';
import { whenNpmDies } from '../host';
import { endedChildrenSeconds } from '../host/process/processTime';
import { HeldOutput, type Print } from './test/heldOutput';
import { COMPUTING, ON_N8N, type Layer } from './test/layers';
import { addTallies, describeTally, type Tally } from './test/tally';

const NAMES = [...COMPUTING, ...ON_N8N.flat()].map(({ name }) => name);

const HELP = `Usage: npm test [-- --only LAYER]

Runs every layer of tests and sets up what they need. Layers that wait for n8n run beside those that
compute. The output of a layer follows when it has ended.
  --only LAYER   run this layer alone; may be given more than once
                 (${NAMES.join(', ')})
  --help         this text`;

interface Outcome {
	layer: string;
	tally: Tally;
	seconds: number;
	/** Computed by all programs of the layer, on Linux. */
	cpuSeconds?: number;
}

/** @returns whether a layer is one of those that were named, or of all when none was */
function chosenBy(names: readonly string[]): (layer: Layer) => boolean {
	for (const name of names) {
		if (!NAMES.includes(name)) throw new Error(`There is no layer "${name}".\n\n${HELP}`);
	}
	return ({ name }) => names.length === 0 || names.includes(name);
}

let computedBefore = 0;

/** What the programs that have ended since the last call have computed. */
async function computedSince(): Promise<number | undefined> {
	if (process.platform !== 'linux') return undefined;
	const computed = await endedChildrenSeconds();
	const since = computed - computedBefore;
	computedBefore = computed;
	return Math.round(since);
}

async function runLayer(layer: Layer, print: Print): Promise<Outcome> {
	const startedAt = Date.now();
	print(`\n=== ${layer.name} ===`);
	// Whatever breaks a layer off counts against it, and the layers after it still run.
	const tally = await layer.run(print).catch((error: unknown) => {
		print(inspect(error));
		return { passed: 0, failed: 1, skipped: 0 };
	});
	const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
	const outcome = { layer: layer.name, tally, seconds, cpuSeconds: await computedSince() };
	print(describeOutcome(outcome));
	return outcome;
}

async function runHeldBack(layer: Layer): Promise<Outcome> {
	console.log(`\n${layer.name} has begun; its output follows when it has ended`);
	const output = new HeldOutput();
	const outcome = await runLayer(layer, output.print);
	output.release();
	return outcome;
}

/**
 * Runs layers in three lanes side by side. One lane computes from the start; those of n8n help it when they have
 * ended their own layers.
 */
async function runLayers(isChosen: (layer: Layer) => boolean): Promise<Outcome[]> {
	const computing = COMPUTING.filter(isChosen);
	const lanes = [[], ...ON_N8N].map((lane: readonly Layer[]) => lane.filter(isChosen));
	const isAlone = computing.length + lanes.flat().length === 1;
	const run = isAlone ? async (layer: Layer) => await runLayer(layer, console.log) : runHeldBack;
	const outcomes: Outcome[] = [];
	await Promise.all(
		lanes.map(async (lane) => {
			const next = () => lane.shift() ?? computing.shift();
			for (let layer = next(); layer; layer = next()) outcomes.push(await run(layer));
		}),
	);
	return outcomes.sort((one, other) => NAMES.indexOf(one.layer) - NAMES.indexOf(other.layer));
}

function describeOutcome({ layer, tally, seconds, cpuSeconds }: Outcome): string {
	const computed = cpuSeconds === undefined ? '' : `, ${cpuSeconds} s of CPU`;
	return `${layer.padEnd(13)} ${describeTally(tally)}  (${seconds} s${computed})`;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } },
	});
	if (values.help) {
		console.log(HELP);
		return;
	}
	// What runs by then is ended with this process.
	whenNpmDies(() => process.exit(1));
	// What has been installed until here is no layer's.
	await computedSince();
	const outcomes = await runLayers(chosenBy(values.only ?? []));

	console.log('\n=== all layers ===');
	for (const outcome of outcomes) console.log(describeOutcome(outcome));
	const total = addTallies(outcomes.map(({ tally }) => tally));
	if (total.failed > 0) process.exitCode = 1;
	console.log(describeTally(total));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
