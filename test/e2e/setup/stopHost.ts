import { removeTemporaryFolder } from '../../../host';
import { runningHost } from './runningHost';

/** Ends the n8n of the end-to-end tests and removes its folder and the packed package. */
export default async function stopHost(): Promise<void> {
	await runningHost.n8n?.stop();
	if (runningHost.packed !== undefined) await removeTemporaryFolder(runningHost.packed);
}
