/** What has to be carried. */
export interface Scenario {
	name: string;
	jobsADay: number;
	/** Jobs that one execution submits and waits for. */
	jobsAnExecution: number;
	/** How long a job takes. */
	jobMinutes: number;
	/** What the provider needs for an answer. */
	answerSeconds: number;
	/** Of the video that is downloaded for each job. */
	megabytes: number;
	/** How long executions and their files are kept. */
	keepHours: number;
}

/** What is the same in all of them. */
const USUAL = { jobMinutes: 4, answerSeconds: 0.5, megabytes: 50 };

export const SCENARIOS: readonly Scenario[] = [
	{ name: '100', jobsADay: 100, jobsAnExecution: 1, keepHours: 336, ...USUAL },
	{ name: '10,000', jobsADay: 10_000, jobsAnExecution: 1, keepHours: 72, ...USUAL },
	{ name: '1,000,000', jobsADay: 1_000_000, jobsAnExecution: 1, keepHours: 24, ...USUAL },
	{
		name: '1,000,000, 50 an execution',
		jobsADay: 1_000_000,
		jobsAnExecution: 50,
		keepHours: 24,
		...USUAL,
	},
];
