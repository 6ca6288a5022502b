import { JobPlans } from '../../../simulator/core/job-plans';

describe('JobPlans', () => {
	it('uses counted plans in the order they came, then the newest standing one', () => {
		const plans = new JobPlans();
		plans.add({ durationSeconds: 100 });
		plans.add({ durationSeconds: 200 });
		plans.add({ times: 1, durationSeconds: 1 });
		plans.add({ times: 2, durationSeconds: 2 });
		const durations = Array.from(
			{ length: 4 },
			() => plans.take('vizard', 'clipping').durationSeconds,
		);
		expect(durations).toEqual([1, 2, 2, 200]);
	});

	it('looks at provider and job type, and at each property by itself', () => {
		const plans = new JobPlans();
		plans.add({ provider: 'vizard', jobType: 'editing', times: 1, durationSeconds: 5 });
		plans.add({ provider: 'vizard', outcome: { kind: 'empty' } });
		plans.add({ provider: 'pictory', output: { count: 9 } });
		expect(plans.take('vizard', 'clipping')).toEqual({
			durationSeconds: undefined,
			outcome: { kind: 'empty' },
			output: undefined,
		});
		expect(plans.take('vizard', 'editing')).toMatchObject({
			durationSeconds: 5,
			outcome: { kind: 'empty' },
		});
		expect(plans.list()).toHaveLength(2);
	});
});
