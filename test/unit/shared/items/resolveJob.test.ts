import { findProvider, PROVIDERS } from '../../../../nodes/registry';
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
	['EDITING', 'editing'],
	['Edit Short Video', 'editing'],
])('the job type %p of a Vizard job is %s', (named, jobType) => {
	expect(resolveJob(vizard, '1', named)).toEqual({
		reference: { provider: 'vizard', jobType, jobId: '1' },
		jobType: vizard.jobTypes[jobType],
	});
});

it.each(['baking', 'constructor', '__proto__', 'toString', 7])('%p is none', (named) => {
	expect(() => resolveJob(vizard, '1', named)).toThrow(InvalidInput);
});

it.each(
	PROVIDERS.flatMap(({ id, displayName }) =>
		[id, displayName, ` ${id.toUpperCase()} `].map((name) => [name, id]),
	),
)('%p is the provider %s', (name, id) => {
	expect(findProvider(name)?.id).toBe(id);
});

it('a name of nothing is no provider', () => {
	expect(findProvider('constructor')).toBeUndefined();
});
