/** `api`: a provider's API. `files`: a provider's file host. */
export type RequestTarget = 'api' | 'files';

/** A request as it reached the simulator. */
export interface LoggedRequest {
	readonly id: number;
	/** Virtual time, ISO 8601. */
	readonly at: string;
	/** Real time, ISO 8601. */
	readonly realAt: string;
	readonly target: RequestTarget;
	/** null when the path belongs to no provider. */
	readonly provider: string | null;
	readonly method: string;
	/** Path and query. */
	readonly url: string;
	/** The pattern that took it, such as `/…/project/query/:projectId`; null when there was none. */
	readonly route: string | null;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** Parsed JSON, or text; undefined for none or a form with files. */
	body?: unknown;
	/** null while unanswered, or when the connection was cut instead. */
	status: number | null;
	/** Ids of the faults that were injected. */
	faults: number[];
	/** The answer has left completely. */
	finished: boolean;
}

export interface RequestFilter {
	readonly provider?: string;
	readonly target?: RequestTarget;
	readonly method?: string;
	/** Regular expression that path and query must match. */
	readonly url?: string;
	readonly status?: number;
	/** Only requests with a higher id. */
	readonly afterId?: number;
}

/** How many requests one route has had. */
export interface RouteCount {
	readonly target: RequestTarget;
	readonly provider: string | null;
	readonly method: string;
	readonly route: string | null;
	readonly count: number;
}

/** Older requests are dropped from the list; the counts keep all of them. */
const LONGEST_LIST = 20_000;

/** Everything clients have sent, newest last. */
export class RequestLog {
	private entries: LoggedRequest[] = [];
	private readonly counters = new Map<string, RouteCount>();
	private lastId = 0;

	add(request: Omit<LoggedRequest, 'id' | 'status' | 'faults' | 'finished'>): LoggedRequest {
		const entry: LoggedRequest = {
			...request,
			id: ++this.lastId,
			status: null,
			faults: [],
			finished: false,
		};
		this.entries.push(entry);
		if (this.entries.length > LONGEST_LIST) this.entries.shift();
		const { target, provider, method, route } = entry;
		const key = [target, provider, method, route].join(' ');
		const count = (this.counters.get(key)?.count ?? 0) + 1;
		this.counters.set(key, { target, provider, method, route, count });
		return entry;
	}

	list(filter: RequestFilter = {}): LoggedRequest[] {
		const url = filter.url === undefined ? undefined : new RegExp(filter.url);
		return this.entries.filter(
			(entry) =>
				(filter.provider === undefined || entry.provider === filter.provider) &&
				(filter.target === undefined || entry.target === filter.target) &&
				(filter.method === undefined || entry.method === filter.method.toUpperCase()) &&
				(filter.status === undefined || entry.status === filter.status) &&
				(filter.afterId === undefined || entry.id > filter.afterId) &&
				(url === undefined || url.test(entry.url)),
		);
	}

	counts(): RouteCount[] {
		return [...this.counters.values()];
	}

	clear(): void {
		this.entries = [];
		this.counters.clear();
	}
}
