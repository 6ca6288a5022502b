import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runLongCommand, type Report } from '../process/longCommand';

/** n8n 2.37 and later refuse an older one. */
const REQUIRED_MAJOR = 24;

function ownNodeIsNewEnough(): boolean {
	return Number(process.versions.node.split('.')[0]) >= REQUIRED_MAJOR;
}

/**
 * The Node program that runs n8n: this process's own where it is new enough, otherwise the one that the
 * npm package `node` brings, which its install script puts in place.
 */
export async function provideNode(folder: string, report: Report): Promise<string> {
	if (ownNodeIsNewEnough()) return process.execPath;
	const nodePackage = join(folder, 'node_modules', 'node');
	const binary = join(nodePackage, 'bin', 'node');
	if (existsSync(binary)) return binary;
	await runLongCommand(
		{
			title: `Fetching Node ${REQUIRED_MAJOR} for n8n (this is Node ${process.versions.node})`,
			command: process.execPath,
			args: ['installArchSpecificPackage.js'],
			cwd: nodePackage,
		},
		report,
	);
	if (!existsSync(binary)) {
		throw new Error(
			`n8n needs Node ${REQUIRED_MAJOR} or newer, and the npm package "node" brought none for ${process.platform}-${process.arch}. Install Node ${REQUIRED_MAJOR} and run this again.`,
		);
	}
	return binary;
}
