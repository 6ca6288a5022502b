import { readExample, withSourcesFrom } from '../../demo/exampleWorkflow';
import { SourceHost } from '../../demo/sourceHost';
import { itemsOf, type Workflow, type WorkflowNode } from '../../host';
import { openStage, type E2eStage } from './stage/e2eStage';

const FETCH = 'Fetch Video';
const SUBMIT = 'Submit Clipping Job';

/** What the example for Clipzy fetches, submitted to WayinVideo as the example for it does, but from the file. */
async function workflow(origin: string): Promise<Workflow> {
	const named = (from: Workflow, name: string): WorkflowNode => {
		const node = from.nodes.find((candidate) => candidate.name === name);
		if (node === undefined) throw new Error(`No node is called "${name}"`);
		return node;
	};
	const fetching = withSourcesFrom(await readExample('clipzy-restyle-video'), origin);
	const submit = named(await readExample('wayinvideo-clip-webinar'), SUBMIT);
	const { videoUrl, ...parameters } = submit.parameters as Record<string, unknown>;
	expect(videoUrl).toBeDefined();
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: 'Upload to WayinVideo',
		nodes: [
			named(fetching, 'Start'),
			named(fetching, FETCH),
			{ ...submit, parameters: { ...parameters, source: 'binary', binaryPropertyName: 'data' } },
		],
		connections: { Start: link(FETCH), [FETCH]: link(SUBMIT) },
		settings: { executionOrder: 'v1' },
	};
}

describe('a file submitted to WayinVideo in a real n8n', () => {
	let stage: E2eStage;
	let sources: SourceHost;

	beforeAll(async () => {
		stage = await openStage();
		sources = await SourceHost.start();
	});

	afterAll(async () => {
		await sources.close();
		await stage.close();
	});

	it('is sent from the binary store to the upload address, without the key, for one task', async () => {
		const execution = await stage.run(
			await workflow(sources.origin),
			...(await stage.storeAllKeys()),
		);
		expect(execution.error).toBeUndefined();
		const [fetched] = itemsOf(execution, FETCH);
		expect(fetched?.binary?.data?.id).toMatch(/^filesystem-v2:/);
		const { bytes } = fetched?.binary?.data ?? {};

		const { uploads } = (await stage.simulator.control.inspect('wayinvideo')) as {
			uploads: { timesUsed: number; received: { bytes: number } | null }[];
		};
		expect(uploads).toEqual([
			expect.objectContaining({ timesUsed: 1, received: expect.objectContaining({ bytes }) }),
		]);
		const [put, ...others] = await stage.simulator.control.requests({ method: 'PUT' });
		expect(others).toEqual([]);
		expect(put?.target).toBe('files');
		expect(put?.headers.authorization).toBeUndefined();
		const [job] = await stage.simulator.control.jobs({ provider: 'wayinvideo' });
		expect(itemsOf(execution, SUBMIT)[0]?.json.jobId).toBe(job?.id);
	});
});
