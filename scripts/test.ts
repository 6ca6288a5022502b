import { inspect, parseArgs } from 'node:util';
import { whenNpmDies } from '../host';
import { HeldOutput, type Print } from './test/heldOutput';
import { LAYERS, type Layer } from './test/layers';
import { addTallies, describeTally, type Tally } from './test/tally';

const HELP = `Usage: npm test [-- --only LAYER]

Runs every layer of tests, the quick ones first, and sets up what they need. A layer that waits
most of the time runs beside the others; what it prints comes after them.
  --only LAYER   run this layer alone; may be given more than once
                 (${LAYERS.map(({ name }) => name).join(', ')})
  --help         this text`;

interface Outcome {
	layer: string;
	tally: Tally;
	seconds: number;
}

function chosenLayers(names: readonly string[]): readonly Layer[] {
	for (const name of names) {
		if (!LAYERS.some((layer) => layer.name === name)) {
			throw new Error(`There is no layer "${name}".\n\n${HELP}`);
		}
	}
	return names.length === 0 ? LAYERS : LAYERS.filter(({ name }) => names.includes(name));
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
	const outcome = { layer: layer.name, tally, seconds };
	print(describeOutcome(outcome));
	return outcome;
}

interface Beside {
	output: HeldOutput;
	outcome: Promise<Outcome>;
}

function runBeside(layer: Layer): Beside {
	console.log(`\n=== ${layer.name} runs beside the layers below; its output follows theirs ===`);
	const output = new HeldOutput();
	return { output, outcome: runLayer(layer, output.print) };
}

async function runAll(layers: readonly Layer[]): Promise<Outcome[]> {
	const beside: Beside[] = [];
	const outcomes: Outcome[] = [];
	for (const layer of layers) {
		if (layer.waits && layers.length > 1) beside.push(runBeside(layer));
		else outcomes.push(await runLayer(layer, console.log));
	}
	for (const { output, outcome } of beside) {
		output.release();
		outcomes.push(await outcome);
	}
	return outcomes;
}

function describeOutcome({ layer, tally, seconds }: Outcome): string {
	return `${layer.padEnd(10)} ${describeTally(tally)}  (${seconds} s)`;
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
	const outcomes = await runAll(chosenLayers(values.only ?? []));

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
