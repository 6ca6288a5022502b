import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';

/** A kind of job in the contract suite, which itself knows no provider. */
export interface JobFixture {
	start: StartBySubmit | StartByRender;
	/** Whether the provider's list distinguishes the job from those of others, so that it is taken when its submit got no answer. */
	foundInList?: boolean;
	/** Every documented field filled, and the body that has to leave for it; for submits that send JSON. */
	everyField?: EveryField;
	/** Input that is refused before anything is sent: overrides of the parameters above. */
	badInput: readonly BadInput[];
	/** Whether a finished job has videos with files to download. */
	hasVideos: boolean;
	/** Provider states while a job runs that have a progress percentage. */
	reportsProgress?: boolean;
}

/** The job is started by Submit with these parameters. */
export interface StartBySubmit {
	by: 'submit';
	parameters: INodeParameters;
	item?: INodeExecutionData;
}

/** The job is started by rendering a finished job of another type. */
export interface StartByRender {
	by: 'render';
	of: string;
	parameters: INodeParameters;
	/** The field of the request that names the finished job. */
	sourceField: string;
}

export interface EveryField {
	parameters: INodeParameters;
	path: RegExp;
	/** Without the field that names the finished job, where the job is a render. */
	body: IDataObject;
}

export interface BadInput {
	what: string;
	parameters: INodeParameters;
	message: RegExp;
	/** The whole advice; without it, that the parameter which the message names has to be corrected. */
	advice?: string;
}

/** A documented error: where it shows itself, and what the user must be told. */
export interface DocumentedError {
	/** The provider's own name or number of it. */
	name: string;
	operation: 'submit' | 'getStatus';
	jobType: string;
	/** Prepares the simulator, and returns what to change in the submit's parameters, if anything. */
	arrange(simulator: Simulator): Promise<INodeParameters | void>;
	/**
	 * An item error whose message and advice match, or, for getStatus, a job that has ended with this status and code.
	 */
	expected:
		| { message: RegExp; advice: RegExp }
		| { status: string; code?: string; message: RegExp };
}

/** How the contract suite runs an operation that only this provider has. */
export interface OwnOperationFixture {
	resource: string;
	operation: string;
	/** The request that the operation is about: the faults of the suite meet this one. */
	request: RequestOfOperation;
	/** Present where the request changes nothing, although it is no GET. */
	onlyReads?: true;
	/** Present where the right answer has no content. */
	answersNothing?: true;
	/** Makes what the operation needs, such as a finished job, and returns the fields that a user fills. */
	begin(jobs: JobMaker): Promise<OwnOperationStart>;
	/** Fields that the first item must have, with what they must be like. */
	shows: IDataObject;
	/** Input that is refused before anything is sent: overrides of the parameters. */
	badInput?: readonly BadInput[];
}

/** Which request it is: the path is a regular expression over path and query, as the simulator takes it. */
export interface RequestOfOperation {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	path: string;
}

export interface OwnOperationStart {
	parameters: INodeParameters;
	item?: INodeExecutionData;
}

/** What a fixture may use to prepare its operation. */
export interface JobMaker {
	simulator: Simulator;
	/** Submits (or renders) a job of this type and returns the item with its reference. */
	start(jobType: string): Promise<INodeExecutionData>;
	/** Lets the provider end a job now. */
	finish(job: INodeExecutionData): Promise<void>;
	/** Asks for the result of a finished job. */
	result(job: INodeExecutionData): Promise<INodeExecutionData>;
}
