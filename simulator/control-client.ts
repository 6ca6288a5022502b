import type { FastifyInstance } from 'fastify';
import type {
	ClockInfo,
	JobChange,
	JobFilter,
	SettingsInfo,
	SimulatorInfo,
} from './control/contract';
import type { ActiveFault, FaultInput } from './core/fault';
import type { JobView } from './core/job';
import type { JobPlan, JobPlanInput } from './core/job-plans';
import type { OutcomeInput } from './core/outcome';
import type { LoggedRequest, RequestFilter, RouteCount } from './core/request-log';
import type { SourceFacts } from './core/source-facts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Send = (
	method: Method,
	path: string,
	body?: object,
) => Promise<{ status: number; text: string }>;

/**
 * Typed access to the control API of a running simulator, here or in another process. Every method rejects with the
 * simulator's own words when it refuses.
 */
export class ControlClient {
	private constructor(private readonly send: Send) {}

	/** @param url the simulator's origin, such as `http://127.0.0.1:8800` */
	static at(url: string): ControlClient {
		return new ControlClient(async (method, path, body) => {
			const response = await fetch(`${url}${path}`, {
				method,
				...(body !== undefined && {
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			});
			return { status: response.status, text: await response.text() };
		});
	}

	/** For the server of a simulator in this process: the requests need no connection. */
	static of(server: FastifyInstance): ControlClient {
		return new ControlClient(async (method, url, payload) => {
			const { statusCode, payload: text } = await server.inject({
				method,
				url,
				...(payload !== undefined && { payload }),
			});
			return { status: statusCode, text };
		});
	}

	info = () => this.call<SimulatorInfo>('GET', '');
	/** Everything back to the start: jobs, plans, faults, log, switches, accounts, ids and clock. */
	reset = () => this.call<SimulatorInfo>('POST', '/reset');

	clock = () => this.call<ClockInfo>('GET', '/clock');
	/** Jumps ahead by virtual seconds. */
	advance = (seconds: number) => this.call<ClockInfo>('POST', '/clock/advance', { seconds });
	/** Virtual seconds per real second; 0 stops the clock. */
	setSpeed = (speed: number) => this.call<ClockInfo>('PATCH', '/clock', { speed });

	jobs = (filter: JobFilter = {}) => this.call<JobView[]>('GET', `/jobs${queryOf({ ...filter })}`);
	job = (provider: string, id: string | number) => this.call<JobView>('GET', jobPath(provider, id));
	changeJob = (provider: string, id: string | number, change: JobChange) =>
		this.call<JobView>('PATCH', jobPath(provider, id), change);
	/** Ends a job now, as planned or with this outcome. */
	finishJob = (provider: string, id: string | number, outcome?: OutcomeInput) =>
		this.call<JobView>('POST', `${jobPath(provider, id)}/finish`, { outcome });
	failJob = (provider: string, id: string | number, code: string | number, message?: string) =>
		this.finishJob(provider, id, { kind: 'failure', code, message });
	/** Makes the provider forget a job. */
	expireJob = (provider: string, id: string | number) =>
		this.call<JobView>('POST', `${jobPath(provider, id)}/expire`);

	/** Says how jobs that are yet to be submitted behave. */
	planJobs = (plan: JobPlanInput) => this.call<JobPlan[]>('POST', '/plans', plan);
	plans = () => this.call<JobPlan[]>('GET', '/plans');
	clearPlans = () => this.call<JobPlan[]>('DELETE', '/plans');

	/** Says what a provider finds when it fetches this source URL. */
	describeSource = (url: string, facts: SourceFacts) =>
		this.call<Record<string, SourceFacts>>('PUT', '/sources', { url, ...facts });

	injectFault = (fault: FaultInput) => this.call<ActiveFault>('POST', '/faults', fault);
	faults = () => this.call<ActiveFault[]>('GET', '/faults');
	removeFault = (id: number) => this.call<ActiveFault[]>('DELETE', `/faults/${id}`);
	clearFaults = () => this.call<ActiveFault[]>('DELETE', '/faults');

	requests = (filter: RequestFilter = {}) =>
		this.call<LoggedRequest[]>('GET', `/requests${queryOf({ ...filter })}`);
	requestCounts = () => this.call<RouteCount[]>('GET', '/requests/counts');
	clearRequests = () => this.call<[]>('DELETE', '/requests');

	switches = (provider: string) => this.call<SettingsInfo>('GET', `/${provider}/switches`);
	setSwitches = (provider: string, changes: Record<string, unknown>) =>
		this.call<SettingsInfo>('PUT', `/${provider}/switches`, changes);
	account = (provider: string) => this.call<SettingsInfo>('GET', `/${provider}/account`);
	setAccount = (provider: string, changes: Record<string, unknown>) =>
		this.call<SettingsInfo>('PUT', `/${provider}/account`, changes);
	/** Whatever a provider keeps that is not a job; see the provider's part of the README. */
	inspect = (provider: string) => this.call<unknown>('GET', `/${provider}/inspect`);

	private async call<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
		const { status, text } = await this.send(method, `/_sim${path}`, body);
		if (status < 200 || status > 299) throw new Error(`${method} /_sim${path}: ${status} ${text}`);
		// Both ends are compiled together from the same types.
		return JSON.parse(text) as Answer;
	}
}

function jobPath(provider: string, id: string | number): string {
	return `/jobs/${provider}/${encodeURIComponent(id)}`;
}

function queryOf(filter: Record<string, string | number | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(filter))
		if (value !== undefined) query.set(name, String(value));
	return query.size === 0 ? '' : `?${query.toString()}`;
}
