import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { TroubleKind } from '../../../nodes/shared/trouble/trouble';
import type { FaultInput } from '../../../simulator/core/fault';
import type { Simulator } from '../../../simulator/simulator';
import type { ProviderKit } from '../../providers/kit';
import type { ProviderWire } from '../../providers/wire';
import type { OperationName } from './operation';
import type { Outcome } from './outcome';

/** What a fault is expected to come to in one operation. */
export interface Expected {
	outcome: Outcome;
	/** Requests to API and file host together: a number, or so many more than when nothing goes wrong. */
	requests: number | { more: number } | { atMost: number };
	/** How the error is classed, where it comes from the wire. */
	kind?: TroubleKind;
	/** What the message must contain beside what its outcome demands. */
	says?: RegExp;
	/** Virtual seconds that the operation takes, at least and at most. */
	seconds?: readonly [number, number];
	/** In place of the outcome's own words in docs/faults.md. */
	words?: string;
}

/** Operations of which a fault has an expectation of its own: all but `render`, which goes with `submit`. */
export type Column = Exclude<OperationName, 'render'>;

/** Providers with which a fault comes to something else. */
export interface Difference {
	providers: readonly string[];
	columns: readonly Column[];
	/** Absent where the fault cannot happen with them. */
	expected?: Expected;
	/** Why, as a sentence for the footnote in docs/faults.md. */
	because: string;
}

/** The stage on which a fault is arranged: a simulator with a job of one provider. */
export interface Scene {
	simulator: Simulator;
	kit: ProviderKit;
	wire: ProviderWire;
	/** What the node is given; a fault may change it. */
	credential: ICredentialDataDecryptedObject;
	/** Lets time pass before the node runs, milliseconds. */
	pass(milliseconds: number): Promise<void>;
	/**
	 * Injects a fault: once or some times into the request that starts or cancels the job, where the operation
	 * has one; for ever (`times: 0`), or where there is none, into whatever is sent to the provider's API. For a
	 * poll, into the request for the list or into all others.
	 */
	inject(fault: FaultInput): Promise<void>;
	/** Injects a fault into what fetches a video's file, once unless told otherwise. */
	injectIntoFiles(fault: FaultInput): Promise<void>;
	/**
	 * Keeps answers back until no one waits for them any more, to the same requests as `inject`.
	 *
	 * @param processed whether the provider reads the requests all the same
	 */
	keepSilent(times: number, processed: boolean): Promise<void>;
}

export type Arrangement = (scene: Scene) => Promise<void> | void;

/** Something that goes wrong, in all the ways that come to the same for a user. */
export interface Fault {
	/** As it stands in the first column of docs/faults.md. */
	name: string;
	ways: Readonly<Record<string, Arrangement>>;
	/** A column that is absent cannot meet this fault, or does as another one (see `columnFor`). */
	expected: Partial<Record<Column, Expected>>;
	differences?: readonly Difference[];
	/** About a job whose provider reports its progress; the usual kind of job otherwise. */
	aboutProgress?: boolean;
	/** About the answer for one job, which a list does not have. */
	aboutOneJob?: boolean;
	/** Hits whatever is sent, so that no poll gets as far as to look at a job. */
	everywhere?: boolean;
	/** About the files of a job, which have to arrive as the host has them. */
	aboutFiles?: boolean;
	/** Met by each of a provider's own operations; by one of each kind in turn otherwise. */
	byEveryOwnOperation?: boolean;
	/** About an answer's content, so that an operation whose right answer has none cannot meet it. */
	aboutContent?: boolean;
	/** Time limit of the Wait node; its default otherwise. */
	waitMinutes?: number;
}

/** Faults that belong together, with a heading for docs/faults.md. */
export interface FaultGroup {
	title: string;
	/** What holds for all of them, as Markdown. */
	introduction: string;
	faults: readonly Fault[];
}

/** The same for all operations that read. */
export function whenReading(expected: Expected): Fault['expected'] {
	return { getStatus: expected, getResult: expected, export: expected };
}
