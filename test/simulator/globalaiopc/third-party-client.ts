import type { Simulator } from '../../../simulator/simulator';

/** The documentation's sample of a create call. */
export const SAMPLE_BODY = {
	model: 'videos',
	prompt: 'A paper boat crosses a rain puddle, macro lens',
	duration: 5,
	ratio: '9:16',
	resolution: '720p',
};

export interface Task {
	id?: string;
	object?: string;
	created?: number | string;
	model?: string;
	status?: string;
	video_url?: string | null;
	actualDuration?: number | string;
	amount?: number | string;
	error?: unknown;
	[field: string]: unknown;
}

export interface GlobalAiOpcAnswer {
	status: number;
	headers: Headers;
	body: Task & { code?: string | number; msg?: string | null; data?: Task | null };
}

/** A client as a third party writes it from the provider's documentation, with nothing but fetch. */
export class ThirdPartyGlobalAiOpcClient {
	constructor(
		readonly simulator: Simulator,
		private readonly key = 'sim-globalaiopc-key',
	) {}

	create = (body: unknown = SAMPLE_BODY) => this.send('POST', '/v1/videos/videos', body);
	result = (id: unknown) => this.send('GET', `/v1/result/${String(id)}`);

	async send(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = { 'Content-Type': 'application/json' },
	): Promise<GlobalAiOpcAnswer> {
		const response = await fetch(`${this.simulator.baseUrl('globalaiopc')}${path}`, {
			method,
			headers: { Authorization: `Bearer ${this.key}`, ...headers },
			...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
		return {
			status: response.status,
			headers: response.headers,
			body: (await response.json()) as GlobalAiOpcAnswer['body'],
		};
	}

	/** The id that a create call gives, wherever it stands. */
	async createdId(body: unknown = SAMPLE_BODY): Promise<string> {
		const { body: answer } = await this.create(body);
		const id = answer.data?.projectId ?? answer.id;
		if (typeof id !== 'string') throw new Error(`No id in ${JSON.stringify(answer)}`);
		return id;
	}

	/** Creates a task, lets it end as planned, and reads its result. */
	async finished(body: unknown = SAMPLE_BODY): Promise<Task> {
		const id = await this.createdId(body);
		await this.simulator.control.finishJob('globalaiopc', id);
		return (await this.result(id)).body;
	}
}
