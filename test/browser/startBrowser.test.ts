import { BROWSER_VARIABLE } from '../../host/browser/findBrowser';
import { startBrowser } from '../../host/browser/startBrowser';

it('says what may be missing when a browser does not start', async () => {
	const start = startBrowser({ ...process.env, [BROWSER_VARIABLE]: '/bin/false' });
	await expect(start).rejects.toThrow(/\/bin\/false does not start[^]*apt-get install libnss3/);
});

it('does not take another browser than the one that was chosen', async () => {
	const start = startBrowser({ ...process.env, [BROWSER_VARIABLE]: '/no/such/browser' });
	await expect(start).rejects.toThrow(`${BROWSER_VARIABLE} is '/no/such/browser'`);
});
