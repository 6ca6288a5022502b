import { running } from './runningEditor';

/** Ends the browser and the n8n of the tests in the editor. */
export default async function stopEditor(): Promise<void> {
	await running.browser?.close();
	await running.shared?.stop();
}
