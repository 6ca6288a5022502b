import { ensureHost, itemsOf, N8nServer } from '../../../host';
import { inARow, lookBack, START } from '../stage/workflows';

describe('an n8n that is killed and started again', () => {
	let n8n: N8nServer;

	beforeAll(async () => {
		n8n = await N8nServer.start({ host: await ensureHost(() => undefined) });
	});

	afterAll(async () => await n8n.stop());

	it('has its user folder, address, owner, workflows and executions as before', async () => {
		const { baseUrl } = n8n;
		const workflowId = await n8n.api.createWorkflow(inARow([{ episode: 'one' }], [lookBack()]));
		const execution = await n8n.api.runToEnd(workflowId, START);

		await n8n.kill();
		await expect(fetch(baseUrl)).rejects.toThrow('fetch failed');
		await n8n.startProcess();

		expect(await n8n.api.executionsOf(workflowId)).toEqual([execution.id]);
		const again = await n8n.api.runToEnd(workflowId, START);
		expect(itemsOf(again, 'Look Back').map(({ json }) => json.episode)).toEqual(['one']);
	});
});
