import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
	createTemporaryFolder,
	ensureHost,
	itemsOf,
	LIGHT,
	N8nServer,
	removeTemporaryFolder,
} from '../../host';
import { fromSetup, TARBALL_VARIABLE } from './setup/runningHost';
import { stageOn, type E2eStage } from './stage/e2eStage';
import { START_WITHIN_MS } from './stage/ownN8n';
import { download, inARow, submit, wait } from './stage/workflows';

const ZOD4 = join(__dirname, '..', '..', 'node_modules', 'zod4');

/** As after the installation of another community package that brings zod 4. */
describe('a real n8n with zod 4 beside the package', () => {
	let userFolder: string;
	let n8n: N8nServer;
	let stage: E2eStage;

	beforeAll(async () => {
		userFolder = await createTemporaryFolder('zod4');
		await cp(ZOD4, join(userFolder, '.n8n/nodes/node_modules/zod'), { recursive: true });
		const host = await ensureHost(() => undefined);
		const tarball = fromSetup(TARBALL_VARIABLE);
		n8n = await N8nServer.start({ host, tarball, userFolder, environment: LIGHT });
		stage = await stageOn(n8n.api);
	}, START_WITHIN_MS);

	afterAll(async () => {
		await stage.close();
		await n8n.stop();
		await removeTemporaryFolder(userFolder);
	});

	it('hands it to the nodes', () => {
		const nodes = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-video-jobs/package.json');
		const { version } = createRequire(nodes)('zod/package.json') as { version: string };
		expect(version).toMatch(/^4\./);
	});

	it('runs a workflow to its files, and says what is wrong with an item in our words', async () => {
		const source = (path: string) => `https://media.example.org/${path}`;
		const items = [
			{ videoUrl: source('good.mp4?sim-clips=1&sim-duration=0') },
			{ videoUrl: 'somewhere on my disk' },
		];
		const branch = 'continueErrorOutput';
		const execution = await stage.run(inARow(items, [submit(branch), wait(), download()]));
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Download')[0]?.binary?.data?.mimeType).toBe('video/mp4');
		const [refused, ...others] = itemsOf(execution, 'Submit', 1);
		expect(others).toEqual([]);
		expect(refused?.json.error).toContain("'Video URL' is not an http(s) URL");
	});
});
