import type { IExecuteFunctions } from 'n8n-workflow';
import type { VideoProvider } from '../provider/contract';
import type { Clock } from '../time/clock';

/** What a request comes from: one item of a node that works with one provider. */
export interface Origin {
	n8n: IExecuteFunctions;
	itemIndex: number;
	provider: VideoProvider;
	clock: Clock;
}
