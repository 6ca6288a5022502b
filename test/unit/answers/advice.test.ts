import { CREATE_CODES, QUERY_CODES } from '../../../nodes/Vizard/codes';
import { REFUSAL_CODES } from '../../../nodes/Clipzy/codes';
import { JOB_CODES } from '../../../nodes/Pictory/codes';
import { PROVIDERS } from '../../../nodes/registry';
import { isFinal, type Failure } from '../../../nodes/shared/job/videoJob';
import { adviceAfter } from '../../../nodes/shared/read/readJob';
import { fateUnknown, ofUnknownFate } from '../../../nodes/shared/submit/fate';
import {
	ADVICE,
	mayHaveBeenAccepted,
	NOT_FOUND_AT_SUBMIT,
	TROUBLE_KINDS,
} from '../../../nodes/shared/trouble/trouble';
import { look, settled } from './read';

/** What makes someone start another job, which is paid for. */
const AGAIN =
	/(?<!do not |before you |instead of )\b(submit|submitted|submitting|render|start)( it| this item| the job)?( once more| again| another)/i;

const NEVER = /do not submit/i;

/** Only one of the two may stand in what a user reads at once. */
function speaksWithOneVoice(text: string): void {
	expect(NEVER.test(text) && AGAIN.test(text.replace(/[^.]*do not submit[^.]*/gi, ''))).toBe(false);
}

describe('a submit that may have been accepted', () => {
	const unclear = TROUBLE_KINDS.filter((kind) =>
		mayHaveBeenAccepted({ kind, message: '', advice: '' }),
	);

	it.each(
		PROVIDERS.flatMap((provider) => unclear.map((kind) => ({ id: provider.id, provider, kind }))),
	)('$id, $kind: is never answered with "submit again"', ({ provider, kind }) => {
		for (const findings of [
			{ kind: 'none' as const },
			{ kind: 'unknown' as const },
			{ kind: 'unclear' as const, jobIds: ['a', 'b'] },
		]) {
			const trouble = ofUnknownFate({ kind, message: 'x', advice: ADVICE[kind] });
			const text = `${trouble.message}. ${trouble.advice}. ${fateUnknown(provider, findings)}`;
			expect(text).not.toMatch(AGAIN);
			expect(text).not.toMatch(/try again/i);
		}
	});
});

describe('an id that was mistyped', () => {
	it.each([
		ADVICE.notFound,
		NOT_FOUND_AT_SUBMIT,
		...[...Object.values(QUERY_CODES), ...Object.values(REFUSAL_CODES)]
			.filter(({ kind }) => kind === 'notFound')
			.map(({ advice }) => advice),
	])('is to be checked: %s', (advice) => {
		expect(advice).toMatch(/^Check/);
		expect(advice).not.toMatch(AGAIN);
	});

	it('is not spoken of where a submit finds nothing', () => {
		expect(NOT_FOUND_AT_SUBMIT).not.toMatch(/job id/i);
	});
});

const REFUSALS = [
	...Object.values(CREATE_CODES),
	...Object.values(QUERY_CODES),
	...Object.values(REFUSAL_CODES),
	...JOB_CODES.values(),
];

it.each(REFUSALS.map(({ meaning, advice }) => ({ meaning, advice })))(
	'$meaning: one voice',
	({ meaning, advice }) => {
		speaksWithOneVoice(`${meaning}. ${advice}.`);
	},
);

describe('a job that has ended', () => {
	/** Every way in which jobs of the providers end badly, as their answers say it. */
	const ENDINGS: { provider: string; body: unknown }[] = [
		...Object.keys(QUERY_CODES)
			.filter((code) => !['4001', '4003'].includes(code))
			.map((code) => ({ provider: 'vizard', body: { code: Number(code), projectId: 12345678 } })),
		...['failed', 'cancelled'].map((status) => ({
			provider: 'clipzy',
			body: { data: { status } },
		})),
		{ provider: 'clipzy', body: { data: { status: 'failed', error: { code: 'JOB_TIMEOUT' } } } },
		...[...JOB_CODES.keys(), 'X'].map((error_code) => ({
			provider: 'pictory',
			body: { success: false, data: { status: 'failed', error_code } },
		})),
		{ provider: 'pictory', body: { data: { status: 'cleaned' } } },
		{ provider: 'wayinVideo', body: { data: { status: 'FAILED' } } },
		...['failed', 'cancelled', 'completed'].map((status) => ({
			provider: 'globalAiOpc',
			body: { id: 'task_1', status },
		})),
	];

	it.each(ENDINGS)(
		'$provider, $body: message and description say the same',
		({ provider, body }) => {
			const { status, failure } = settled(look(provider, body));
			expect(isFinal(status) && status !== 'completed').toBe(true);
			const { message } = failure as Failure;
			const description = adviceAfter(failure);
			speaksWithOneVoice(`${message}. ${description}`);
			if (!failure?.retryable) expect(description).not.toMatch(AGAIN);
		},
	);

	it('what was paid for is never to be submitted again', () => {
		for (const [provider, body] of [
			['globalAiOpc', { id: 'task_1', status: 'completed' }],
			['pictory', { data: { status: 'cleaned' } }],
		] as const) {
			const { failure } = settled(look(provider, body));
			expect(`${failure?.message}. ${adviceAfter(failure)}`).not.toMatch(AGAIN);
		}
	});
});

it('a clip whose render was paid for is not to be rendered again', () => {
	const wayinVideo = PROVIDERS.find(({ id }) => id === 'wayinVideo');
	const job = { provider: 'wayinVideo', jobId: '1', status: 'completed' as const, videos: [] };
	for (const paid of [
		{ ...job, jobType: 'clipExport' },
		{ ...job, jobType: 'clipping', expected: { rendered: true } },
	]) {
		const source = wayinVideo?.files.video.source(paid, { index: 0 });
		const text = source?.kind === 'unavailable' ? source.explanation : '';
		expect(text).toMatch(/paid for/);
		expect(text).not.toMatch(/step Render|render it again/i);
	}
});

it('a clip that may have been rendered is not sent to a second rendering without a word about its price', () => {
	const source = PROVIDERS.find(({ id }) => id === 'wayinVideo')?.files.video.source(
		{
			provider: 'wayinVideo',
			jobType: 'clipping',
			jobId: '1',
			status: 'completed',
			videos: [],
		},
		{ index: 0 },
	);
	expect(source).toMatchObject({ explanation: expect.stringMatching(/billed again.*step Render/) });
});

it.each(
	PROVIDERS.flatMap(({ id, jobTypes }) =>
		Object.entries(jobTypes).map(([type, job]) => ({ id, type, job })),
	),
)(
	'$id, $type: only a job that looks for parts of a source may find nothing in it',
	({ type, job }) => {
		const says = job.insteadOfVideos?.startsWith('Nothing in the source') ?? false;
		expect(says).toBe(['clipping', 'findMoments'].includes(type));
	},
);
