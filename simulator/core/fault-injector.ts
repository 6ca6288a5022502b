import type { ActiveFault, Fault } from './fault';
import type { LoggedRequest } from './request-log';

/** Keeps the faults in force and decides which one hits a request. */
export class FaultInjector {
	private faults: ActiveFault[] = [];
	private lastId = 0;

	add(fault: Fault): ActiveFault {
		const active = { ...fault, id: ++this.lastId };
		this.faults.push(active);
		return active;
	}

	list(): ActiveFault[] {
		return this.faults.map((fault) => ({ ...fault }));
	}

	remove(id: number): boolean {
		const before = this.faults.length;
		this.faults = this.faults.filter((fault) => fault.id !== id);
		return this.faults.length < before;
	}

	clear(): void {
		this.faults = [];
	}

	/** The fault for this request, oldest first; counts it as used. */
	take(request: LoggedRequest): ActiveFault | undefined {
		for (const fault of this.faults) {
			if (!matches(fault, request)) continue;
			if (fault.skip > 0) {
				fault.skip -= 1;
				continue;
			}
			if (fault.times === 1) this.remove(fault.id);
			else if (fault.times > 1) fault.times -= 1;
			return fault;
		}
		return undefined;
	}
}

function matches(fault: Fault, request: LoggedRequest): boolean {
	return (
		(fault.provider ?? request.provider) === request.provider &&
		(fault.target ?? request.target) === request.target &&
		(fault.method?.toUpperCase() ?? request.method) === request.method &&
		(fault.path === undefined || new RegExp(fault.path).test(request.url))
	);
}
