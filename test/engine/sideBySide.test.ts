import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import { runWorkflow, type TestNode } from '../harness/runWorkflow';

/** A provider that answers only when so many requests have come in, the last of them first. */
class PatientProvider {
	most = 0;
	readonly asked: string[] = [];
	private readonly held: Array<() => void> = [];
	private readonly server: Server;

	constructor(private readonly waitsFor: number) {
		this.server = createServer(({ url = '' }, response) => {
			this.asked.push(url);
			this.held.push(() => answer(url.split('/').pop() ?? '', response));
			this.most = Math.max(this.most, this.held.length);
			if (this.held.length >= this.waitsFor)
				this.held
					.splice(0)
					.reverse()
					.forEach((go) => go());
		});
	}

	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

function answer(id: string, response: ServerResponse): void {
	const missing = id.startsWith('404');
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(JSON.stringify(missing ? { code: 4006 } : { code: 1000, projectId: Number(id) }));
}

let provider: PatientProvider | undefined;
afterEach(async () => await provider?.close());

async function getStatus(
	ids: readonly number[],
	waitsFor: number,
	options: INodeParameters = {},
	settings: TestNode['settings'] = {},
) {
	provider = new PatientProvider(waitsFor);
	const baseUrl = await provider.listen();
	const parameters = { resource: 'videoJob', operation: 'getStatus', jobType: 'clipping' };
	const { outputs, error } = await runWorkflow({
		items: ids.map((jobId) => ({ json: { jobId } })),
		nodes: [
			{
				name: 'Status',
				type: 'vizard',
				parameters: { ...parameters, jobId: '={{ $json.jobId }}', options },
				settings,
			},
		],
		credentials: { vizardApi: { apiKey: 'key', baseUrl } },
	});
	return { items: outputs('Status')[0] ?? [], error, provider };
}

const IDS = Array.from({ length: 20 }, (_, row) => 1000 + row);

test('ten questions are under way at once, and the items come out in the order of the input', async () => {
	const { items, error, provider: asked } = await getStatus(IDS, 10);
	expect(error).toBeUndefined();
	expect(asked.most).toBe(10);
	expect(items.map(({ json, pairedItem }) => [json.jobId, pairedItem])).toEqual(
		IDS.map((id, item) => [String(id), { item }]),
	);
});

test.each([
	['a number', 4],
	['a cell of a sheet', ' 4 '],
])('Items per Batch as %s keeps to it', async (_as, batchSize) => {
	const { items, provider: asked } = await getStatus(IDS, 4, {
		batching: { batch: { batchSize } },
	});
	expect(asked.most).toBe(4);
	expect(items).toHaveLength(IDS.length);
});

test('an item that fails keeps its place among those that continue', async () => {
	const ids = IDS.map((id, row) => (row % 3 === 1 ? 404_000 + row : id));
	const { items, error } = await getStatus(ids, 10, {}, { onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => [json.jobId, json.status ?? json.error])).toEqual(
		ids.map((id) => [String(id), id > 9999 ? expect.stringContaining(`'${id}'`) : 'processing']),
	);
});

test('without Continue On Fail the first failed item of the input ends the node, and no other is begun', async () => {
	const ids = [1000, 1001, 404_002, 404_003, ...IDS.slice(4)];
	const { error, provider: asked } = await getStatus(ids, 4, {
		batching: { batch: { batchSize: 4 } },
	});
	expect(error?.message).toContain("'404002'");
	expect(asked.asked.length).toBeLessThan(IDS.length);
});

test('Items per Batch that is no number is a message about the option', async () => {
	const { error, provider: asked } = await getStatus([1], 1, {
		batching: { batch: { batchSize: 0 } },
	});
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(/'Items per Batch' must not be below 1/),
		description: expect.stringContaining("Correct 'Items per Batch'"),
	});
	expect(asked.asked).toEqual([]);
});
