import { listAwsConnections, listVimeoConnections } from '../../../nodes/Pictory/connections';
import { updateElements } from '../../../nodes/Pictory/elements';
import { imageCost } from '../../../nodes/Pictory/image';
import { kindsOf } from '../../../nodes/Pictory/jobKind';
import { listJobs } from '../../../nodes/Pictory/jobList';
import { getJobs } from '../../../nodes/Pictory/jobs';
import { IMAGE_MODELS, STUDIO_MODELS } from '../../../nodes/Pictory/models';
import { studioCost } from '../../../nodes/Pictory/studio';
import { getStudioVideos } from '../../../nodes/Pictory/studioList';
import type { ChoiceQuestion } from '../../../nodes/shared/provider/contract';
import { converse, facts } from './conversation';

const PROMPT = 'A harbour at dawn';
const PREVIEW_ID = '5b0f6a0e-6c1b-4d0e-9a57-0d7f3f5e2c11';
const QUESTION: ChoiceQuestion = { filter: undefined, page: undefined, entered: () => undefined };

describe('what AI Studio costs', () => {
	test.each(
		STUDIO_MODELS.flatMap(({ id, durations, creditsPerSecond }) =>
			durations.map(
				(duration) => [id, duration, creditsPerSecond * parseInt(duration, 10)] as const,
			),
		),
	)('%s, %s', (model, duration, amount) => {
		const cost = studioCost({ prompt: PROMPT, model, duration });
		expect(cost?.amount).toBeCloseTo(amount, 5);
		expect(cost).toMatchObject({ unit: 'AI credits' });
	});

	test('is a number of tenths', () => {
		expect(studioCost({ prompt: PROMPT, duration: '8s' })?.amount).toBe(12.8);
	});

	test('without a duration is that of the usual one', () => {
		expect(studioCost({ prompt: PROMPT, model: 'veo3.1' })?.amount).toBe(80);
	});

	test.each(IMAGE_MODELS)('one image with $name', ({ id, creditsPerImage }) => {
		expect(imageCost({ prompt: PROMPT, model: id })?.amount).toBe(creditsPerImage);
	});

	test('is not known of a model that is not on the list', () => {
		const other = { prompt: PROMPT, model: 'other', otherModel: 'sora' };
		expect([studioCost(other), imageCost(other)]).toEqual([undefined, undefined]);
	});
});

test.each<[string, object, string[] | undefined]>([
	['nothing', {}, undefined],
	['a link to a clip', { url: 'https://cdn.example.net/a.mp4?x=1' }, ['studio']],
	['a link to an image', { url: 'https://cdn.example.net/a.png' }, ['image']],
	['a link without an ending', { url: 'https://cdn.example.net/a' }, ['studio', 'image']],
	['a link and a duration', { url: 'https://cdn.example.net/a', duration: '8s' }, ['studio']],
	['highlights with a transcript', { highlights: [], transcript: [] }, ['highlights']],
	['a transcript', { transcript: [] }, ['transcription']],
	['scenes', { renderParams: {} }, ['preview']],
])('a job that shows %s', (_what, data, kinds) => {
	expect(kindsOf({ status: 'completed', ...data })).toEqual(kinds);
});

describe('changes of elements', () => {
	const ELEMENT = {
		id: 'SceneText_1',
		elementType: 'SceneText',
		type: 'text',
		startTime: 0,
		duration: 3,
		text: 'The harbour',
		fontSize: 40,
	};
	const preview = (data: object = { status: 'completed' }) => ({
		body: { success: true, data: { renderParams: { elements: [ELEMENT] }, ...data } },
	});
	const changed = (elements: unknown, ...replies: Parameters<typeof converse>[1][]) =>
		converse(updateElements.converse({ jobId: PREVIEW_ID, elements }, facts()), ...replies);

	it('repeat what Pictory requires of an element, and no more', () => {
		const { requests, result } = changed([{ id: 'SceneText_1', text: 'Fog' }], preview(), {
			body: undefined,
			status: 204,
		});
		expect(requests.at(-1)).toEqual({
			purpose: 'prepare',
			method: 'PUT',
			path: `/v2/video/storyboard/${PREVIEW_ID}/elements`,
			body: [
				{
					id: 'SceneText_1',
					elementType: 'SceneText',
					type: 'text',
					startTime: 0,
					duration: 3,
					text: 'Fog',
				},
			],
		});
		expect(result).toMatchObject({ jobId: PREVIEW_ID, updatedElements: 1 });
	});

	it.each<[string, unknown, object, RegExp]>([
		[
			'of an element that the preview does not have',
			'[{ "id": "SceneText_2", "text": "Fog" }]',
			preview(),
			/^'Elements \(JSON\)' names the element 'SceneText_2', which the preview does not have$/,
		],
		[
			'of a preview that is not completed',
			'[{ "id": "SceneText_1" }]',
			preview({ status: 'in-progress' }),
			/^'Job ID' is '.*', a job that is processing, and must be a storyboard preview/,
		],
		[
			'of a job of another type',
			'[{ "id": "SceneText_1" }]',
			{
				body: { success: true, data: { status: 'completed', videoURL: 'https://a.example/v.mp4' } },
			},
			/a job of the type storyboardRender, and must be a storyboard preview$/,
		],
	])('are refused %s', (_what, elements, reply, message) => {
		expect(() => changed(elements, reply as ReturnType<typeof preview>)).toThrow(message);
	});
});

describe('lists', () => {
	it('of jobs name what each is, and lead to the next page', () => {
		const body = {
			items: [
				{ success: true, data: { jobId: 'a', status: 'in-progress' } },
				{
					success: true,
					data: { jobId: 'b', status: 'completed', storyboard: { videoName: 'harbour' } },
				},
				{ success: true, data: { jobId: 'c', transcript: [{}] } },
			],
			nextPageKey: 'eyJ9',
		};
		const { result } = converse(listJobs(QUESTION), { body });
		expect(result).toEqual({
			choices: [
				{ name: 'Job, in-progress: a', value: 'a' },
				{ name: "Storyboard preview 'harbour', completed: b", value: 'b' },
				{ name: 'Transcription: c', value: 'c' },
			],
			next: 'eyJ9',
		});
	});

	it('of connections mark those that are disabled', () => {
		const body = {
			Items: [
				{ connectionId: '1', name: 'Harbour', enabled: true },
				{ connectionId: '2', name: 'Old', enabled: false },
				{ connectionId: '3' },
			],
		};
		for (const list of [listAwsConnections, listVimeoConnections]) {
			expect(converse(list(QUESTION), { body }).result.choices).toEqual([
				{ name: 'Harbour', value: '1' },
				{ name: 'Old (disabled)', value: '2' },
				{ name: '3', value: '3' },
			]);
		}
	});

	it('of jobs come as jobs, page by page', () => {
		const failed = { status: 'failed', error_code: 'X', error_message: 'no' };
		const { requests, result } = converse(
			getJobs.converse({ returnAll: true }, facts()),
			{
				body: {
					items: [
						{
							success: true,
							data: { jobId: 'a', url: 'https://a.example/a.mp4', status: 'completed' },
						},
					],
					nextPageKey: 'k',
				},
			},
			{ body: { items: [{ success: false, data: { jobId: 'b', ...failed } }] } },
		);
		expect(requests.map(({ query }) => query)).toEqual([undefined, { nextPageKey: 'k' }]);
		expect(result).toEqual([
			{
				provider: 'pictory',
				jobType: 'videoGeneration',
				jobId: 'a',
				status: 'completed',
				videos: [{ index: 0, url: 'https://a.example/a.mp4' }],
			},
			{
				provider: 'pictory',
				jobId: 'b',
				status: 'failed',
				videos: [],
				failure: { code: 'X', message: 'no', retryable: false },
			},
		]);
	});

	it('of AI Studio end at the limit', () => {
		const item = {
			id: '1',
			url: 'https://a.example/a.mp4',
			duration: '8s',
			createdDate: '2026-04-09T18:51:47.967Z',
		};
		const { result } = converse(getStudioVideos.converse({ limit: 1 }, facts()), {
			body: { items: [item, { ...item, id: '2' }], nextPageKey: 'k' },
		});
		expect(result).toEqual([
			{
				id: '1',
				url: 'https://a.example/a.mp4',
				durationSeconds: 8,
				createdAt: '2026-04-09T18:51:47.967Z',
			},
		]);
	});
});
