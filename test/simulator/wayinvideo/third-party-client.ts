import type { Simulator } from '../../../simulator/simulator';

export const VIDEO_URL = 'https://www.youtube.com/watch?v=Zz1yX2wV3uT';

export interface WayinClip {
	idx: number;
	title: string;
	begin_ms: number | string;
	end_ms: number | string;
	thumbnail: string;
	tags: string[];
	desc: string;
	score: number;
	export_link?: string;
}

export interface WayinData {
	id?: string;
	export_task_id?: string;
	name?: string;
	status?: string;
	error_message?: string;
	expire_at?: number;
	cost_usage?: number;
	clips?: WayinClip[];
	[field: string]: unknown;
}

export interface WayinAnswer {
	status: number;
	headers: Headers;
	body: { data?: WayinData; [field: string]: unknown };
}

/** A client as a third party writes it from the provider's documentation, with nothing but fetch. */
export class ThirdPartyWayinClient {
	constructor(
		private readonly simulator: Simulator,
		private readonly headers: Record<string, string> = {},
	) {}

	get = (path: string) => this.send('GET', path);
	post = (path: string, body: unknown) => this.send('POST', path, body);
	clip = (body: object = {}) => this.post('/clips', { video_url: VIDEO_URL, ...body });
	results = (id: unknown) => this.get(`/clips/results/${String(id)}`);

	async send(method: string, path: string, body?: unknown): Promise<WayinAnswer> {
		const response = await fetch(`${this.simulator.baseUrl('wayinvideo')}${path}`, {
			method,
			headers: {
				Authorization: 'Bearer sim-wayinvideo-key',
				'x-wayinvideo-api-version': 'v2',
				...(body !== undefined && { 'Content-Type': 'application/json' }),
				...this.headers,
			},
			...(body !== undefined && {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		});
		return {
			status: response.status,
			headers: response.headers,
			body: (await response.json()) as WayinAnswer['body'],
		};
	}

	/** Creates a clipping task and returns its id. */
	async clippingId(body: object = {}): Promise<string> {
		return String((await this.clip(body)).body.data?.id);
	}

	/** Creates a clipping task, lets the time pass that it needs, and returns its results. */
	async finished(body: object = {}): Promise<WayinData> {
		const id = await this.clippingId(body);
		await this.simulator.control.finishJob('wayinvideo', id);
		return (await this.results(id)).body.data ?? {};
	}

	/** Uploads a file of that name and returns its identity. */
	async uploaded(name: string, content = 'film'): Promise<string> {
		const { data } = (await this.post('/upload/single-file', { name })).body;
		await fetch(String(data?.upload_url), { method: 'PUT', body: content });
		return String(data?.identity);
	}
}
