import { mkdir, utimes } from 'node:fs/promises';
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
		const lock = join(folder, 'host.lock');
		const events: string[] = [];
		const install = async (name: string) => {
			await whileHoldingLock(lock, quiet, async () => {
				events.push(`${name} begins`);
				await sleep(100);
				events.push(`${name} ends`);
			});
		};
		await Promise.all([install('first'), install('second')]);
		// Whoever comes first: nobody begins before the other has ended.
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
		const lock = join(folder, 'host.lock');
		const failing = whileHoldingLock(
			lock,
			quiet,
			async () => await Promise.reject(new Error('full')),
		);
		await expect(failing).rejects.toThrow('full');
		await expect(whileHoldingLock(lock, quiet, async () => 'installed')).resolves.toBe('installed');
	});

	it('is taken over from a process that was killed a while ago', async () => {
		const lock = join(folder, 'host.lock');
		await mkdir(lock);
		const longAgo = new Date(Date.now() - 5 * 60_000);
		await utimes(lock, longAgo, longAgo);
		await expect(whileHoldingLock(lock, quiet, async () => 'installed')).resolves.toBe('installed');
	});
});
