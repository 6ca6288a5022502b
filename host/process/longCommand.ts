import { startOwnedProcess } from './ownedProcess';

const HEARTBEAT_MS = 10_000;
const SHOWN_LINES = 40;

export type Report = (line: string) => void;

export interface LongCommand {
	/** What is being done, in the words shown to the person waiting: "Compiling SQLite". */
	title: string;
	command: string;
	args: readonly string[];
	cwd: string;
	env?: NodeJS.ProcessEnv;
	/** How far it is, asked for at every sign of life. */
	progress?: () => Promise<string>;
}

/**
 * Runs a command that may take minutes, with a sign of life every ten seconds.
 *
 * @throws when it cannot be started or ends with anything but 0; the message ends with its last lines
 */
export async function runLongCommand(work: LongCommand, report: Report): Promise<string> {
	const startedAt = Date.now();
	const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
	report(`${work.title} ...`);
	const running = await startOwnedProcess(work.command, work.args, {
		cwd: work.cwd,
		env: work.env,
	});
	const heartbeat = setInterval(() => {
		const progress = work.progress?.() ?? Promise.resolve('');
		progress.then(
			(text) => report(`${work.title} ... ${seconds()}${text && `, ${text}`}`),
			(error: unknown) => report(`${work.title} ... ${seconds()} (${String(error)})`),
		);
	}, HEARTBEAT_MS);
	const { code, signal } = await running.exited.finally(() => clearInterval(heartbeat));
	if (code === 0) {
		report(`${work.title}: done in ${seconds()}`);
		return running.printed();
	}
	throw new Error(
		`${work.title} did not work: "${[work.command, ...work.args].join(' ')}" ended with ${signal ?? code}.\n${running.printed(SHOWN_LINES)}`,
	);
}
