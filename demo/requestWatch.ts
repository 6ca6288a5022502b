import type { LoggedRequest } from '../simulator/core/request-log';
import type { Simulator } from '../simulator/simulator';

const LOOK_MS = 300;

interface SimulatedApi {
	displayName: string;
	/** Path under which it answers. */
	path: string;
}

/** What has been seen of one job. */
interface Seen {
	checks: number;
	ended: boolean;
}

/** Tells of each request that the simulated providers get from now on, as they get it. */
export class RequestWatch {
	private readonly seen = new Map<string, Seen>();
	private readonly timer: NodeJS.Timeout;
	private looking: Promise<void> = Promise.resolve();

	private constructor(
		private readonly simulator: Simulator,
		private readonly apis: ReadonlyMap<string, SimulatedApi>,
		private readonly tell: (line: string) => void,
		private lastId: number,
	) {
		this.timer = setInterval(() => {
			this.looking = this.looking.then(() => this.look());
		}, LOOK_MS);
	}

	static async begin(simulator: Simulator, tell: (line: string) => void): Promise<RequestWatch> {
		const earlier = await simulator.control.requests();
		const { providers } = await simulator.control.info();
		const apis = providers.map(({ id, displayName, baseUrl }) => {
			return [id, { displayName, path: new URL(baseUrl).pathname }] as const;
		});
		return new RequestWatch(simulator, new Map(apis), tell, earlier.at(-1)?.id ?? 0);
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
			// Unanswered as yet: it and the later ones are shown at the next look.
			if (request.status === null) return;
			this.lastId = request.id;
			const provider = this.apis.get(request.provider ?? '');
			const name = (provider?.displayName ?? 'nobody').padEnd(12);
			this.tell(`${name}  ${await this.describe(request, provider?.path ?? '')}`);
		}
	}

	private async describe(request: LoggedRequest, apiPath: string): Promise<string> {
		const { method, url, target, status, provider } = request;
		if (target === 'files')
			return `${method === 'PUT' ? 'upload  ' : 'download'}  ${fileName(url)} -> ${status}`;
		const call = `${method} ${url.replace(apiPath, '')} -> ${status}`;
		const jobs = await this.simulator.control.jobs({ provider: provider ?? '' });
		const job = jobs.find(({ id }) => url.split(/[/?]/).includes(id));
		if (job === undefined || method !== 'GET')
			return `${method === 'GET' ? 'other   ' : 'submit  '}  ${call}`;
		const seen = this.seen.get(`${job.provider} ${job.id}`) ?? { checks: 0, ended: false };
		if (seen.ended) return `result    ${call}`;
		const ended = job.state !== 'queued' && job.state !== 'running';
		const checks = seen.checks + 1;
		this.seen.set(`${job.provider} ${job.id}`, { checks, ended });
		return `check ${String(checks).padEnd(2)}  ${call}, the job is ${job.state}`;
	}
}

/** Signed links are long, and their signatures say nothing to a reader. */
function fileName(url: string): string {
	return url.replace(/\?.*$/, '').split('/').at(-1) ?? url;
}
