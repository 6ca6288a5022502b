import type { Simulator } from '../../../simulator/simulator';

/** What a third party expects of any answer; fields that an error or an engine adds are optional. */
export interface ClipzyBody {
	success?: boolean;
	message?: string;
	data: Record<string, unknown>;
	error?: { detail?: string; code?: string; details?: unknown[] } | null;
	timestamp?: string;
	detail?: string;
}

export interface ClipzyAnswer {
	status: number;
	headers: Headers;
	body: ClipzyBody;
}

/** A video as a client uploads it; what is in it does not matter to the engine. */
export function videoFile(name = 'beach.mp4', bytes = 20_000): File {
	return new File([Buffer.alloc(bytes, 7)], name, { type: 'video/mp4' });
}

/** A client as a third party writes it from the provider's documentation, with nothing but fetch. */
export class ThirdPartyClipzyClient {
	constructor(
		readonly simulator: Simulator,
		private readonly token: string | undefined = 'sim-clipzy-key',
	) {}

	url = (path: string) => `${this.simulator.baseUrl('clipzy')}/api/v1${path}`;

	get = (path: string) => this.send('GET', path);

	createJob = (body: unknown) => this.send('POST', '/jobs', body);

	status = (jobId: unknown) => this.get(`/jobs/${String(jobId)}`);

	result = (jobId: unknown) => this.get(`/jobs/${String(jobId)}/result`);

	/** As curl -F does: fetch sets the boundary. */
	async upload(
		file: File | null = videoFile(),
		fields: Record<string, string> = {},
	): Promise<ClipzyAnswer> {
		const form = new FormData();
		if (file) form.append('file', file);
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		const init = { method: 'POST', headers: this.headers(), body: form };
		return await read(await fetch(this.url('/videos/upload'), init));
	}

	async send(method: string, path: string, body?: unknown): Promise<ClipzyAnswer> {
		const response = await fetch(this.url(path), {
			method,
			headers: {
				...this.headers(),
				...(body !== undefined && { 'Content-Type': 'application/json' }),
			},
			...(body !== undefined && {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		});
		return await read(response);
	}

	/** A job for a video that was uploaded before. */
	async newJob(fields: Record<string, unknown> = {}): Promise<string> {
		const { body } = await this.createJob({ video_id: 'vid_0a1b2c3d4e5f', ...fields });
		return String(body.data.job_id);
	}

	headers(): Record<string, string> {
		return this.token === undefined ? {} : { Authorization: `Bearer ${this.token}` };
	}
}

async function read(response: Response): Promise<ClipzyAnswer> {
	const { status, headers } = response;
	return { status, headers, body: (await response.json()) as ClipzyBody };
}
