import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import {
	createTemporaryFolder,
	itemsOf,
	removeTemporaryFolder,
	type N8nServer,
	type Workflow,
} from '../../../host';
import { installPackage } from '../../../host/package/installPackage';
import { fromSetup, TARBALL_VARIABLE } from '../setup/runningHost';
import { stageOn, type E2eStage } from '../stage/e2eStage';
import { START_WITHIN_MS, startOwnN8n } from '../stage/ownN8n';
import { download, inARow, START, submit, wait } from '../stage/workflows';
import { withCredentials } from '../../../demo/exampleWorkflow';
import { environmentToInstall } from './npmForInstaller';

const NAME = 'n8n-nodes-video-jobs';
const PACKAGE = join('.n8n', 'nodes', 'node_modules', NAME);

/** The package as commit a33d4ed packed it. */
const BEFORE = { version: '0.1.0', tarball: join(__dirname, `${NAME}-0.1.0.tgz`) };

/** n8n looks for parked executions that are due once a minute, and a check is never due sooner. */
const END_WITHIN_SECONDS = 150;

const source = (seconds: number) => ({
	videoUrl: `https://media.example.org/${randomUUID()}.mp4?sim-clips=1&sim-duration=${seconds}`,
});

/** The files of the package in a user folder, with what is in package.json. */
async function installedIn(userFolder: string) {
	const folder = join(userFolder, PACKAGE);
	const files = await readdir(folder, { recursive: true });
	const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const ledger = await readFile(join(userFolder, '.n8n', 'nodes', 'package.json'), 'utf8');
	return { files: files.sort(), manifest, ledger: JSON.parse(ledger) as unknown };
}

/** Whoever uses the package installs it on n8n's Community Nodes page. The tests run in the order of such a life. */
describe('on the Community Nodes page of a fresh n8n, the package', () => {
	const tarball = fromSetup(TARBALL_VARIABLE);
	const version = basename(tarball, '.tgz').slice(NAME.length + 1);
	let folder: string;
	let n8n: N8nServer;
	let stage: E2eStage;
	/** Saved while the version before is installed. */
	let workflowId: string;
	let parked: string;

	beforeAll(async () => {
		folder = await createTemporaryFolder('to-install');
		const environment = await environmentToInstall(folder, [tarball, BEFORE.tarball]);
		n8n = await startOwnN8n(environment, { withPackage: false, isLight: false });
	}, START_WITHIN_MS);

	afterAll(async () => {
		await stage.close();
		await n8n.stop();
		await removeTemporaryFolder(folder);
	});

	const save = async (workflow: Workflow) =>
		await n8n.api.createWorkflow(withCredentials(workflow, [stage.credential]));

	const own = (types: readonly string[]) => types.filter((type) => type.startsWith(`${NAME}.`));

	async function expectToRun(): Promise<void> {
		const execution = await n8n.api.runToEnd(workflowId, START);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Download')[0]?.binary?.data?.mimeType).toBe('video/mp4');
	}

	it('is installed in the version before, and runs', async () => {
		expect(own(await n8n.api.nodeTypes())).toEqual([]);
		const installed = await n8n.api.installPackage(NAME, BEFORE.version);
		expect(installed.installedVersion).toBe(BEFORE.version);
		stage = await stageOn(n8n.api);
		workflowId = await save(inARow([source(0)], [submit(), wait(), download()]));
		await expectToRun();

		const suspended = [submit(), wait(undefined, { mode: 'suspend' }), download()];
		parked = await n8n.api.run(await save(inARow([source(20)], suspended)), START);
		await n8n.api.executionReaching(parked, 60, new Set(['waiting']));
	});

	it('is updated: what the other tests run on is what n8n has installed', async () => {
		const updated = await n8n.api.updatePackage(NAME, version);
		const types = updated.installedNodes.map(({ type }) => type);
		expect(own(await n8n.api.nodeTypes()).sort()).toEqual(expect.arrayContaining(types.sort()));
		expect(await n8n.api.communityPackages()).toMatchObject([
			{ packageName: NAME, installedVersion: version },
		]);
		const byTests = join(folder, 'by-tests');
		await installPackage(tarball, byTests);
		const { files, ...rest } = await installedIn(n8n.userFolder);
		// npm leaves an empty folder where it has installed nothing.
		expect({ files: files.filter((file) => !file.startsWith('node_modules')), ...rest }).toEqual(
			await installedIn(byTests),
		);
	});

	it(
		'runs saved workflows after the update, and continues a wait that was parked before it',
		async () => {
			await expectToRun();
			const execution = await n8n.api.executionReaching(parked, END_WITHIN_SECONDS);
			expect(execution.error).toBeUndefined();
			expect(itemsOf(execution, 'Wait')[0]?.json).toMatchObject({
				status: 'completed',
				wait: { mode: 'suspend' },
			});
			expect(itemsOf(execution, 'Download')[0]?.binary?.data?.mimeType).toBe('video/mp4');
		},
		END_WITHIN_SECONDS * 1000,
	);

	it(
		'is uninstalled: n8n starts, and keeps workflows whose nodes it does not know',
		async () => {
			const before = await n8n.api.workflow(workflowId);
			await n8n.api.uninstallPackage(NAME);
			await n8n.halt();
			await n8n.startProcess();
			expect(await n8n.api.communityPackages()).toEqual([]);
			expect(own(await n8n.api.nodeTypes())).toEqual([]);
			expect(await n8n.api.workflow(workflowId)).toEqual(before);
			await expect(n8n.api.runToEnd(workflowId, START)).rejects.toThrow(
				/Unrecognized node type: n8n-nodes-video-jobs\.vizard/,
			);
		},
		START_WITHIN_MS,
	);

	it('is installed again, and the same workflows run', async () => {
		await n8n.api.installPackage(NAME, version);
		await expectToRun();
	});
});
