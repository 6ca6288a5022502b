import { parseArgs } from 'node:util';
import { createTemporaryFolder, packPackage, removeTemporaryFolder, whenNpmDies } from '../../host';
import { table, writeTable } from './table';
import { tryVersion, type Verdict } from './tryVersion';
import { VERSIONS } from './versions';

const HELP = `Usage: npm run test:compat [-- --only VERSION] [--print]

Installs versions of n8n beside each other, one after the other (about 3 GB and 5 minutes each the first
time), runs workflows on each against the simulator, and writes the table in docs/compatibility.md.
  --only VERSION   try this version alone; may be given more than once
                   (${VERSIONS.map(({ version }) => version).join(', ')})
  --print          print the table, and leave the page as it is
  --help           this text`;

/** Where the rows of this run come from. */
function origin(): string {
	const day = new Date().toISOString().slice(0, 10);
	return process.env.GITHUB_ACTIONS === 'true' ? `GitHub workflow, ${day}` : `run by hand, ${day}`;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			print: { type: 'boolean' },
			help: { type: 'boolean' },
		},
	});
	if (values.help) return console.log(HELP);
	const { only } = values;
	const chosen = VERSIONS.filter(({ version }) => only === undefined || only.includes(version));
	if (chosen.length < (only ?? chosen).length) {
		throw new Error(`There is no version ${only?.join(' or ')}.\n\n${HELP}`);
	}
	// What runs by then is ended with this process.
	whenNpmDies(() => process.exit(1));
	const packed = await createTemporaryFolder('package');
	const tarball = await packPackage(packed, console.log);
	const verdicts: Verdict[] = [];
	for (const version of chosen) {
		console.log(`\n=== n8n ${version.version} ===`);
		const verdict = await tryVersion(version, tarball, console.log);
		console.log(verdict.cells.join('; '));
		verdicts.push(verdict);
	}
	await removeTemporaryFolder(packed);
	const from = origin();
	console.log(`\n${values.print ? table(verdicts, [], from) : await writeTable(verdicts, from)}`);
	if (verdicts.some(({ isGood }) => !isGood)) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
