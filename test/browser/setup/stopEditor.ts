import stopHost from '../../e2e/setup/stopHost';
import { running } from './runningEditor';

export default async function stopEditor(): Promise<void> {
	await running.browser?.close();
	await stopHost();
}
