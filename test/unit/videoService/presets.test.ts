import { findPreset, PRESETS } from '../../../nodes/VideoService/presets/index';
import { videoService } from '../../../nodes/VideoService/provider';
import type { VideoProvider } from '../../../nodes/shared/provider/contract';
import { runUnsent } from '../../harness/ownOperation';
import { videoServiceKit } from '../../providers/videoService';
import { answers, RECORDINGS } from '../../providers/videoService/answers';

/** Every service with a preset, and one of the user's own: their recorded answers by the operation Test Recipe. */

const NOW = Date.UTC(2026, 10, 26, 12);

function serviceOf(id: string): VideoProvider {
	const fields = videoServiceKit.credentialFields?.(id);
	const provider = videoService.forCredential?.({ ...fields, apiKey: 'k', baseUrl: '' });
	if (!provider) throw new RangeError('The credential decides on the provider');
	return provider;
}

function tested(id: string, parameters: Record<string, unknown>) {
	return runUnsent(serviceOf(id), 'testRecipe', parameters, NOW);
}

test('every service has recorded answers', () => {
	const services = [...PRESETS.map(({ id }) => id), 'custom'];
	expect(Object.keys(RECORDINGS).sort()).toEqual(services.sort());
	expect(PRESETS).toHaveLength(18);
});

test.each(PRESETS)('the preset $id links to its documentation', ({ docs, baseUrl, id }) => {
	expect(docs).toMatch(/^https:\/\//);
	// Gateways have an address of their own.
	if (id !== 'openaiVideos') expect(baseUrl).toMatch(/^https:\/\/.*[^/]$/);
});

describe.each(Object.entries(RECORDINGS))('%s', (id, recording) => {
	it('finds the job in the answer to a submit', () => {
		const jobId = id === 'fal' ? `fal-ai/veo3/requests/${answers.jobId}` : answers.jobId;
		const found = tested(id, { answerTo: 'submit', answer: recording.submit });
		expect(found).toMatchObject({ jobType: id, jobId });
		expect(String(found?.statusRequest)).toContain(id === 'fal' ? `/${jobId}/status` : jobId);
	});

	it('knows a job that runs', () => {
		expect(tested(id, { answer: recording.running })).toMatchObject({
			status: 'processing',
			videos: [],
		});
		if (recording.queued)
			expect(tested(id, { answer: recording.queued })).toMatchObject({ status: 'queued' });
	});

	it('finds the video of a finished job', () => {
		const { completed, result } = recording;
		const job = tested(id, { answer: completed, ...(result ? { resultAnswer: result } : {}) });
		const video =
			id === 'openaiVideos' ? { durationSeconds: 8 } : { url: expect.stringMatching(/58201\.mp4/) };
		expect(job).toMatchObject({ status: 'completed', videos: [{ index: 0, ...video }] });
	});

	it('says why a job has failed', () => {
		const message = recording.reason ?? expect.stringContaining('gave no reason');
		expect(tested(id, { answer: JSON.stringify(recording.failed) })).toMatchObject({
			status: 'failed',
			failure: { message },
		});
	});
});

test.each([
	['kieJobs', { progressPercent: undefined, completedAt: '2026-11-18T11:08:13.000Z' }],
	['runway', { usage: { amount: 60, unit: 'credits' } }],
	['openaiVideos', { progressPercent: 100, completedAt: '2026-11-18T11:09:10.000Z' }],
])('%s also shows %j', (id, more) => {
	const job = tested(id, { answer: RECORDINGS[id]?.completed });
	for (const [name, value] of Object.entries(more)) expect(job?.[name]).toEqual(value);
});

test('a link lives as long as the service says', () => {
	const replicate = tested('replicate', { answer: RECORDINGS.replicate?.completed });
	expect(replicate?.videos).toMatchObject([{ urlExpiresAt: '2026-11-26T11:01:20.000Z' }]);
	const runway = tested('runway', { answer: RECORDINGS.runway?.completed });
	expect(runway?.videos).toMatchObject([{ urlExpiresAt: '2026-11-27T12:00:00.000Z' }]);
});

test('a video that Veo has blocked is a failure with its reason', () => {
	const response = {
		generateVideoResponse: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['Blocked'] },
	};
	expect(tested('veo', { answer: { name: 'x', done: true, response } })).toMatchObject({
		status: 'failed',
		failure: { message: 'Blocked' },
	});
});

test('the links of Veo need the key, and those of the others must not see it', () => {
	const video = { index: 0, url: 'https://files.example/1.mp4' };
	for (const { id } of PRESETS.filter((preset) => preset.id !== 'openaiVideos')) {
		const job = {
			provider: 'videoService',
			jobType: id,
			jobId: '1',
			status: 'completed' as const,
			videos: [video],
		};
		const source = serviceOf(id).files.video.source(job, video);
		const keyOnOwnHost = id === 'veo' ? { keyOnOwnHost: true } : {};
		expect(source).toEqual({ kind: 'link', url: video.url, ...keyOnOwnHost });
	}
	expect(findPreset('openaiVideos')?.videos.route).toBe('/videos/{jobId}/content');
});
