import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { runWorkflow, type TestNode, type WorkflowRun } from '../harness/runWorkflow';
import { KITS } from '../providers';
import type {
	JobFixture,
	OwnOperationFixture,
	OwnOperationStart,
	StartBySubmit,
} from '../providers/jobFixture';
import type { ProviderKit } from '../providers/kit';

/** A provider's node in front of a simulator whose clock stands still until a test moves it. */
export class ContractRun {
	constructor(
		readonly kit: ProviderKit,
		readonly simulator: Simulator,
	) {}

	static async start(kit: ProviderKit): Promise<ContractRun> {
		return new ContractRun(kit, await startSimulator({ speed: 0 }));
	}

	async stop(): Promise<void> {
		await this.simulator.close();
	}

	/** Runs one operation on one item, with this provider's credential. */
	async run(
		parameters: INodeParameters,
		{
			item = { json: {} },
			credential = this.kit.credential(this.simulator, jobTypeOf(parameters, item)),
			settings,
			items = [item],
		}: {
			item?: INodeExecutionData | undefined;
			/** In place of the one item. */
			items?: INodeExecutionData[];
			credential?: ICredentialDataDecryptedObject;
			settings?: TestNode['settings'];
		} = {},
	): Promise<WorkflowRun> {
		const [{ type }] = this.kit.provider.credentials;
		return await runWorkflow({
			items,
			nodes: [
				{
					name: 'Node',
					type: this.kit.provider.id,
					parameters: { resource: 'videoJob', ...parameters },
					...(settings && { settings }),
				},
			],
			credentials: { [type]: credential },
		});
	}

	/** Runs one operation and returns the items of its first output; fails where the node fails. */
	async items(
		parameters: INodeParameters,
		item?: INodeExecutionData,
	): Promise<INodeExecutionData[]> {
		const { outputs, error } = await this.run(parameters, { item });
		if (error) throw new Error(`${error.message} / ${error.description}`);
		return outputs('Node')[0] ?? [];
	}

	/** Submits (or renders) a job of this type and returns the item with its reference. */
	async start(jobType: string, overrides: INodeParameters = {}): Promise<INodeExecutionData> {
		const { start } = this.job(jobType);
		if (start.by === 'render') {
			const source = await this.start(start.of);
			await this.finish(source);
			return first(
				await this.items(
					{ operation: 'export', step: 'render', ...REFERENCE, ...start.parameters, ...overrides },
					source,
				),
			);
		}
		const parameters = { operation: 'submit', jobType, ...start.parameters, ...overrides };
		return first(await this.items(parameters, start.item));
	}

	/** Lets the provider end a job now. */
	async finish({ json }: INodeExecutionData): Promise<void> {
		await this.simulator.control.finishJob(this.kit.simulatorId, String(json.jobId));
	}

	/** The result of a finished job. */
	async result(job: INodeExecutionData): Promise<INodeExecutionData> {
		const { outputs, error } = await this.about('getResult', job);
		if (error) throw new Error(error.message);
		return first(outputs('Node').flat());
	}

	/** Makes what an operation of the provider's own needs. */
	async begin(own: OwnOperationFixture): Promise<Required<OwnOperationStart>> {
		const start = await own.begin({
			simulator: this.simulator,
			start: async (jobType) => await this.start(jobType),
			finish: async (job) => await this.finish(job),
			result: async (job) => await this.result(job),
		});
		return { item: { json: {} }, ...start };
	}

	/** Asks for a job's status or result, or exports it, as a node right behind the submit does. */
	async about(
		operation: 'getStatus' | 'getResult' | 'export',
		job: INodeExecutionData,
		parameters: INodeParameters = {},
	): Promise<WorkflowRun> {
		const step = operation === 'export' ? { step: 'download' } : {};
		return await this.run({ operation, ...step, ...REFERENCE, ...parameters }, { item: job });
	}

	job(jobType: string): JobFixture {
		const job = this.kit.jobs[jobType];
		if (!job) throw new Error(`The kit of ${this.kit.provider.id} has no job '${jobType}'`);
		return job;
	}
}

/** The kind of job that an operation is about; undefined where only the provider's usual one is left. */
function jobTypeOf({ jobType }: INodeParameters, { json }: INodeExecutionData): string | undefined {
	const said = jobType === 'fromInput' ? json.jobType : jobType;
	return typeof said === 'string' ? said : undefined;
}

/** One for all describe blocks of a file: to start a simulator takes longer than most tests. */
let shared: Promise<Simulator> | undefined;
afterAll(async () => await (await shared)?.close());

/** Gives the tests of a describe block the simulator of their file, and resets it before each of them. */
export function usingContract(kit: ProviderKit): () => ContractRun {
	let contract: ContractRun;
	beforeAll(async () => {
		shared ??= startSimulator({ speed: 0 });
		contract = new ContractRun(kit, await shared);
	});
	beforeEach(async () => {
		await contract.simulator.control.reset();
	});
	return () => contract;
}

/** The fields as the editor fills them when a node is dropped behind a submit. */
export const REFERENCE: INodeParameters = { jobId: '={{ $json.jobId }}', jobType: 'fromInput' };

export function first<T>(values: readonly T[]): T {
	const [value] = values;
	if (value === undefined) throw new Error('Nothing came out of the node');
	return value;
}

/** All job types of all providers, for `describe.each`. */
export const JOB_TYPES: readonly JobTypeUnderTest[] = KITS.flatMap((kit) =>
	Object.entries(kit.jobs).map(([jobType, job]) => ({
		name: `${kit.provider.displayName}, ${jobType}`,
		kit,
		jobType,
		job,
	})),
);

export interface JobTypeUnderTest {
	name: string;
	kit: ProviderKit;
	jobType: string;
	job: JobFixture;
}

/** A job type whose jobs Submit starts. */
export type SubmittedJobType = JobTypeUnderTest & { start: StartBySubmit };

export const SUBMITTED_JOB_TYPES: readonly SubmittedJobType[] = JOB_TYPES.flatMap((jobType) => {
	const { start } = jobType.job;
	return start.by === 'submit' ? [{ ...jobType, start }] : [];
});
