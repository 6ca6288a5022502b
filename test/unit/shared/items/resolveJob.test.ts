import { InvalidInput } from '../../../../nodes/shared/input/invalidInput';
import { resolveJob } from '../../../../nodes/shared/items/itemRun';
import { vizard } from '../../../../nodes/Vizard/provider';

it.each<[unknown, string]>([
	['editing', 'editing'],
	['clipping', 'clipping'],
	['', 'clipping'],
	[undefined, 'clipping'],
	[null, 'clipping'],
	[' editing ', 'editing'],
])('the job type %p of a Vizard job is %s', (named, jobType) => {
	expect(resolveJob(vizard, '1', named)).toEqual({
		reference: { provider: 'vizard', jobType, jobId: '1' },
		jobType: vizard.jobTypes[jobType],
	});
});

it.each(['baking', 'constructor', '__proto__', 'toString', 7])('%p is none', (named) => {
	expect(() => resolveJob(vizard, '1', named)).toThrow(InvalidInput);
});
