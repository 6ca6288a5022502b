import { stopOwnedProcesses, whenNpmDies } from '../../host';

/** What n8n gets to end in order after an interruption, milliseconds. */
export const PATIENCE_MS = 1000;
/** What shells report for a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Has Ctrl-C, and the end of the npm that started this, end every process that was started, and then this one.
 *
 * @param conclude prints what was measured until then
 */
export function onInterruption(conclude: () => Promise<void>): { readonly isUnderWay: boolean } {
	let isUnderWay = false;
	async function interrupt(): Promise<void> {
		if (isUnderWay) return;
		isUnderWay = true;
		await stopOwnedProcesses(PATIENCE_MS);
		await conclude();
		process.exit(INTERRUPTED);
	}
	const onSignal = () => void interrupt();
	// Terminals send Ctrl-C to npm and to this process, and npm passes it on: once is enough.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
	whenNpmDies(onSignal);
	return {
		get isUnderWay() {
			return isUnderWay;
		},
	};
}
