import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Core } from './core';
import type { JobDesk } from './job-desk';
import { JobStore } from './job-store';
import type { JobTiming } from './new-job';
import { Settings } from './settings';

/** What a provider may use while it answers. */
export interface ProviderContext<
	Switches extends z.AnyZodObject,
	Account extends z.AnyZodObject,
	Details,
> {
	readonly core: Core;
	readonly jobs: JobStore<Details>;
	readonly switches: Settings<Switches>;
	readonly account: Settings<Account>;
	/** Called when the control API resets the simulator: drop whatever the provider keeps besides jobs and settings. */
	onReset(listener: () => void): void;
	/** Shown by `GET /_sim/{provider}/inspect`: things that are not jobs, such as posts or uploads. */
	inspect(view: () => unknown): void;
}

/** All that is needed to add a provider to the simulator. */
export interface SimulatedProvider<
	Switches extends z.AnyZodObject,
	Account extends z.AnyZodObject,
	Details,
> {
	/** Lower case; the first segment of its paths here. */
	readonly id: string;
	readonly displayName: string;
	/** Path under which the provider's own paths begin, with a leading and no trailing slash. */
	readonly basePath: string;
	/** The one key that is accepted. */
	readonly apiKey: string;
	/** Usual durations per job type. */
	readonly jobTypes: Readonly<Record<string, JobTiming>>;
	/** Virtual seconds for which an ended job is remembered; for ever unless told. */
	readonly retentionSeconds?: number;
	/** One switch for each thing the provider's documentation leaves open, the lenient choice as default. */
	readonly switches: Switches;
	/** What the customer's account holds and has set: budget, plan, connected accounts. */
	readonly account: Account;
	/** Adds the routes, relative to `basePath`, to a Fastify scope of the provider's own. */
	register(
		app: FastifyInstance,
		context: ProviderContext<Switches, Account, Details>,
	): void | Promise<void>;
}

/** A provider in a running simulator, as far as the control API needs it. */
export interface MountedProvider {
	readonly id: string;
	readonly displayName: string;
	readonly basePath: string;
	readonly apiKey: string;
	readonly jobs: JobDesk;
	readonly switches: SettingsDesk;
	readonly account: SettingsDesk;
	inspect(): unknown;
	reset(): void;
	register(app: FastifyInstance): void | Promise<void>;
}

/** Settings of which only the values, not the types, are known. */
export interface SettingsDesk {
	readonly current: Record<string, unknown>;
	change(changes: unknown): Record<string, unknown>;
	describe(): Record<string, string>;
	reset(): void;
}

/** A provider ready to be mounted into a core; `providers.ts` lists these. */
export type ProviderMount = (core: Core) => MountedProvider;

/** Makes a provider's own types invisible, so that all providers fit one list. */
export function defineProvider<
	Switches extends z.AnyZodObject,
	Account extends z.AnyZodObject,
	Details,
>(provider: SimulatedProvider<Switches, Account, Details>): ProviderMount {
	return (core) => {
		const { id, displayName, basePath, apiKey } = provider;
		const jobs = new JobStore<Details>(id, provider.jobTypes, core, provider.retentionSeconds);
		const switches = new Settings(provider.switches);
		const account = new Settings(provider.account);
		const resetListeners: (() => void)[] = [];
		let view: () => unknown = () => null;
		return {
			id,
			displayName,
			basePath,
			apiKey,
			jobs,
			switches,
			account,
			inspect: () => view(),
			reset: () => {
				jobs.reset();
				switches.reset();
				account.reset();
				for (const listener of resetListeners) listener();
			},
			register: (app) =>
				provider.register(app, {
					core,
					jobs,
					switches,
					account,
					onReset: (listener) => resetListeners.push(listener),
					inspect: (chosen) => {
						view = chosen;
					},
				}),
		};
	};
}
