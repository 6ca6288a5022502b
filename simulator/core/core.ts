import { VirtualClock } from './clock';
import { FaultInjector } from './fault-injector';
import { FileHost } from './file-host';
import { JobPlans } from './job-plans';
import { Randomness } from './random';
import { RequestLog } from './request-log';
import { SourceCatalogue } from './source-catalogue';
import { WebhookSender } from './webhook-sender';

/** What all providers of one simulator share. */
export interface Core {
	readonly clock: VirtualClock;
	readonly randomness: Randomness;
	readonly plans: JobPlans;
	readonly faults: FaultInjector;
	readonly log: RequestLog;
	readonly sources: SourceCatalogue;
	readonly files: FileHost;
	readonly webhooks: WebhookSender;
}

export interface CoreOptions {
	/** Virtual seconds per real second. */
	readonly speed: number;
	readonly seed: string;
	/** Origin of the file server; asked for only once it listens. */
	readonly filesOrigin: () => string;
}

/** A fresh core. */
export function createCore({ speed, seed, filesOrigin }: CoreOptions): Core {
	const clock = new VirtualClock(speed);
	return {
		clock,
		randomness: new Randomness(seed),
		plans: new JobPlans(),
		faults: new FaultInjector(),
		log: new RequestLog(),
		sources: new SourceCatalogue(),
		files: new FileHost(clock, `link-secret-${seed}`, filesOrigin),
		webhooks: new WebhookSender(clock),
	};
}
