import { openStage, type E2eStage } from './stage/e2eStage';
import { inARow, submit } from './stage/workflows';

const EPISODE = { videoUrl: 'https://media.example.org/episode-1.mp4' };
const WRONG_KEY = 'not-the-right-key';

describe('the Vizard credential', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(async () => await stage.close());

	it('passes its test with a key that Vizard accepts', async () => {
		const verdict = await stage.api.testCredential(stage.credential);
		expect(verdict.status).toBe('OK');
	});

	it('does not pass with another key, although Vizard answers HTTP 200 then', async () => {
		const verdict = await stage.api.testCredential(await stage.storeKey(WRONG_KEY));
		expect(verdict).toEqual({ status: 'Error', message: 'Vizard does not accept this API key' });
		const [last] = (await stage.simulator.control.requests()).slice(-1);
		expect(last?.status).toBe(200);
	});

	it('makes a run with another key stop with what happened and what to do, without the key', async () => {
		const credential = await stage.storeKey(WRONG_KEY);
		const execution = await stage.run(inARow([EPISODE], [submit()]), credential);
		expect(execution.status).toBe('error');
		expect(execution.lastNodeExecuted).toBe('Submit');
		expect(execution.error?.message).toContain('API key was not accepted');
		expect(execution.error?.description).toContain('enter it in the credential');
		expect(execution.error?.description).toContain('nothing was billed');
		expect(JSON.stringify(execution)).not.toContain(WRONG_KEY);
		expect(await stage.simulator.control.jobs()).toEqual([]);
	});
});
