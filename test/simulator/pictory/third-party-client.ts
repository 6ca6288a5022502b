import type { Simulator } from '../../../simulator/simulator';

/** What a client of the real API would send for a clip. */
export const CLIP_BODY = {
	prompt: 'Slow dolly shot past a harbour at dawn',
	model: 'pixverse5.5',
	aspectRatio: '9:16',
	duration: '8s',
};

/** What it would send for a video from a script. */
export const STORYBOARD_BODY = {
	videoName: 'harbour-morning',
	aspectRatio: '16:9',
	language: 'en',
	voiceOver: { enabled: true, aiVoices: [{ speaker: 'Martin', speed: 100 }] },
	backgroundMusic: { enabled: true, autoMusic: true, volume: 0.1 },
	scenes: [
		{
			story: 'The harbour wakes slowly. Boats leave one by one.',
			createSceneOnEndOfSentence: true,
		},
	],
};

/** A body as the reference shows it; every field may be absent. */
export interface PictoryBody {
	success?: boolean;
	job_id?: string;
	data?: Record<string, unknown> & { jobId?: string; status?: string };
	items?: Record<string, unknown>[];
	[field: string]: unknown;
}

export interface PictoryAnswer {
	status: number;
	headers: Headers;
	body: PictoryBody;
}

/** A client as a third party writes it from the provider's documentation, with nothing but fetch. */
export class ThirdPartyPictoryClient {
	constructor(
		private readonly simulator: Simulator,
		private readonly headers: Record<string, string> = { Authorization: 'pictai_sim_key' },
	) {}

	generate = (body: unknown = CLIP_BODY) => this.send('POST', '/v1/aistudio/videos', body);
	preview = (body: unknown = STORYBOARD_BODY) => this.send('POST', '/v2/video/storyboard', body);
	render = (body: unknown = STORYBOARD_BODY) =>
		this.send('POST', '/v2/video/storyboard/render', body);
	job = (jobId: unknown) => this.send('GET', `/v1/jobs/${String(jobId)}`);

	async send(method: string, path: string, body?: unknown): Promise<PictoryAnswer> {
		const response = await fetch(`${this.simulator.baseUrl('pictory')}${path}`, {
			method,
			headers: {
				...this.headers,
				...(body !== undefined && { 'Content-Type': 'application/json' }),
			},
			...(body !== undefined && {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		});
		return {
			status: response.status,
			headers: response.headers,
			body: (await response.json()) as PictoryBody,
		};
	}

	/** Lets the job of a create answer end, and reads it. */
	async finish({ body }: PictoryAnswer): Promise<PictoryBody> {
		await this.simulator.control.finishJob('pictory', body.data?.jobId ?? '');
		return (await this.job(body.data?.jobId)).body;
	}
}
