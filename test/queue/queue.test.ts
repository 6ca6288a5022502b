import { KITS } from '../providers';
import { openQueueStage, SLOTS, type QueueStage } from './queueStage';
import { fullOrShort } from './scale';
import { callbacks } from './scenes/callback';
import { crowd } from './scenes/crowd';
import { everyKind } from './scenes/everyKind';
import { files } from './scenes/files';
import { parkedSubmit } from './scenes/parkedSubmit';
import { rateLimit } from './scenes/rateLimit';
import { saving } from './scenes/saving';
import { severalInOneWait } from './scenes/severalInOneWait';
import { Wave } from './wave';
import { mostAtOnce, slotsOf } from './workerLog';

/** Main process, two workers, PostgreSQL and Redis, on a busy machine. */
const SETUP_MS = 600_000;
const WAVE_MS = fullOrShort(1_800_000, 420_000);

describe("n8n's queue mode with two workers", () => {
	let opened: QueueStage | undefined;
	const wave = new Wave();
	const stage = () => {
		if (!opened) throw new Error('n8n has not started');
		return opened;
	};

	everyKind(wave, stage);
	severalInOneWait(wave, stage);
	callbacks(wave, stage);
	files(wave, 'database');
	saving(wave);
	crowd(wave, stage);
	rateLimit(wave);
	parkedSubmit(wave, stage);

	beforeAll(async () => {
		opened = await openQueueStage();
		await wave.run(opened);
	}, SETUP_MS + WAVE_MS);

	afterAll(async () => await opened?.close(), 120_000);

	it('both workers have had their share, and neither more than it has slots', () => {
		for (const worker of stage().cluster.workers) {
			const slots = slotsOf([worker]);
			expect(slots.length).toBeGreaterThan(0);
			expect(mostAtOnce(slots)).toBeLessThanOrEqual(SLOTS / 2);
		}
	});

	it('leaves no key in the database', async () => {
		const stored = await stage().cluster.postgres.query<{ data: string }>(
			'SELECT data FROM execution_data',
		);
		expect(stored.length).toBeGreaterThan(0);
		const texts = stored.map(({ data }) => data).join('\n');
		for (const { simulatorId } of KITS) {
			expect(texts).not.toContain(stage().simulator.apiKey(simulatorId));
		}
	});
});
