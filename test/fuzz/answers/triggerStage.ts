import type {
	IDataObject,
	INodeExecutionData,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { VideoJobTrigger } from '../../../nodes/VideoJobTrigger/VideoJobTrigger.node';
import { VideoJobWatchTrigger } from '../../../nodes/VideoJobWatchTrigger/VideoJobWatchTrigger.node';
import {
	activeTrigger,
	pollContext,
	webhookContext,
	type ActiveTrigger,
	type SentAnswer,
} from '../../harness/triggerContext';
import type { ProviderAnswers } from './documented';
import { deliver, type Delivered, type Script } from './script';
import { networkOf } from './stage';

/** Of all stages: what a trigger has started, its process remembers by the ID of the node. */
let nodeIds = 0;

/** What a call comes to. */
export type Called = IWebhookResponseData & { sent: SentAnswer };

/** A trigger in n8n's own context, with a network that follows a script. */
export class TriggerStage {
	/** What the provider has answered about jobs, in order. */
	delivered: Delivered[] = [];
	/** The messages in n8n's log. */
	warnings: string[] = [];
	private readonly active: ActiveTrigger;
	private script: Script | undefined;
	private list: Delivered | undefined;

	constructor(answers: ProviderAnswers, type: 'videoJobTrigger' | 'videoJobWatchTrigger') {
		const { provider, credential } = answers;
		const parameters = { provider: provider.id, options: { includeRaw: true } };
		const credentials = { [provider.credentials[0].type]: credential };
		this.active = activeTrigger({ name: 'Trigger', type, parameters }, credentials);
	}

	/** Begins a run of a node that remembers this and nothing else. */
	follow(script: Script, remembered: IDataObject): void {
		const { workflow, name } = this.active;
		const node = workflow.getNode(name);
		if (!node) throw new RangeError('The workflow has no trigger');
		node.id = `trigger-${++nodeIds}`;
		const memory = workflow.getStaticData('node', node);
		Object.keys(memory).forEach((key) => delete memory[key]);
		Object.assign(memory, remembered);
		this.script = script;
		this.delivered = [];
		this.warnings = [];
	}

	async call(body: unknown): Promise<Called> {
		const { context, sent } = webhookContext(this.active, { body });
		this.equip(context);
		const webhook = context as unknown as IWebhookFunctions;
		return { ...(await new VideoJobTrigger().webhook.call(webhook)), sent };
	}

	/**
	 * The items that a poll starts the workflow with.
	 *
	 * @param list the first answer
	 */
	async poll(list: Delivered): Promise<INodeExecutionData[]> {
		this.list = list;
		const context = pollContext(this.active);
		this.equip(context);
		const poll = context as unknown as IPollFunctions;
		return (await new VideoJobWatchTrigger().poll.call(poll))?.flat() ?? [];
	}

	private equip(context: { helpers: object }): void {
		const warn = (message: string) => void this.warnings.push(message);
		Object.defineProperty(context, 'logger', { value: { warn } });
		Object.assign(
			context.helpers,
			networkOf(
				() => this.next(),
				() => deliver(this.playing().file),
			),
		);
	}

	private next(): Delivered {
		const { list } = this;
		this.list = undefined;
		if (list) return list;
		const { replies } = this.playing();
		const reply = replies[this.delivered.length] ?? replies[replies.length - 1] ?? replies[0];
		const delivered = deliver(reply);
		this.delivered.push(delivered);
		return delivered;
	}

	private playing(): Script {
		if (!this.script) throw new RangeError('Nothing is being played');
		return this.script;
	}
}
