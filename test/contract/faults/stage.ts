import { ClientRequest } from 'node:http';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FaultInput } from '../../../simulator/core/fault';
import type { Simulator } from '../../../simulator/simulator';
import type { VirtualTime } from '../../harness/virtualTime';
import type { ProviderKit } from '../../providers/kit';
import type { RequestOfOperation } from '../../providers/jobFixture';
import type { ProviderWire } from '../../providers/wire';
import type { ContractRun } from '../contractRun';
import type { Scene } from './fault';
import type { Cell } from './cell';
import { isPaid } from './operation';

/** A request whose answer is kept back gives up after this, real milliseconds, and the answer comes long after that. */
const PATIENCE_MS = 30;
const LATE_MS = 500;

/** The same for one that the provider is to have read by then, real milliseconds. */
const TIME_TO_READ_MS = 100;

/** A simulator with a job of one provider, before one operation of its node runs. */
export class Stage implements Scene {
	readonly simulator: Simulator;
	readonly kit: ProviderKit;
	readonly wire: ProviderWire;
	readonly credential: ICredentialDataDecryptedObject;
	private impatience: jest.SpiedFunction<ClientRequest['setTimeout']> | undefined;

	constructor(
		{ simulator, kit }: ContractRun,
		private readonly time: VirtualTime,
		private readonly cell: Pick<Cell, 'operation' | 'own'>,
	) {
		this.simulator = simulator;
		this.kit = kit;
		this.wire = kit.wire;
		this.credential = kit.credential(simulator);
	}

	/** Where a fault goes that is injected once, or for ever. */
	private meant(once: boolean): { method?: string; path?: string } {
		const { cancels, list = '' } = this.wire;
		if (this.cell.own) return this.start;
		switch (this.cell.operation) {
			case 'pollList':
				return { path: list };
			case 'pollJob':
				return { path: `^(?!.*${list})` };
			case 'cancelJob':
				return once ? { ...cancels } : {};
			default:
				return once && isPaid(this.cell.operation) ? this.start : {};
		}
	}

	/** The request that starts the job, or that an operation of the provider's own is about. */
	get start(): RequestOfOperation {
		const { submits, renders = submits } = this.wire;
		const { operation, own } = this.cell;
		return own?.request ?? (operation === 'render' ? renders : submits);
	}

	readonly pass = async (milliseconds: number): Promise<void> => {
		await this.time.pass(milliseconds);
	};

	readonly inject = async (fault: FaultInput): Promise<void> => {
		const api = { provider: this.kit.simulatorId, target: 'api' } as const;
		const where = this.meant(fault.times !== 0);
		await this.simulator.control.injectFault({ ...api, ...where, ...fault });
	};

	readonly injectIntoFiles = async (fault: FaultInput): Promise<void> => {
		const { file = { target: 'files' } } = this.wire;
		const provider = this.kit.simulatorId;
		await this.simulator.control.injectFault({ provider, ...file, ...fault });
	};

	readonly keepSilent = async (times: number, processed: boolean): Promise<void> => {
		const patient = ClientRequest.prototype.setTimeout;
		const { method, path = '^' } = this.meant(times > 0);
		const isMeant = (request: ClientRequest) =>
			new RegExp(path).test(request.path) && (method ?? request.method) === request.method;
		const patience = processed ? TIME_TO_READ_MS : PATIENCE_MS;
		let left = times > 0 ? times : Infinity;
		this.impatience = jest.spyOn(ClientRequest.prototype, 'setTimeout');
		this.impatience.mockImplementation(function (this: ClientRequest, after, giveUp) {
			const losesPatience = left > 0 && isMeant(this);
			if (losesPatience) left -= 1;
			return patient.call(this, losesPatience ? patience : after, giveUp);
		});
		// What is not to be read is reset when no one listens any more.
		const silence = { delayMs: LATE_MS, effect: { kind: 'reset' as const } };
		await this.inject({ times, ...(processed ? { holdMs: LATE_MS } : silence) });
	};

	/** Ends the fault: what follows is right again. */
	async end(): Promise<void> {
		this.impatience?.mockRestore();
		await this.simulator.control.clearFaults();
	}
}
