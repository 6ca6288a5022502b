import { z } from 'zod';
import { outcomeSchema, outputSchema } from './outcome';

/** How jobs that are yet to be submitted behave. */
export const jobPlanSchema = z
	.object({
		/** Only jobs of this provider. */
		provider: z.string().optional(),
		/** Only jobs of this type. */
		jobType: z.string().optional(),
		/** For this many jobs; without it for all until the plan is removed. */
		times: z.number().int().positive().optional(),
		/** From submission to end, in virtual seconds. */
		durationSeconds: z.number().nonnegative().optional(),
		outcome: outcomeSchema.optional(),
		output: outputSchema.optional(),
	})
	.strict();

export type JobPlan = z.output<typeof jobPlanSchema>;
export type JobPlanInput = z.input<typeof jobPlanSchema>;
/** The part of plans that applies to one job. */
export type PlannedJob = Pick<JobPlan, 'durationSeconds' | 'outcome' | 'output'>;

/**
 * The plans in force. For each property a counted plan goes before a standing one; among counted plans the oldest
 * is used up first (so that three plans in a row describe three jobs), among standing ones the newest rules.
 */
export class JobPlans {
	private plans: JobPlan[] = [];

	add(plan: JobPlan): void {
		this.plans.push({ ...plan });
	}

	list(): JobPlan[] {
		return this.plans.map((plan) => ({ ...plan }));
	}

	clear(): void {
		this.plans = [];
	}

	/** What is planned for the job that is being submitted now; counts the plans it uses. */
	take(provider: string, jobType: string): PlannedJob {
		const matching = this.plans.filter(
			(plan) => (plan.provider ?? provider) === provider && (plan.jobType ?? jobType) === jobType,
		);
		const inOrder = [
			...matching.filter((plan) => plan.times !== undefined),
			...matching.filter((plan) => plan.times === undefined).reverse(),
		];
		const used = new Set<JobPlan>();
		const first = <Key extends keyof PlannedJob>(key: Key): PlannedJob[Key] => {
			const plan = inOrder.find((candidate) => candidate[key] !== undefined);
			if (plan !== undefined) used.add(plan);
			return plan?.[key];
		};
		const planned: PlannedJob = {
			durationSeconds: first('durationSeconds'),
			outcome: first('outcome'),
			output: first('output'),
		};
		for (const plan of used) if (plan.times !== undefined) plan.times -= 1;
		this.plans = this.plans.filter((plan) => plan.times !== 0);
		return planned;
	}
}
