import fc from 'fast-check';
import type { FileSource, JobType } from '../../nodes/shared/provider/contract';
import type { VideoJob } from '../../nodes/shared/job/videoJob';
import { askJob, type Asked } from '../../nodes/shared/read/readJob';
import type { Documented } from '../providers/answers';
import { PROVIDERS, type ProviderAnswers } from './answers/documented';
import {
	checkNoKey,
	checkPrototypes,
	checkReading,
	checkTrouble,
	Violation,
} from './answers/oracle';
import { scripts, type Reply, type Script } from './answers/script';
import { Stage } from './answers/stage';
import { fuzz, Tally } from './fuzz';

const FOREVER_MS = 60 * 60 * 1000;

/** No question of these tests sleeps. */
const CLOCK = { now: () => Date.UTC(2026, 4, 2), sleep: async () => {} };

const READS = ['readStatus', 'readResult'] as const;

async function read(
	stage: Stage,
	{ provider, jobId }: ProviderAnswers,
	what: (typeof READS)[number],
	script: Script,
): Promise<Asked> {
	stage.follow(script);
	const { jobType } = script;
	const named = {
		jobType: provider.jobTypes[jobType] as JobType,
		reference: { provider: provider.id, jobType, jobId },
	};
	return await askJob({ provider, clock: CLOCK, sender: stage.sender(), named }, what);
}

/** Where the files of a job are said to be, for every kind of file that the provider has. */
function filesOf({ provider }: ProviderAnswers, job: VideoJob): FileSource[] {
	const ofVideos = job.videos.flatMap((video) =>
		Object.values(provider.files).map((kind) => kind.source(job, video)),
	);
	const files = Object.values(provider.jobTypes[job.jobType]?.files ?? {});
	return [...ofVideos, ...files.map((file) => file.source(job))];
}

function checkFile(source: FileSource): void {
	if (source.kind !== 'providerRoute') return;
	const { path } = source.request;
	if (!path.startsWith('/') || path.split('/').includes('..')) throw new Violation(`path ${path}`);
}

function describeOutcome(outcome: Asked): string {
	if (!outcome.ok) return outcome.trouble.kind;
	return outcome.reading.unsettled ? 'unsettled' : outcome.reading.job.status;
}

describe.each(PROVIDERS.map((answers) => ({ name: answers.provider.displayName, answers })))(
	'$name',
	({ name, answers }) => {
		const stage = new Stage(answers);

		it.each(
			answers.documented.map((documented) => [documented.jobType, documented.state, documented]),
		)('%s, %s: is read as it is meant', async (jobType, _state, documented: Documented) => {
			const reply: Reply = { documented, mutations: [], headers: {}, share: 1 };
			const script: Script = {
				jobType,
				replies: [reply],
				file: reply,
			};
			const outcome = await read(stage, answers, 'readStatus', script);
			const settled =
				outcome.ok && !outcome.reading.unsettled ? outcome.reading.job.status : undefined;
			expect(settled).toBe(documented.status);
		});

		it(
			'any answer is a valid video job or trouble, and nothing is completed unless the provider says so',
			async () => {
				const tally = new Tally(name);
				const property = fc.asyncProperty(
					fc.constantFrom(...READS),
					scripts(answers),
					async (what, script) => {
						const outcome = await read(stage, answers, what, script);
						tally.add(describeOutcome(outcome));
						const last = stage.delivered.at(answers.decides === 'first' ? 0 : -1);
						if (!outcome.ok) checkTrouble(outcome.trouble);
						else if (last) {
							checkReading(answers, script.jobType, outcome.reading, last);
							filesOf(answers, outcome.reading.job).forEach(checkFile);
						}
						checkNoKey(outcome);
						checkPrototypes();
					},
				);
				await fuzz(`answers of ${name}`, property, answers.share);
				tally.print();
			},
			FOREVER_MS,
		);
	},
);
