import { running } from './runningHost';

/** Ends the n8n of the end-to-end tests. */
export default async function stopHost(): Promise<void> {
	await running.shared?.stop();
}
