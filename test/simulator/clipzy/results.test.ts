import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { eventually } from '../eventually';
import { startReceiver } from '../webhook-receiver';
import { ThirdPartyClipzyClient, videoFile } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyClipzyClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyClipzyClient(simulator);
});
beforeEach(() => simulator.control.reset());
afterAll(() => simulator.close());

const setSwitches = (switches: Record<string, unknown>) =>
	simulator.control.setSwitches('clipzy', switches);

async function finished(fields: Record<string, unknown> = {}): Promise<string> {
	const jobId = await client.newJob(fields);
	await simulator.control.finishJob('clipzy', jobId);
	return jobId;
}

describe('a finished job', () => {
	it('has a complete Style DNA, the same for the same template', async () => {
		const style = async (fields = {}) => (await client.result(await finished(fields))).body.data;
		const own = await style();
		expect(own).toMatchObject({
			status: 'completed',
			processing_time_seconds: expect.any(Number),
			style_json: {
				version: '1.0',
				color_grade: { temperature: expect.any(Number), shadows: expect.any(Number) },
				aspect_ratio: expect.stringMatching(/^\d+:\d+$/),
				audio_style: { enhance_speech: expect.any(Boolean) },
				primary_transition: { type: expect.any(String) },
				detected_beats: expect.any(Array),
				extraction_confidence: expect.any(Number),
			},
		});
		const grade = ({ style_json }: Record<string, unknown>) =>
			(style_json as { color_grade: unknown }).color_grade;
		expect(grade(await style())).toEqual(grade(own));
		const other = await style({ template_video_id: 'vid_5f4e3d2c1b0a' });
		expect(grade(other)).not.toEqual(grade(own));
	});

	it.each([
		['file', /^file:\/\/\/\/app\/storage\/job_job_\w+\/final_output\.mp4$/],
		['internal', /^internal:\/\/job_job_\w+\/final_output\.mp4$/],
		['s3', /^s3:\/\/clipzy-storage\/job_job_\w+\/final_output\.mp4$/],
	])('says that its output is at %s', async (outputUrl, form) => {
		await setSwitches({ outputUrl });
		expect((await client.result(await finished())).body.data.output_video_url).toMatch(form);
	});

	it('may have a link on a file host, which requires none', async () => {
		await setSwitches({ outputUrl: 'http' });
		const { output_video_url: url } = (await client.result(await finished())).body.data;
		expect(new URL(String(url)).origin).toBe(simulator.filesUrl);
		expect((await fetch(String(url))).status).toBe(200);
	});

	it('may have a link on the own host, which the proxy guards', async () => {
		await setSwitches({ outputUrl: 'own-host' });
		const { output_video_url: url } = (await client.result(await finished())).body.data;
		expect(new URL(String(url)).origin).toBe(simulator.url);
		expect((await fetch(String(url))).status).toBe(401);
		const response = await fetch(String(url), { headers: client.headers() });
		expect(response.headers.get('content-type')).toBe('video/mp4');
	});

	it('may only have extracted a style', async () => {
		await simulator.control.planJobs({ provider: 'clipzy', outcome: { kind: 'empty' } });
		const jobId = await finished();
		const { data } = (await client.result(jobId)).body;
		expect(data).toMatchObject({ status: 'completed', output_video_url: null });
		expect(data.style_json).not.toBeNull();
		expect((await client.get(`/jobs/${jobId}/download`)).body.detail).toBe(
			'Rendered output not available yet',
		);
	});

	it('is forgotten some day', async () => {
		const jobId = await finished();
		await simulator.control.expireJob('clipzy', jobId);
		expect((await client.status(jobId)).status).toBe(404);
	});
});

describe('what the later engine says about a job', () => {
	it('has the report of its renderer and its places on the disk', async () => {
		const { data: upload } = (await client.upload(videoFile('beach.mp4'))).body;
		const jobId = await finished({
			video_id: upload.video_id,
			config: { quality: 'low', crf: 30, scale_width: 640, render: { quality: 'Medium' } },
		});
		const { data } = (await client.result(jobId)).body;
		expect(data.render_metadata).toEqual({
			output_video_path: `/app/storage/_work/${jobId}/final_output.mp4`,
			file_size_bytes: expect.any(Number),
			duration_seconds: 20,
			codec: 'h264',
			bitrate: null,
			frame_rate: 2,
			resolution: expect.stringMatching(/^\d+x\d+$/),
			rendering_time_seconds: expect.any(Number),
			quality_level: 'medium',
			crf: 30,
			preset: 'medium',
			ffmpeg_used: true,
			audio_included: true,
			warning: null,
			status: 'success',
		});
		expect(data.result_paths).toEqual({
			source_video_path: '/app/storage/videos/beach.mp4',
			style_json_path: `/app/storage/_work/${jobId}/style.json`,
			styled_video_path: `/app/storage/_work/${jobId}/styled_video.mp4`,
			rendered_video_path: `/app/storage/_work/${jobId}/final_output.mp4`,
			output_video_url: data.output_video_url,
		});
	});

	it.each([
		[{ scale_width: 641, scale_height: 360 }, '640x360'],
		[{ scale_width: 640 }, undefined],
		[{ resolution_scale: 0.5 }, 'half'],
	])('renders %j in %s', async (config, expected) => {
		const size = async (wanted: object) => {
			const { data } = (await client.result(await finished({ config: wanted }))).body;
			return String((data.render_metadata as { resolution: string }).resolution);
		};
		const usual = await size({});
		const even = (side: string) => Math.floor(Number(side) / 4) * 2;
		const half = usual.split('x').map(even).join('x');
		expect(await size(config)).toBe(expected === 'half' ? half : (expected ?? usual));
	});

	it('writes down the end of a job, and logs its last two stages only', async () => {
		const { data } = (await client.status(await finished())).body;
		const history = data.stage_history as Record<string, unknown>[];
		expect(history.at(-1)).toMatchObject({
			status: 'completed',
			progress_percent: 100,
			stage: 'rendering',
			timestamp: data.completed_at,
		});
		expect(history.filter(({ status }) => status === 'completed')).toHaveLength(1);
		const messages = (data.logs as { message: string }[]).map(({ message }) => message);
		expect(messages[0]).toBe('Stage 5 started: style transfer');
		expect(messages.at(-1)).toBe('Stage 6 complete: final MP4 ready');
	});

	it('writes down why a job has failed', async () => {
		const jobId = await client.newJob();
		await simulator.control.failJob('clipzy', jobId, 'X', 'no picture');
		const { data } = (await client.status(jobId)).body;
		expect((data.stage_history as unknown[]).at(-1)).toMatchObject({
			status: 'failed',
			progress_percent: data.progress_percent,
			stage: data.current_stage,
		});
		expect(data.logs).toEqual([
			{
				timestamp: data.completed_at,
				level: 'error',
				message: 'no picture',
				stage: expect.any(String),
			},
		]);
	});
});

describe('GET /jobs/{job_id}/download', () => {
	it('is not there before the job has ended', async () => {
		const { status, body } = await client.get(`/jobs/${await client.newJob()}/download`);
		expect(status).toBe(404);
		expect(body.detail).toBe('Rendered output not available yet');
	});

	it('streams files of any size', async () => {
		const jobId = await client.newJob({ config: { note: 'sim-bytes=5000000' } });
		await simulator.control.finishJob('clipzy', jobId);
		const response = await fetch(client.url(`/jobs/${jobId}/download`), {
			headers: client.headers(),
		});
		expect((await response.arrayBuffer()).byteLength).toBe(5_000_000);
	});

	it('names the file and its version', async () => {
		const jobId = await finished();
		const init = { headers: client.headers() };
		const { headers } = await fetch(client.url(`/jobs/${jobId}/download`), init);
		expect(headers.get('content-disposition')).toBe('attachment; filename="final_output.mp4"');
		expect(headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/);
		expect(Date.parse(String(headers.get('last-modified')))).not.toBeNaN();
		expect(headers.get('accept-ranges')).toBeNull();
	});

	it('serves ranges with a newer framework only', async () => {
		const jobId = await finished();
		const part = () =>
			fetch(client.url(`/jobs/${jobId}/download`), {
				headers: { ...client.headers(), range: 'bytes=4-7' },
			});
		expect((await part()).status).toBe(200);
		await setSwitches({ downloadRanges: true });
		const response = await part();
		expect(response.status).toBe(206);
		expect(response.headers.get('content-range')).toMatch(/^bytes 4-7\/\d+$/);
		expect(await response.text()).toBe('ftyp');
	});

	it('may redirect to a signed link that ends', async () => {
		await setSwitches({ download: 'redirect', downloadLinkSeconds: 60 });
		const response = await fetch(client.url(`/jobs/${await finished()}/download`), {
			headers: client.headers(),
			redirect: 'manual',
		});
		expect(response.status).toBe(307);
		const link = String(response.headers.get('location'));
		expect(new URL(link).origin).toBe(simulator.filesUrl);
		expect((await fetch(link)).status).toBe(200);
		await simulator.control.advance(61);
		expect((await fetch(link)).status).toBe(403);
	});
});

describe('a job that does not end well', () => {
	it('is stopped when it takes too long', async () => {
		await simulator.control.setAccount('clipzy', { processingTimeoutSeconds: 30 });
		await simulator.control.planJobs({ provider: 'clipzy', durationSeconds: 300 });
		const jobId = await client.newJob();
		await simulator.control.advance(31);
		expect((await client.status(jobId)).body.data).toMatchObject({
			status: 'failed',
			error: { message: expect.stringContaining('JOB_TIMEOUT') },
		});
		await setSwitches({ jobTimeoutCode: 'field' });
		expect((await client.status(jobId)).body.data.error).toMatchObject({ code: 'JOB_TIMEOUT' });
	});

	it('shows a traceback in the engine and none in the documentation', async () => {
		const jobId = await client.newJob();
		await simulator.control.failJob('clipzy', jobId, 'X', 'no picture');
		const error = async () => (await client.status(jobId)).body.data.error;
		expect(await error()).toMatchObject({
			message: 'no picture',
			details: { traceback: expect.stringContaining('Traceback') },
		});
		await setSwitches({ variant: 'docs' });
		expect(Object.keys((await error()) as object)).toEqual(['message', 'stage']);
	});

	it('can be cancelled', async () => {
		await simulator.control.planJobs({ provider: 'clipzy', outcome: { kind: 'cancelled' } });
		expect((await client.status(await finished())).body.data.status).toBe('cancelled');
	});
});

describe('the webhook', () => {
	let receiver: Awaited<ReturnType<typeof startReceiver>>;
	beforeEach(async () => {
		receiver = await startReceiver();
		await setSwitches({ variant: 'docs' });
	});
	afterEach(() => receiver.close());

	const reports = async (jobId: string) =>
		(await simulator.control.job('clipzy', jobId)).timeline.filter(
			({ event }) => event === 'webhook',
		);

	it('gets the flat body of the guide', async () => {
		const jobId = await finished({ webhook_url: `${receiver.url}/hook` });
		const { path, body } = await receiver.next();
		expect(path).toBe('/hook');
		expect(body).toEqual({
			job_id: jobId,
			status: 'completed',
			progress_percent: 100,
			output_video_url: `file:///storage/${jobId}/output.mp4`,
			processing_time_seconds: expect.any(Number),
		});
	});

	it('gets the envelope of the API reference', async () => {
		await setSwitches({ webhookBody: 'envelope' });
		const jobId = await finished({ webhook_url: receiver.url });
		expect((await receiver.next()).body).toMatchObject({
			success: true,
			data: { job_id: jobId, status: 'completed', style_json: { version: '1.0' } },
		});
	});

	it('of the upload is enough', async () => {
		const { data } = (await client.upload(undefined, { webhook_url: receiver.url })).body;
		const jobId = await finished({ video_id: data.video_id });
		expect((await receiver.next()).body).toMatchObject({ job_id: jobId });
	});

	it('reports failures, without a video', async () => {
		const jobId = await client.newJob({ webhook_url: receiver.url });
		await simulator.control.failJob('clipzy', jobId, 'X');
		const { body } = await receiver.next();
		expect(body).toMatchObject({ job_id: jobId, status: 'failed' });
		expect(body).not.toHaveProperty('output_video_url');
	});

	it('is tried again until the receiver takes it', async () => {
		await receiver.close();
		receiver = await startReceiver(503);
		const jobId = await finished({ webhook_url: receiver.url });
		for (let attempt = 1; attempt <= 3; attempt++) {
			await receiver.next();
			await eventually(async () => expect(await reports(jobId)).toHaveLength(attempt));
			await simulator.control.advance(31);
		}
		await simulator.control.advance(3600);
		expect(receiver.received).toEqual([]);
	});

	it.each(['engine-a', 'engine-b'])('is never called by %s', async (variant) => {
		await setSwitches({ variant });
		const jobId = await finished({ webhook_url: receiver.url });
		expect(await reports(jobId)).toEqual([]);
		expect(receiver.received).toEqual([]);
	});
});
