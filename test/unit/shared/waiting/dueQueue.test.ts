import fc from 'fast-check';
import { DueQueue } from '../../../../nodes/shared/waiting/dueQueue';

const jobs = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });

function takeAll(queue: DueQueue): { position: number; at: number }[] {
	const taken = [];
	for (let first = queue.takeFirst(); first; first = queue.takeFirst()) taken.push(first);
	return taken;
}

it('gives jobs by their time, those of the same time in the order of the input', () => {
	fc.assert(
		fc.property(jobs, (times) => {
			const queue = new DueQueue();
			times.forEach((at, position) => queue.add({ at, position }));
			const sorted = times
				.map((at, position) => ({ at, position }))
				.sort((a, b) => a.at - b.at || a.position - b.position);
			expect(queue.first).toEqual(sorted[0]);
			expect(takeAll(queue)).toEqual(sorted);
			expect(queue.first).toBeUndefined();
		}),
	);
});

it('keeps the order when jobs are added while others are taken', () => {
	fc.assert(
		fc.property(jobs, jobs, (before, after) => {
			const queue = new DueQueue();
			before.forEach((at, position) => queue.add({ at, position }));
			const half = Math.floor(before.length / 2);
			for (let taken = 0; taken < half; taken++) queue.takeFirst();
			after.forEach((at, index) => queue.add({ at, position: before.length + index }));
			const times = takeAll(queue).map(({ at }) => at);
			expect(times).toHaveLength(before.length - half + after.length);
			expect(times).toEqual([...times].sort((a, b) => a - b));
		}),
	);
});
