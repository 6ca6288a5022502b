import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run demo [-- OPTIONS]

Starts a real n8n with this package and the example workflows in it, and a simulator of the five providers
that it talks to; runs the workflows that end by themselves, side by side, and shows what happened. Nothing
leaves this machine once n8n is installed (about 2.8 GB, in ~/.cache/n8n-nodes-video-jobs, the first time
only). Then the editor stays open until Ctrl-C.

  --once        stop after the run; ends with 0 only if every video arrived whole and playable
  --out DIR     write the videos of each workflow to DIR/WORKFLOW (made if missing)
  --only NAME   only the workflows of examples/ whose name contains NAME
  --queue       n8n in queue mode: main process, two workers, PostgreSQL and Redis; shows which process ran what
  --port N      port of n8n's editor (default: a free one)
  --speed N     how many times faster than real time the simulated providers work (default 25: a job that
                takes ten minutes is done in 24 seconds; with --queue 5, so that waits suspend)
  --seed TEXT   another seed, other videos (default "demo")
  --help        this text`;

const SPEED = '25';
const QUEUE_SPEED = '5';

export interface DemoOptions {
	once: boolean;
	out?: string;
	only?: string;
	queue: boolean;
	port: number;
	speed: number;
	seed: string;
}

function positive(name: string, text: string, least: number): number {
	const value = Number(text);
	if (text.trim() !== '' && Number.isFinite(value) && value >= least) return value;
	throw new Error(`--${name} takes a number of at least ${least}, not '${text}'.\n\n${HELP}`);
}

/**
 * Reads the demo's command line.
 *
 * @throws with the help text when an option is unknown or makes no sense
 */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
	const { values } = parseArgs({
		args: [...args],
		options: {
			once: { type: 'boolean', default: false },
			out: { type: 'string' },
			only: { type: 'string' },
			queue: { type: 'boolean', default: false },
			port: { type: 'string', default: '0' },
			speed: { type: 'string' },
			seed: { type: 'string', default: 'demo' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) return 'help';
	return {
		once: values.once,
		out: values.out === undefined ? undefined : resolve(values.out),
		only: values.only,
		queue: values.queue,
		port: positive('port', values.port, 0),
		speed: positive('speed', values.speed ?? (values.queue ? QUEUE_SPEED : SPEED), 0.1),
		seed: values.seed,
	};
}
