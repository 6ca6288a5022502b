import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { credentialFor } from '../../demo/credential';
import type { Credential } from '../../host';
import { KITS } from '../providers';
import { openStage, type E2eStage } from './stage/e2eStage';

const WRONG = 'not-the-right-key';
/** Nothing listens on the port for TCP multiplexers. */
const NOWHERE = 'http://127.0.0.1:1/api';

/** The test that n8n runs when a credential is saved, by n8n's own endpoint. */
describe("n8n's test of a credential", () => {
	let stage: E2eStage;
	let website: Server;
	let websiteUrl: string;

	beforeAll(async () => {
		stage = await openStage();
		website = createServer((request, response) => {
			request.resume();
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<!DOCTYPE html><html><body>Welcome</body></html>');
		});
		await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
		websiteUrl = `http://127.0.0.1:${(website.address() as AddressInfo).port}`;
	});

	afterAll(async () => {
		await new Promise((resolve) => website.close(resolve));
		await stage.close();
	});

	const verdictOn = async ({ name, type, data }: Credential, changes: Record<string, unknown>) => {
		const credential = { name, type, data: { ...data, ...changes } };
		return await stage.api.testCredential(await stage.api.createCredential(credential));
	};

	describe.each(KITS)('$provider.displayName', (kit) => {
		const verdict = async (changes: Record<string, unknown>) =>
			await verdictOn(credentialFor(kit, stage.simulator), changes);

		it('passes with a good key', async () => {
			expect(await verdict({})).toMatchObject({ status: 'OK' });
		});

		it('does not pass with another key, and does not show it', async () => {
			const refused = await verdict({ [kit.keyField]: WRONG });
			expect(refused.status).toBe('Error');
			expect(refused.message).not.toContain(WRONG);
		});

		it('does not pass where a website answers every address', async () => {
			expect(await verdict({ [kit.baseUrlField()]: websiteUrl })).toMatchObject({
				status: 'Error',
			});
		});

		it('does not pass where no one answers', async () => {
			expect(await verdict({ [kit.baseUrlField()]: NOWHERE })).toMatchObject({ status: 'Error' });
		});

		it('passes with blanks and a slash after the address', async () => {
			const { baseUrl } = kit.credential(stage.simulator);
			expect(await verdict({ [kit.baseUrlField()]: `${baseUrl}/ ` })).toMatchObject({
				status: 'OK',
			});
		});
	});

	describe('the client ID and secret of Pictory', () => {
		const verdict = async (changes: Record<string, unknown>) => {
			const baseUrl = stage.simulator.baseUrl('pictory');
			const data = {
				clientId: 'sim-client-id',
				clientSecret: 'sim-client-secret',
				userId: 'sim-user-id',
				baseUrl,
			};
			const type = 'pictoryClientCredentialsApi';
			return await verdictOn({ name: 'Pictory of the tests', type, data }, changes);
		};

		it('passes when they buy a token', async () => {
			expect(await verdict({})).toMatchObject({ status: 'OK' });
		});

		it.each([
			['another secret', { clientSecret: WRONG }],
			["another user's ID", { userId: 'somebody' }],
			['an address where no one answers', { baseUrl: NOWHERE }],
		])('does not pass with %s', async (_, changes) => {
			expect(await verdict(changes)).toMatchObject({ status: 'Error' });
		});

		it('does not pass where a website answers every address', async () => {
			expect(await verdict({ baseUrl: websiteUrl })).toMatchObject({ status: 'Error' });
		});
	});
});
