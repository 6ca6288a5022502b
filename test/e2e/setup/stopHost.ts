import { runningHost } from './runningHost';

/** Ends the n8n of the end-to-end tests and removes its folder. */
export default async function stopHost(): Promise<void> {
	await runningHost.n8n?.stop();
}
