import type { Simulator } from '../../../simulator/simulator';

/** What a client of the real API would send to clip a YouTube video. */
export const CLIPPING_BODY = {
	videoUrl: 'https://www.youtube.com/watch?v=Zz1yX2wV3uT',
	videoType: 2,
	lang: 'auto',
	preferLength: [0],
};

/** What it would send to have one short file edited. */
export const EDITING_BODY = {
	getClips: 0,
	videoUrl: 'https://media.example.org/teaser-raw.mov',
	videoType: 1,
	ext: 'mov',
	lang: 'en',
	ratioOfClip: 2,
};

export interface VizardClip {
	videoId: number;
	videoUrl: string;
	videoMsDuration: number;
	title: string;
	transcript: string;
	viralScore?: string;
	viralReason?: string;
	relatedTopic: string;
	clipEditorUrl: string;
}

export interface VizardBody {
	code: number;
	errMsg?: string;
	projectId?: number | string;
	projectName?: string;
	shareLink?: string;
	videos?: VizardClip[];
	[field: string]: unknown;
}

export interface VizardAnswer {
	status: number;
	headers: Headers;
	body: VizardBody;
}

/** A client as a third party writes it from the provider's documentation, with nothing but fetch. */
export class ThirdPartyVizardClient {
	constructor(
		private readonly simulator: Simulator,
		private readonly key = 'sim-vizard-key',
	) {}

	create = (body: unknown = CLIPPING_BODY) => this.send('POST', '/project/create', body);
	query = (projectId: unknown) => this.send('GET', `/project/query/${String(projectId)}`);

	async send(method: string, path: string, body?: unknown): Promise<VizardAnswer> {
		const response = await fetch(`${this.simulator.baseUrl('vizard')}${path}`, {
			method,
			headers: {
				VIZARDAI_API_KEY: this.key,
				...(body !== undefined && { 'Content-Type': 'application/json' }),
			},
			...(body !== undefined && {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		});
		return {
			status: response.status,
			headers: response.headers,
			body: (await response.json()) as VizardBody,
		};
	}

	/** Creates a project and lets the time pass that it needs. */
	async finished(body: unknown = CLIPPING_BODY): Promise<VizardBody> {
		const { projectId } = (await this.create(body)).body;
		await this.simulator.control.finishJob('vizard', String(projectId));
		return (await this.query(projectId)).body;
	}

	/** The clips of a finished project and the first of them. */
	async firstClip(body: unknown = CLIPPING_BODY): Promise<VizardClip> {
		const [clip] = (await this.finished(body)).videos ?? [];
		if (clip === undefined) throw new Error('The project has no clips');
		return clip;
	}
}
