import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { CLIPPING_BODY, EDITING_BODY, ThirdPartyVizardClient } from './third-party-client';

let simulator: Simulator;
let client: ThirdPartyVizardClient;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	client = new ThirdPartyVizardClient(simulator);
});
beforeEach(async () => {
	await simulator.control.reset();
});
afterAll(() => simulator.close());

describe('Vizard project', () => {
	it('is accepted, processes without clips, and ends with clips sorted by score', async () => {
		const created = await client.create({ ...CLIPPING_BODY, projectName: 'Harbour council' });
		expect(created.status).toBe(200);
		expect(created.body).toEqual({
			code: 2000,
			projectId: expect.any(Number),
			shareLink: expect.stringMatching(/^https:\/\/vizard\.ai\/project\?invite=/),
			errMsg: '',
		});
		const { projectId } = created.body;

		const running = await client.query(projectId);
		expect(running.body).toMatchObject({
			code: 1000,
			projectId,
			projectName: 'Harbour council',
			videos: [],
		});

		await simulator.control.advance(3 * 3600);
		const { body } = await client.query(projectId);
		expect(body).toMatchObject({ code: 2000, projectId, projectName: 'Harbour council' });
		expect(body).not.toHaveProperty('errMsg');
		const scores = (body.videos ?? []).map((clip) => Number(clip.viralScore));
		expect(scores.length).toBeGreaterThan(5);
		expect(scores).toEqual([...scores].sort((one, other) => other - one));
		for (const clip of body.videos ?? []) {
			expect(clip).toEqual({
				videoId: expect.any(Number),
				videoUrl: expect.stringMatching(
					/\.mp4\?Expires=\d+&Signature=[\w~-]{344}&Key-Pair-Id=\w+$/,
				),
				videoMsDuration: expect.any(Number),
				title: expect.any(String),
				transcript: expect.any(String),
				viralScore: expect.stringMatching(/^(10|\d(\.\d)?)$/),
				viralReason: expect.any(String),
				relatedTopic: expect.any(String),
				clipEditorUrl: expect.stringContaining('https://vizard.ai/editor?id='),
			});
			expect(JSON.parse(clip.relatedTopic)).toBeInstanceOf(Array);
		}
	});

	it('in editing mode gives one video in the shape asked for', async () => {
		const { videos } = await client.finished(EDITING_BODY);
		expect(videos).toHaveLength(1);
		const [job] = await simulator.control.jobs({ jobType: 'editing' });
		expect(job?.details).toMatchObject({ clips: [{ file: expect.stringMatching(/^1x1-/) }] });
	});

	it.each([
		[[1], (seconds: number) => seconds < 30],
		[[2], (seconds: number) => seconds >= 30 && seconds < 60],
		[[3, 4], (seconds: number) => seconds >= 60 && seconds <= 180],
	])('keeps to preferLength %j', async (preferLength, fits) => {
		const { videos = [] } = await client.finished({ ...CLIPPING_BODY, preferLength });
		expect(videos.every((clip) => fits(clip.videoMsDuration / 1000))).toBe(true);
	});

	it('has clips of many lengths', async () => {
		const { videos = [] } = await client.finished();
		const lengths = new Set(videos.map(({ videoMsDuration }) => videoMsDuration));
		expect(lengths.size).toBeGreaterThan(videos.length / 2);
		for (const ms of lengths) expect(ms % 100).toBe(0);
	});

	it.each([
		[undefined, undefined],
		['empty', ''],
		['present', expect.stringMatching(/^(10|\d(\.\d)?)$/)],
	])('in editing mode has scores as the switch says: %s', async (editingScores, score) => {
		if (editingScores !== undefined)
			await simulator.control.setSwitches('vizard', { editingScores });
		const { videos = [] } = await client.finished(EDITING_BODY);
		expect(videos[0]?.viralScore).toEqual(score);
		expect('viralReason' in (videos[0] ?? {})).toBe(score !== undefined);
	});

	it('has a share link of its own, also for a source that was used before', async () => {
		const [one, other] = [await client.create(), await client.create()];
		expect(one.body.shareLink).not.toBe(other.body.shareLink);
		expect((await client.query(one.body.projectId)).body.shareLink).toBe(one.body.shareLink);
	});

	it('keeps the best clips when their number is limited', async () => {
		const all = await client.finished();
		const best = await client.finished({ ...CLIPPING_BODY, maxClipNumber: 3 });
		expect(all.videos?.length).toBeGreaterThan(3);
		expect(best.videos).toHaveLength(3);
	});

	it.each(['keyword', 'keywords'])('finds fewer clips with %s', async (name) => {
		const all = await client.finished();
		const some = await client.finished({ ...CLIPPING_BODY, [name]: 'ferries' });
		expect(some.videos?.length).toBeLessThan(all.videos?.length ?? 0);
	});

	it('ends with 2000 and no clips when the keyword matches nothing', async () => {
		await simulator.control.setSwitches('vizard', { narrowKeywords: 'no-clips' });
		const body = await client.finished({ ...CLIPPING_BODY, keywords: 'submarines' });
		expect(body).toMatchObject({ code: 2000, videos: [] });
	});

	it('takes numbers and lists as text, as the provider’s first samples send them', async () => {
		const { body } = await client.create({
			...CLIPPING_BODY,
			videoType: '2',
			preferLength: '[0]',
			ratioOfClip: '4',
		});
		expect(body.code).toBe(2000);
	});

	it('shows clips early when told to', async () => {
		await simulator.control.setSwitches('vizard', { partialClips: true });
		await simulator.control.planJobs({ durationSeconds: 1000, output: { count: 10 } });
		const { projectId } = (await client.create()).body;
		await simulator.control.advance(600);
		const { body } = await client.query(projectId);
		expect(body.code).toBe(1000);
		expect(body.videos?.length).toBeGreaterThan(2);
		expect(body.videos?.length).toBeLessThan(10);
	});

	it('has no share link on the Creator plan', async () => {
		await simulator.control.setAccount('vizard', { plan: 'creator' });
		const { body } = await client.create();
		expect(body).not.toHaveProperty('shareLink');
		expect((await client.query(body.projectId)).body).not.toHaveProperty('shareLink');
	});

	it('shows the minutes that it has used when switched to', async () => {
		expect(await client.finished()).not.toHaveProperty('creditsUsed');
		await simulator.control.setSwitches('vizard', { creditsUsed: true });
		expect(await client.finished()).toMatchObject({ creditsUsed: expect.any(Number) });
	});

	it('has its id as text when told to', async () => {
		await simulator.control.setSwitches('vizard', { projectIdForm: 'string' });
		expect((await client.create()).body.projectId).toEqual(expect.stringMatching(/^\d+$/));
	});

	it.each([
		['4006', { status: 200, body: { code: 4006 } }],
		['4002', { status: 200, body: { code: 4002 } }],
		['processing', { status: 200, body: { code: 1000, videos: [] } }],
		['http-404', { status: 404, body: { code: 4006 } }],
	])('that is unknown answers as the switch %s says', async (unknownProject, expected) => {
		await simulator.control.setSwitches('vizard', { unknownProject });
		expect(await client.query(123)).toMatchObject(expected);
	});
});
