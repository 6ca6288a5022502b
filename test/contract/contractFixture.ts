import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import type { VideoProvider } from '../../nodes/shared/provider/contract';
import type { Simulator } from '../../simulator/simulator';

/** All that a provider brings to the contract suite; the suite itself knows no provider. */
export interface ContractFixture {
	provider: VideoProvider;
	/** The node's type name, without the package. */
	nodeType: string;
	/** The provider's name in the simulator. */
	simulatorId: string;
	/** A credential that the simulator accepts. */
	credential(simulator: Simulator): ICredentialDataDecryptedObject;
	/** By job type; every job type of the provider has one. */
	jobs: Readonly<Record<string, JobFixture>>;
	/** Makes the simulator serve files from a file host, for a provider that can do without one. */
	useFileHost?(simulator: Simulator): Promise<unknown>;
	/** An id of the right form that no job has. */
	unknownJobId: string;
	/** Each error that the provider documents, and how to bring it about. */
	documentedErrors: readonly DocumentedError[];
}

export interface JobFixture {
	/** How a job comes to be: by Submit with these parameters, or by rendering a finished job of another type. */
	start:
		| { by: 'submit'; parameters: INodeParameters; item?: INodeExecutionData }
		| { by: 'render'; of: string; parameters: INodeParameters };
	/** Whether the provider's list tells the job from those of others, so that it is taken when its submit got no answer. */
	foundInList?: boolean;
	/** Every documented field filled, and the body that has to leave for it; for submits that send JSON. */
	everyField?: { parameters: INodeParameters; path: RegExp; body: unknown };
	/** Input that is refused before anything is sent: overrides of the parameters above. */
	badInput: readonly { what: string; parameters: INodeParameters; message: RegExp }[];
	/** Whether a finished job has videos with files to download. */
	hasVideos: boolean;
	/** Provider states while a job runs that have a progress percentage. */
	reportsProgress?: boolean;
}

/** A documented error: where it shows itself, and what the user must be told. */
export interface DocumentedError {
	/** The provider's own name or number of it. */
	name: string;
	operation: 'submit' | 'getStatus';
	jobType: string;
	/** Prepares the simulator, and tells what to change in the submit's parameters, if anything. */
	arrange(simulator: Simulator): Promise<INodeParameters | void>;
	/**
	 * An item error whose message matches, or, for getStatus, a job that has ended with this status and code.
	 */
	expected:
		| { message: RegExp; advice?: RegExp }
		| { status: string; code?: string; message?: RegExp };
}
