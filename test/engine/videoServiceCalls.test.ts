import { setTimeout as pause } from 'node:timers/promises';
import type { INodeParameters, IWebhookFunctions } from 'n8n-workflow';
import { PRESETS } from '../../nodes/VideoService/presets';
import { VideoJobTrigger } from '../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startRecordingServer, type RecordingServer } from '../harness/recordingServer';
import { runWorkflow } from '../harness/runWorkflow';
import { activeTrigger, webhookContext } from '../harness/triggerContext';
import { videoServiceKit } from '../providers/videoService';

let simulator: Simulator;
let receiver: RecordingServer;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	receiver = await startRecordingServer(() => ({ status: 200 }));
});
beforeEach(async () => {
	await simulator.control.reset();
	receiver.arrived.length = 0;
});
afterAll(async () => {
	await simulator.close();
	await receiver.close();
});

/** Where a call names a part of the ID alone, users fill the field Job ID. */
const JOB_ID: Readonly<Record<string, string>> = {
	fal: '={{ $json.query.model }}/requests/{{ $json.body.request_id }}',
};

const node = new VideoJobTrigger();

const CALLING = PRESETS.filter(({ callback }) => callback).map(({ id }) => id);

it.each(CALLING)(
	'%s: what it sends at the end of a job starts a run with that job',
	async (service) => {
		const credentials = { videoServiceApi: videoServiceKit.credential(simulator, service) };
		const start = videoServiceKit.jobs[service]?.start as { parameters: INodeParameters };
		const { outputs } = await runWorkflow({
			items: [{ json: {} }],
			nodes: [
				{
					name: 'Submit',
					type: 'videoService',
					parameters: {
						resource: 'videoJob',
						operation: 'submit',
						jobType: service,
						...start.parameters,
						options: { webhookUrl: `${receiver.url}/done?model=fal-ai/veo3` },
					},
				},
			],
			credentials,
		});
		const [submitted] = outputs('Submit')[0] ?? [];
		const [job] = await simulator.control.jobs();
		await simulator.control.finishJob('videoservice', job?.id ?? '');
		while (receiver.arrived.length === 0) await pause(5);
		const [call] = receiver.arrived;

		const active = activeTrigger(
			{
				name: `Trigger of ${service}`,
				type: 'videoJobTrigger',
				parameters: { provider: 'videoService', jobId: JOB_ID[service] ?? '' },
			},
			credentials,
		);
		const { context } = webhookContext(active, {
			body: JSON.parse(call?.body.toString() ?? ''),
			query: { model: 'fal-ai/veo3' },
		});
		const { workflowData } = await node.webhook.call(context as unknown as IWebhookFunctions);
		expect(workflowData?.[0]?.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				jobType: service,
				jobId: submitted?.json.jobId,
				status: 'completed',
			}),
		]);
	},
);
