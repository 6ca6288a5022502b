import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTemporaryFolder, removeTemporaryFolder } from '../../../host';
import { whileHoldingLock } from '../../../host/install/installLock';

describe('the lock of an installation', () => {
	let folder: string;
	const quiet = () => undefined;

	beforeEach(async () => {
		folder = await createTemporaryFolder('lock');
	});

	afterEach(async () => await removeTemporaryFolder(folder));

	it('lets one in after the other', async () => {
		const path = join(folder, 'host');
		const events: string[] = [];
		const install = async (name: string) => {
			await whileHoldingLock(path, quiet, async () => {
				events.push(`${name} begins`);
				await sleep(100);
				events.push(`${name} ends`);
			});
		};
		await Promise.all([install('first'), install('second')]);
		// Whoever comes first: no one begins before the other has ended.
		const [winner, loser] =
			events[0] === 'first begins' ? ['first', 'second'] : ['second', 'first'];
		expect(events).toEqual([
			`${winner} begins`,
			`${winner} ends`,
			`${loser} begins`,
			`${loser} ends`,
		]);
	});

	it('is free again when an installation fails', async () => {
		const path = join(folder, 'host');
		const failing = whileHoldingLock(
			path,
			quiet,
			async () => await Promise.reject(new Error('full')),
		);
		await expect(failing).rejects.toThrow('full');
		await expect(whileHoldingLock(path, quiet, async () => 'installed')).resolves.toBe('installed');
	});
});
