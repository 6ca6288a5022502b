import { setTimeout as sleep } from 'node:timers/promises';
import { ensureHost, ensureOtherHost, N8nServer, type Execution, type Report } from '../../host';
import { stageOn, type E2eStage } from '../e2e/stage/e2eStage';
import { allRuns, type Run } from './runs';
import type { HostVersion } from './versions';

/** How a version of n8n came out: what there is to say about each run, in their order. */
export interface Verdict {
	version: string;
	cells: string[];
	isGood: boolean;
}

/** The version that the other tests run on, which has a lockfile. */
const LOCKED = '2.41.1';

/** Installs a version of n8n, puts the packed package into it and runs the workflows side by side. */
export async function tryVersion(
	{ version, overrides }: HostVersion,
	tarball: string,
	report: Report,
): Promise<Verdict> {
	const host =
		version === LOCKED
			? await ensureHost(report)
			: await ensureOtherHost(version, overrides, report);
	const n8n = await N8nServer.start({ host, tarball });
	report(`n8n ${version} is ready at ${n8n.baseUrl}`);
	const stage = await stageOn(n8n.api);
	try {
		await stage.simulator.control.setAccount('vizard', {
			createsPerMinute: 100,
			createsPerHour: 100,
		});
		const ended = await Promise.all(allRuns().map(async (run) => await tryRun(stage, run)));
		return {
			version,
			cells: ended.map(({ said }) => said),
			isGood: ended.every(({ isGood }) => isGood),
		};
	} finally {
		await stage.close();
		await n8n.stop();
	}
}

const ENDED = ['success', 'error', 'crashed', 'canceled'];
const LIMIT_MS = 240_000;
const POLL_MS = 1000;

/** Reads the execution only when it is stored: older versions answer 500 while nothing of it is. */
async function runToEnd(stage: E2eStage, { workflow, meanwhile }: Run): Promise<Execution> {
	const { api, begin } = stage;
	const executionId = await begin(workflow);
	const deadline = Date.now() + LIMIT_MS;
	const reaches = async (statuses: string[]) => {
		while (!(await api.executionsThatAre(statuses)).some(({ id }) => id === executionId)) {
			if (Date.now() > deadline) throw new Error('The execution has not ended');
			await sleep(POLL_MS);
		}
	};
	if (meanwhile) {
		await reaches([...ENDED, 'waiting']);
		await meanwhile(stage, executionId);
	}
	await reaches(ENDED);
	return await api.execution(executionId);
}

async function tryRun(stage: E2eStage, run: Run): Promise<{ said: string; isGood: boolean }> {
	try {
		return { said: await run.check(await runToEnd(stage, run), stage), isGood: true };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { said: `not right: ${reason.replace(/\s+/g, ' ').slice(0, 200)}`, isGood: false };
	}
}
