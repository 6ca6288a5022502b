import type { JobKind } from '../../../nodes/Pictory/jobKind';
import { jobList } from '../../../nodes/Pictory/jobList';
import type { WireAnswer } from '../../../nodes/shared/provider/wire';
import type { Conversation } from '../../../nodes/shared/provider/contract';

/** What the conversation makes of a list of jobs with these data. */
function read<Result>(conversation: Conversation<Result>, ...jobs: object[]): Result {
	const step = conversation.next();
	if (step.done) throw new Error('Nothing was asked');
	expect(step.value).toEqual({ purpose: 'read', method: 'GET', path: '/v1/jobs' });
	const body = { items: jobs.map((data) => ({ success: true, data })) };
	const answer: WireAnswer = { httpStatus: 200, headers: {}, body, text: JSON.stringify(body) };
	const end = conversation.next(answer);
	if (!end.done) throw new Error('More than one request was sent');
	return end.value;
}

const RUNNING = { jobId: 'a', status: 'in-progress' };

test('no job is distinguished from those of others', () => {
	expect(jobList.identifies({ kind: 'studio' })).toBe(false);
});

test('the newest jobs are those of the first page', () => {
	expect(read(jobList.newest(), RUNNING, { jobId: 'b', status: 'cleaned' })).toEqual(['a', 'b']);
});

test('a job that is known came of another submit', () => {
	const isKnown = (jobId: string) => jobId === 'b';
	const made = read(jobList.madeBy({ kind: 'studio' }, isKnown), RUNNING, {
		...RUNNING,
		jobId: 'b',
	});
	expect(made).toEqual([{ jobId: 'a' }]);
});

test.each<[string, object, JobKind[]]>([
	['shows nothing yet', {}, ['studio', 'preview', 'render']],
	['has failed', { status: 'failed', error_code: 'X' }, ['studio', 'preview', 'render']],
	['has a clip of AI Studio', { url: 'https://cdn.example.net/a.mp4' }, ['studio']],
	['is being rendered', { renderProgress: 3, renderState: 'RUNNING' }, ['render']],
	['is rendered', { videoURL: 'https://cdn.example.net/a.mp4' }, ['render']],
	['is a storyboard', { renderParams: {}, storyboard: {} }, ['preview']],
	['is a transcription', { transcript: [] }, []],
])('a job that %s may be of the kinds', (_, shown, kinds) => {
	const fitting = (['studio', 'preview', 'render'] as const).filter(
		(kind) =>
			read(
				jobList.madeBy({ kind }, () => false),
				{ ...RUNNING, ...shown },
			).length > 0,
	);
	expect(fitting).toEqual(kinds);
});
