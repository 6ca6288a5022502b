import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions, INodeParameters } from 'n8n-workflow';
import { createSender, type Sender } from '../../../nodes/shared/http/sender';
import type { Clock } from '../../../nodes/shared/time/clock';
import { executeContext } from '../../harness/executeContext';
import type { ProviderAnswers } from './documented';
import { deliver, type Delivered, type Script } from './script';

/** n8n's own context of a node and the package's own way out, with a network that follows a script. */
export class Stage {
	readonly context: IExecuteFunctions;
	/** What the provider has answered in this run, in order. */
	delivered: Delivered[] = [];
	private script: Script | undefined;
	private time = Date.UTC(2026, 4, 2);

	constructor(
		private readonly answers: ProviderAnswers,
		parameters: INodeParameters = {},
	) {
		const { provider, credential, jobId } = answers;
		this.context = executeContext(
			{
				items: [{ json: { jobId, provider: provider.id } }],
				nodes: [{ name: 'Node', type: provider.id, parameters }],
				credentials: { [provider.credentials[0].type]: credential },
			},
			'Node',
		);
		const network = networkOf(
			() => this.next(),
			() => this.linked(),
		);
		Object.assign(this.context.helpers, network);
	}

	/** Begins a run, which knows nothing of the runs before. */
	follow(script: Script): void {
		this.script = script;
		this.delivered = [];
		const memory = this.context.getContext('flow');
		Object.keys(memory).forEach((key) => delete memory[key]);
	}

	sender(): Sender {
		const { provider } = this.answers;
		const clock: Clock = {
			now: () => this.time,
			sleep: async (milliseconds) => {
				this.time += milliseconds;
			},
		};
		return createSender({ n8n: this.context, provider, itemIndex: 0, clock });
	}

	private next(): Delivered {
		const { replies } = this.playing();
		const reply = replies[this.delivered.length] ?? replies[replies.length - 1] ?? replies[0];
		const delivered = deliver(reply);
		this.delivered.push(delivered);
		return delivered;
	}

	private linked(): Delivered {
		return deliver(this.playing().file);
	}

	private playing(): Script {
		if (!this.script) throw new RangeError('Nothing is being played');
		return this.script;
	}
}

/** The helpers of a node by which it reaches the network and n8n's binary store. */
export function networkOf(next: (url: string) => Delivered, linked: () => Delivered): object {
	return {
		httpRequestWithAuthentication: async (_: string, { encoding, url }: IHttpRequestOptions) =>
			encoding === 'stream' ? streamed(next(url)) : next(url),
		httpRequest: async () => streamed(linked()),
		prepareBinaryData: store,
	};
}

/** The same as a stream that no one has read yet. */
function streamed({ body, ...answer }: Delivered): object {
	return { ...answer, body: Readable.from([Buffer.from(body)]) };
}

/** Takes the place of n8n's binary store. */
async function store(stream: Readable, fileName: string, mimeType: string): Promise<object> {
	let bytes = 0;
	for await (const chunk of stream) bytes += (chunk as Buffer).length;
	return { data: '', fileName, mimeType, bytes };
}
