import type { FastifyInstance } from 'fastify';
import { ControlClient } from './control-client';
import { clockInfo } from './control/clock-routes';
import type { SimulatorInfo } from './control/contract';
import type { Controlled } from './control/controlled';
import { createCore, type Core } from './core/core';
import { providers as mounts } from './providers';
import { createApiServer, createFileServer } from './servers';

export interface SimulatorOptions {
	/** Port of the API and the control API; 0 (the default) takes a free one. */
	readonly port?: number;
	/** Port of the file host that result links lead to; 0 (the default) takes a free one. */
	readonly filesPort?: number;
	/** Address to listen on; 127.0.0.1 unless told. */
	readonly host?: string;
	/** Host name in the links handed out, when clients reach the simulator under another one than `host`. */
	readonly publicHost?: string;
	/** Virtual seconds per real second; 1 unless told, 0 stops the clock so that only `advance` moves it. */
	readonly speed?: number;
	/** Same seed, same ids, durations and results; 1 unless told. */
	readonly seed?: string | number;
}

/** A running simulator. */
export interface Simulator {
	/** Origin of the API, without a trailing slash. */
	readonly url: string;
	/** Origin of the file host. */
	readonly filesUrl: string;
	readonly port: number;
	/** The control API. */
	readonly control: ControlClient;
	/** What to put in a client's base URL setting. Throws for a provider that is not simulated. */
	baseUrl(provider: string): string;
	/** The key this provider accepts. */
	apiKey(provider: string): string;
	/** Stops at once, breaking off whatever is under way. */
	close(): Promise<void>;
}

function portOf(app: FastifyInstance): number {
	const address = app.server.address();
	if (address === null || typeof address === 'string')
		throw new Error('The simulator does not listen on a port');
	return address.port;
}

function hostInUrls(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}

/** Starts the simulator in this process. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const host = options.host ?? '127.0.0.1';
	const hostName = options.publicHost ?? hostInUrls(host);
	const seed = String(options.seed ?? 1);
	const origins = { api: '', files: '' };

	const core: Core = createCore({
		speed: options.speed ?? 1,
		seed,
		filesOrigin: () => origins.files,
	});
	const providers = mounts.map((mount) => mount(core));
	const describe = (): SimulatorInfo => ({
		url: origins.api,
		filesUrl: origins.files,
		seed,
		clock: clockInfo(core.clock),
		providers: providers.map(({ id, displayName, basePath, apiKey }) => ({
			id,
			displayName,
			baseUrl: `${origins.api}${basePath}`,
			apiKey,
		})),
	});
	const controlled: Controlled = { core, providers, info: describe };
	const api = await createApiServer(controlled);
	const files = createFileServer(controlled);
	const close = async () => {
		core.clock.close();
		await Promise.all([api.close(), files.close()]);
	};
	try {
		await api.listen({ host, port: options.port ?? 0 });
		await files.listen({ host, port: options.filesPort ?? 0 });
	} catch (cause) {
		await close();
		throw cause;
	}
	origins.api = `http://${hostName}:${portOf(api)}`;
	origins.files = `http://${hostName}:${portOf(files)}`;

	const named = (id: string) => {
		const provider = describe().providers.find((candidate) => candidate.id === id);
		if (provider === undefined) throw new Error(`The simulator has no provider '${id}'`);
		return provider;
	};
	return {
		url: origins.api,
		filesUrl: origins.files,
		port: portOf(api),
		control: ControlClient.of(api),
		baseUrl: (provider) => named(provider).baseUrl,
		apiKey: (provider) => named(provider).apiKey,
		close,
	};
}
