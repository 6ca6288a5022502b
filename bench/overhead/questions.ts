import { startSimulator } from '../../simulator/simulator';
import type { Bench } from '../frame/benchmark';
import type { Published } from '../frame/measuredN8n';
import { submitJobs, withoutLimits } from '../frame/simulatedJobs';
import { ALTERNATIVES, NOTHING } from './alternatives';

const ITEMS = 1000;
const FEW_ITEMS = 20;

/** A job that does not end while it is asked about. */
const RUNNING = { seconds: 1_000_000 };

/** How soon the provider answers. */
export const SITUATIONS = [
	{ name: 'Questions answered at once', answerMs: 0 },
	{ name: 'Questions answered in 200 ms', answerMs: 200 },
] as const;

/** Measures how long n8n takes to ask about many jobs, and how much of that it computes. */
export async function measureQuestions({
	openN8n,
	report,
	repetitions,
	small,
	record,
}: Bench): Promise<void> {
	const simulator = await startSimulator();
	await withoutLimits(simulator);
	const items = Array<typeof RUNNING>(small ? FEW_ITEMS : ITEMS).fill(RUNNING);
	const jobs = (await submitJobs(simulator, items)).map((jobId) => ({ jobId }));
	const n8n = await openN8n(simulator, {});
	try {
		for (const { name: situation, answerMs } of SITUATIONS) {
			await simulator.control.clearFaults();
			if (answerMs > 0) await simulator.control.injectFault({ times: 0, delayMs: answerMs });
			const published: Published[] = [];
			for (const { build } of ALTERNATIVES) {
				const workflow = await n8n.publish([build(n8n, simulator, answerMs)], {
					respond: 'atTheEnd',
				});
				// Everything is loaded and compiled by then.
				await n8n.run(workflow, jobs.slice(0, 2 * FEW_ITEMS));
				published.push(workflow);
			}
			for (let repetition = 0; repetition < repetitions; repetition++) {
				report(`${situation}: ${repetition + 1} of ${repetitions} ...`);
				let idleCpu = 0;
				for (const [index, { name }] of ALTERNATIVES.entries()) {
					const cost = await n8n.run(published[index] as Published, jobs);
					if (name === NOTHING.name) idleCpu = cost.cpuSeconds;
					else {
						const values = {
							seconds: cost.seconds,
							cpuSeconds: cost.cpuSeconds - idleCpu,
							cpuMsAnItem: ((cost.cpuSeconds - idleCpu) * 1000) / jobs.length,
						};
						record({ situation, alternative: name, values });
					}
				}
			}
		}
	} finally {
		await n8n.close();
		await simulator.close();
	}
}
