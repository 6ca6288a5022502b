import { idsIn } from '../../../nodes/WaitForVideoJob/user/call';

const DEPTH = 4;

it.each<[string, unknown, string[]]>([
	['a number', { projectId: 40417733 }, ['40417733']],
	['text', { job_id: 'a-1' }, ['a-1']],
	['inside another object', { data: { job: { id: 'a-1' } } }, ['a-1']],
	['in a list', { jobs: [{ id: 'a-1' }, { id: 2 }] }, ['a-1', '2']],
	['the body itself', 'a-1', ['a-1']],
])('an id is found when it is %s', (_what, body, ids) => {
	expect([...idsIn(body, DEPTH)]).toEqual(ids);
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['null', null],
	['yes and no', { ok: true, done: false }],
	['too deep', { a: { b: { c: { d: { id: 'a-1' } } } } }],
	['behind a hundred others', { list: [...Array<null>(100).fill(null), 'a-1'] }],
])('no id is found in what is %s', (_what, body) => {
	expect(idsIn(body, DEPTH).size).toBe(0);
});

it('a body that leads to itself comes to an end', () => {
	const body: Record<string, unknown> = { id: 'a-1' };
	body.self = body;
	expect([...idsIn(body, DEPTH)]).toEqual(['a-1']);
});
