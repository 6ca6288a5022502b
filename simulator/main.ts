/** Command line of the simulator: `npm run simulator -- --port N [--speed S] [--seed K]`. */
import { parseArgs } from 'node:util';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

const USAGE = `Usage: npm run simulator -- [--port N] [--files-port N] [--host H] [--public-host H] [--speed S] [--seed K]

  --port N         port of the APIs and of the control API (default 8800; 0 takes a free one)
  --files-port N   port of the file host that result links lead to (default: port + 1)
  --host H         address to listen on (default 127.0.0.1)
  --public-host H  host name in the links handed out, when clients do not reach H itself
  --speed S        how many times faster than real time everything runs (default 1; 60: ten minutes in ten seconds)
  --seed K         same seed, same ids, durations and results (default 1)
`;

function numberOption(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0)
		throw new Error(`--${name} takes a number of at least 0, not '${text}'`);
	return value;
}

function readOptions(args: string[]): SimulatorOptions | 'help' {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '8800' },
			'files-port': { type: 'string' },
			host: { type: 'string', default: '127.0.0.1' },
			'public-host': { type: 'string' },
			speed: { type: 'string', default: '1' },
			seed: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return 'help';
	const port = numberOption('port', values.port);
	const filesPort = values['files-port'];
	const publicHost = values['public-host'];
	return {
		port,
		filesPort:
			filesPort === undefined ? (port === 0 ? 0 : port + 1) : numberOption('files-port', filesPort),
		host: values.host,
		...(publicHost !== undefined && { publicHost }),
		speed: numberOption('speed', values.speed),
		seed: values.seed,
	};
}

async function announce(simulator: Simulator): Promise<void> {
	const { providers, seed, clock } = await simulator.control.info();
	const rows = providers.map(
		({ displayName, baseUrl, apiKey }) => `  ${displayName.padEnd(14)} ${baseUrl}   key ${apiKey}`,
	);
	console.log(
		[
			`Simulator at ${simulator.url}, speed ${clock.speed}, seed ${seed}`,
			...rows,
			`  ${'Result files'.padEnd(14)} ${simulator.filesUrl}`,
			`  ${'Control API'.padEnd(14)} ${simulator.url}/_sim`,
			'Ctrl-C ends it.',
		].join('\n'),
	);
}

async function main(): Promise<void> {
	let options: SimulatorOptions | 'help';
	try {
		options = readOptions(process.argv.slice(2));
	} catch (cause) {
		console.error(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`);
		process.exitCode = 2;
		return;
	}
	if (options === 'help') {
		console.log(USAGE);
		return;
	}
	const simulator = await startSimulator(options);
	// `on`, not `once`: Ctrl-C arrives twice, from the terminal and from the parent process that passes it on.
	let closing: Promise<void> | undefined;
	const stop = () => {
		closing ??= simulator.close().then(() => process.exit(0));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	await announce(simulator);
}

main().catch((cause: unknown) => {
	console.error(cause instanceof Error ? cause.message : cause);
	process.exitCode = 1;
});
