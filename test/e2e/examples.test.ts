import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	exampleNames,
	partOf,
	readExample,
	withExpectedDuration,
	withSourcesFrom,
} from '../../demo/exampleWorkflow';
import { servedSizes } from '../../demo/servedFiles';
import { SourceHost } from '../../demo/sourceHost';
import { collectVideo, jobOf } from '../../demo/videoFiles';
import {
	createTemporaryFolder,
	itemsOf,
	removeTemporaryFolder,
	type Execution,
	type Item,
	type Workflow,
} from '../../host';
import { keysIn } from '../harness/keyForms';
import { KITS } from '../providers';
import { openStage, PATIENCE_SECONDS, type E2eStage } from './stage/e2eStage';
import { withLooksBack } from './stage/looksBack';

/** Longer than nothing, so that each job is seen while it runs. */
const JOB_SECONDS = 3;

/** The names of the example workflows, with the number of videos that each ends with. */
const EXAMPLES: readonly [name: string, videoCount: number][] = [
	...KITS.flatMap(({ examples }) => Object.entries(examples)),
	['one-recording-three-providers', 5],
];

/** Examples that are run by another test than this one, and by which. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
	publishWhenFinished: ['publish-when-finished-1-submit', 'publish-when-finished-2-publish'],
	examplesThatAsk: ['agent-with-video-tools', 'approve-before-publishing', 'form-to-video'],
	examplesThatBranch: ['batch-from-a-list', 'loop-without-the-wait-node', 'message-on-error'],
	examplesThatSuspend: ['continue-on-callback', 'suspend-a-long-job'],
};

describe('the example workflows in a real n8n', () => {
	let stage: E2eStage;
	let sources: SourceHost;
	let folder: string;
	const workflows = new Map<string, Workflow>();
	const begun = new Map<string, string>();

	beforeAll(async () => {
		stage = await openStage();
		sources = await SourceHost.start();
		folder = await createTemporaryFolder('examples');
		const { control } = stage.simulator;
		await control.planJobs({ durationSeconds: JOB_SECONDS });
		await control.setAccount('globalaiopc', { assetReviewSeconds: JOB_SECONDS });
		const credentials = await stage.storeAllKeys();
		for (const [name] of EXAMPLES) {
			const example = withSourcesFrom(await readExample(name), sources.origin);
			const workflow = withLooksBack(withExpectedDuration(example, JOB_SECONDS));
			workflows.set(name, workflow);
			begun.set(name, await stage.begin(workflow, ...credentials));
		}
	});

	afterAll(async () => {
		await removeTemporaryFolder(folder);
		await sources.close();
		await stage.close();
	});

	const finished = async (name: string): Promise<Execution> =>
		await stage.api.executionReaching(begun.get(name) ?? '', PATIENCE_SECONDS);

	const namesOf = (name: string, part: ReturnType<typeof partOf>) =>
		(workflows.get(name)?.nodes ?? [])
			.filter((node) => partOf(node) === part)
			.map((node) => node.name);

	const requests = async (provider: string, url: string) =>
		await stage.simulator.control.requests({ provider, url });

	/** What is in the file of an item. */
	async function textOf({ binary }: Item): Promise<string> {
		const path = join(folder, 'text');
		if (binary?.data === undefined) throw new Error('The item has no file');
		await stage.api.saveBinary(binary.data, path);
		return await readFile(path, 'utf8');
	}

	it('are all here', async () => {
		expect(await exampleNames()).toEqual(
			[...EXAMPLES.map(([name]) => name), ...Object.values(ELSEWHERE).flat()].sort(),
		);
	});

	it.each(Object.entries(ELSEWHERE))('%s runs its own', async (test, names) => {
		const text = await readFile(join(__dirname, `${test}.test.ts`), 'utf8');
		for (const name of names) expect(text).toContain(name.replace(/-\d-\w+$/, ''));
	});

	describe.each(EXAMPLES)('%s', (name, videoCount) => {
		let execution: Execution;

		beforeAll(async () => {
			execution = await finished(name);
		}, PATIENCE_SECONDS * 1000);

		it('runs to its end, with every job completed', () => {
			expect(execution.error).toBeUndefined();
			expect(execution.status).toBe('success');
			const waited = namesOf(name, 'wait').flatMap((wait) => itemsOf(execution, wait));
			const begunHere = [...namesOf(name, 'submit'), ...namesOf(name, 'render')].flatMap((node) =>
				itemsOf(execution, node),
			);
			const ids = (items: typeof waited) => items.map(({ json }) => json.jobId).sort();
			expect(ids(waited)).toEqual(ids(begunHere));
			for (const { json } of waited) expect(json).toMatchObject({ status: 'completed' });
			for (const { json } of begunHere) expect(json).not.toHaveProperty('error');
		});

		it('ends with whole videos of the size that was served, in the binary store of n8n', async () => {
			const files = namesOf(name, 'download').flatMap((node) => itemsOf(execution, node));
			const items = files.filter(({ json }) => json.video !== undefined);
			expect(items).toHaveLength(videoCount);
			for (const item of items) {
				expect(item.binary?.data?.id).toMatch(/^filesystem-v2:/);
				const served = await servedSizes(stage.simulator, jobOf(item));
				const { provider } = jobOf(item);
				const fileName = ({ file }: { file: { name: string } }) => `${provider}-${file.name}`;
				const into = join(folder, name);
				const video = await collectVideo(item, stage.api, into, fileName, served);
				expect(video.faults).toEqual([]);
			}
		});

		it('links each video to its job and to the start', () => {
			for (const download of namesOf(name, 'download')) {
				const looks = itemsOf(execution, `Look Back From ${download}`).map(({ json }) => json);
				expect(looks.length).toBeGreaterThan(0);
				for (const { jobId, waitedFor, started } of looks) {
					expect(waitedFor).toBe(jobId);
					expect(started).toBe(true);
				}
			}
		});

		it('leaves no key in what n8n has stored', async () => {
			const text = await stage.api.executionText(execution.id);
			const keys = KITS.map(({ simulatorId }) => stage.simulator.apiKey(simulatorId));
			expect(keysIn(text, keys)).toEqual([]);
		});
	});

	it('waits for three providers with one node, each asked with its own key, in the order of the input', async () => {
		const execution = await finished('one-recording-three-providers');
		const providers = itemsOf(execution, 'Wait For All').map(({ json }) => json.provider);
		expect(providers).toEqual(['vizard', 'wayinVideo', 'pictory']);
		expect(execution.runs['Wait For All']).toHaveLength(1);
		for (const provider of ['vizard', 'wayinvideo', 'pictory']) {
			const refused = await stage.simulator.control.requests({ provider, status: 401 });
			expect(refused).toEqual([]);
		}
	});

	it('uploads each file to Clipzy from the binary store, for one job', async () => {
		const restyle = await finished('clipzy-restyle-video');
		const apply = await finished('clipzy-apply-style');
		const fetched = [
			...itemsOf(restyle, 'Fetch Video'),
			...itemsOf(apply, 'Fetch Template'),
			...itemsOf(apply, 'Fetch Video'),
		];
		const kept = (await stage.simulator.control.inspect('clipzy')) as {
			videos: { bytes: number }[];
		};
		const sizes = fetched.map(({ binary }) => Number(binary?.data?.bytes));
		expect(sizes).toHaveLength(3);
		expect(kept.videos.map(({ bytes }) => bytes).sort()).toEqual(sizes.sort());
		const submitted = [
			...itemsOf(restyle, 'Submit Style Transfer'),
			...itemsOf(apply, 'Extract Style'),
			...itemsOf(apply, 'Apply Style'),
		];
		const jobs = await stage.simulator.control.jobs({ provider: 'clipzy' });
		expect(jobs.map(({ id }) => id).sort()).toEqual(submitted.map(({ json }) => json.jobId).sort());
	});

	it('gives a video the style that another job of Clipzy has extracted', async () => {
		const execution = await finished('clipzy-apply-style');
		const [style] = itemsOf(execution, 'Wait For Style');
		const [styled] = itemsOf(execution, 'Wait For Video');
		const artifact = (item: typeof style, kind: string) =>
			(item?.json.artifacts as { kind: string; data: Record<string, unknown> }[]).find(
				(one) => one.kind === kind,
			)?.data;
		expect(artifact(style, 'styleDna')).toHaveProperty('color_grade');
		const template = artifact(style, 'sourceVideo')?.videoId;
		expect(artifact(styled, 'sourceVideo')).toMatchObject({ templateVideoId: template });
		expect(artifact(styled, 'sourceVideo')?.videoId).not.toBe(template);
	});

	it('publishes the clip of Vizard once, with the caption that was written for it', async () => {
		const execution = await finished('vizard-publish-clip');
		const [written] = itemsOf(execution, 'Write Caption');
		const [published] = itemsOf(execution, 'Publish Best Clip');
		expect(published?.json).toMatchObject({ platform: 'TikTok', status: 'scheduled' });
		const { posts } = (await stage.simulator.control.inspect('vizard')) as {
			posts: Record<string, unknown>[];
		};
		expect(posts).toEqual([
			expect.objectContaining({
				finalVideoId: Number(written?.json.clipId),
				post: written?.json.caption,
				socialAccountId: '88231',
				publishTime: Date.parse(String(published?.json.publishTime)),
			}),
		]);
	});

	it('renders the preview that Pictory has finished, as a job of its own', async () => {
		const execution = await finished('pictory-script-to-video');
		const [preview] = itemsOf(execution, 'Wait For Preview');
		const [render] = itemsOf(execution, 'Render Video');
		expect(render?.json).toMatchObject({ jobType: 'storyboardRender' });
		expect(render?.json.jobId).not.toBe(preview?.json.jobId);
		const sent = await requests('pictory', `/v2/video/render/${String(preview?.json.jobId)}$`);
		expect(sent.map(({ method }) => method)).toEqual(['PUT']);
	});

	it('fills the variables of a Pictory template, which it has looked at before', async () => {
		await finished('pictory-fill-template');
		const looks = await requests('pictory', '/v1/templates/sim-template$');
		expect(looks.map(({ method }) => method)).toEqual(['GET']);
		const sent = await requests('pictory', '/v2/video/storyboard/render$');
		expect(sent.map(({ body }) => body)).toContainEqual(
			expect.objectContaining({
				templateId: 'sim-template',
				variables: { headline: 'The first ferry of the year has left the quay', city: 'Bergen' },
				voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin' }] },
			}),
		);
	});

	it('edits the preview of footage that Pictory was given as a file, and lists what the account has', async () => {
		const execution = await finished('pictory-edit-preview');
		const only = (node: string) => itemsOf(execution, node)[0]?.json;
		const [footage, preview] = [only('Upload Footage')?.url, only('Submit Preview')?.jobId];
		const submitted = await requests('pictory', '/v2/video/storyboard$');
		expect(submitted.map(({ body }) => body)).toContainEqual(
			expect.objectContaining({
				scenes: [
					{ story: 'Welcome to the harbour.', background: { type: 'video', visualUrl: footage } },
					expect.anything(),
				],
			}),
		);
		const changed = await requests('pictory', `/v2/video/storyboard/${String(preview)}/elements$`);
		expect(changed.map(({ body }) => body)).toEqual([
			[
				expect.objectContaining({
					id: expect.stringMatching(/^SceneText/),
					elementType: 'SceneText',
					text: 'Welcome to <strong>Bergen</strong>.',
				}),
			],
		]);
		const rendered = await requests('pictory', `/v2/video/render/${String(preview)}$`);
		expect(rendered).toHaveLength(1);
		expect(only('Get Templates')).toMatchObject({ id: 'sim-template' });
		expect(only('Get Projects')).toHaveProperty('name');
		expect(itemsOf(execution, 'Search Stock Visuals')).toHaveLength(3);
	});

	it('lets GlobalAI OPC review a picture before a video uses it, and asks Veo for a clip', async () => {
		const execution = await finished('globalaiopc-reviewed-face');
		const looks = (execution.runs['Get Asset'] ?? []).flatMap(({ data }) =>
			(data?.main[0] ?? []).map(({ json }) => json.isActive),
		);
		expect(looks.length).toBeGreaterThan(1);
		expect(looks.indexOf(true)).toBe(looks.length - 1);
		const [face] = itemsOf(execution, 'Upload Face');
		const used = await requests('globalaiopc', '/v1/kyyvideo2/videos$');
		expect(used.map(({ body }) => body)).toEqual([
			expect.objectContaining({ referenceImages: [face?.json.reference] }),
		]);
		const veo = await requests('globalaiopc', '/v1/veo/videos$');
		expect(veo.map(({ body }) => body)).toEqual([
			expect.objectContaining({ model: 'veo_3_1_fast', resolution: '1080p' }),
		]);
	});

	it('renders the clips that WayinVideo has found, as a job of its own', async () => {
		const execution = await finished('wayinvideo-clip-webinar');
		const [clips] = itemsOf(execution, 'Wait For Clips');
		const [render] = itemsOf(execution, 'Render Clips');
		expect(render?.json).toMatchObject({ jobType: 'clipExport' });
		const sent = await requests('wayinvideo', '/clips/export$');
		expect(sent.map(({ body }) => body)).toEqual([
			expect.objectContaining({ project_id: clips?.json.jobId }),
		]);
	});

	it('writes what WayinVideo has understood as a text and as subtitles', async () => {
		const execution = await finished('wayinvideo-transcribe-meeting');
		const [waited] = itemsOf(execution, 'Wait For Transcript');
		const items = itemsOf(execution, 'Download Transcript');
		const texts: string[] = [];
		for (const item of items) texts.push(await textOf(item));
		const artifact = (kind: string) =>
			(waited?.json.artifacts as { kind: string; data: unknown }[]).find(
				(candidate) => candidate.kind === kind,
			)?.data;
		expect(texts).toEqual([artifact('transcriptTxt'), artifact('transcriptSrt')]);
		expect(items.map(({ binary }) => [binary?.data?.fileName, binary?.data?.mimeType])).toEqual([
			['harbour-council-transcript.txt', 'text/plain'],
			['harbour-council-transcript.srt', 'application/x-subrip'],
		]);
		expect(texts[0]).toContain('Speaker 2: The ferry budget has doubled');
		expect(texts[1]).toMatch(/^1\n00:00:00,400 --> 00:00:04,000\nSpeaker 1: Good evening/);
	});
});
