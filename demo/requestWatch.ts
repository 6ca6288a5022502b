import type { LoggedRequest } from '../simulator/core/request-log';
import type { Simulator } from '../simulator/simulator';

const LOOK_MS = 300;

/** Tells of each request that the simulated Vizard gets from now on, as it gets it. */
export class RequestWatch {
	private checks = 0;
	private sawTheEnd = false;
	private readonly timer: NodeJS.Timeout;
	private looking: Promise<void> = Promise.resolve();

	private constructor(
		private readonly simulator: Simulator,
		private readonly tell: (line: string) => void,
		private lastId: number,
	) {
		this.timer = setInterval(() => {
			this.looking = this.looking.then(() => this.look());
		}, LOOK_MS);
	}

	static async begin(simulator: Simulator, tell: (line: string) => void): Promise<RequestWatch> {
		const earlier = await simulator.control.requests();
		return new RequestWatch(simulator, tell, earlier.at(-1)?.id ?? 0);
	}

	/** Tells of the rest and stops. */
	async close(): Promise<void> {
		clearInterval(this.timer);
		await this.looking;
		await this.look();
	}

	private async look(): Promise<void> {
		const requests = await this.simulator.control.requests({ afterId: this.lastId });
		for (const request of requests) {
			// Unanswered as yet: it and the later ones are told of at the next look.
			if (request.status === null) return;
			this.lastId = request.id;
			this.tell(await this.describe(request));
		}
	}

	private async describe({ method, url, target, status }: LoggedRequest): Promise<string> {
		if (target === 'files') return `download   ${fileName(url)} -> ${status}`;
		const call = `${method} ${url.replace(/^.*open-api\/v1/, '')} -> ${status}`;
		if (method === 'POST') return `submit     ${call}`;
		const jobs = await this.simulator.control.jobs({ provider: 'vizard' });
		const state = jobs.find(({ id }) => url.endsWith(`/${id}`))?.state;
		if (state === undefined) return `other      ${call}`;
		if (this.sawTheEnd) return `fresh link ${call}`;
		this.sawTheEnd = state !== 'queued' && state !== 'running';
		this.checks += 1;
		return `check ${String(this.checks).padEnd(4)} ${call}, the job is ${state}`;
	}
}

/** Signed links are long, and their signatures tell nobody anything. */
function fileName(url: string): string {
	return url.replace(/\?.*$/, '').split('/').at(-1) ?? url;
}
