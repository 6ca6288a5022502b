import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import type { VideoProvider } from '../../nodes/shared/provider/contract';
import type { Simulator } from '../../simulator/simulator';
import type { DocumentedAnswers } from './answers';
import type { DocumentedError, JobFixture, JobMaker, OwnOperationFixture } from './jobFixture';
import type { ChaosJob, FileQuestion, MarkedJob } from './workflowJobs';
import type { ProviderWire } from './wire';

/**
 * All that tests, demo and harness need to know of a provider. Nothing in a kit may need jest: the demo reads
 * kits as well.
 */
export interface KitParts {
	provider: VideoProvider;
	/**
	 * A function, since the demo must not make one: `X.node` there resolves to the codex file `X.node.json`, which the
	 * loader of the demo finds before `X.node.ts`.
	 */
	node(): INodeType;
	/** In the order of `provider.credentials`. */
	credentials: readonly [ICredentialType, ...ICredentialType[]];
	/** The field of the first credential that holds the key. */
	keyField: string;
	/** What a credential holds beside key and Base URL, where it decides on the kinds of jobs. */
	credentialFields?(jobType: string): Record<string, string>;
	/** The field of a credential that holds the Base URL, where it depends on the kind of job. */
	baseUrlField?(jobType: string): string;
	/** The path of the simulator's Base URL for a kind of job, where each has one of its own. */
	pathOf?(jobType: string): string;
	/** By job type; every job type of the provider has one. The first is the one that most tests take. */
	jobs: Readonly<Record<string, JobFixture>>;
	/** Each operation that only this provider has and that sends something. */
	ownOperations?: readonly OwnOperationFixture[];
	/** Fields that a list of the editor needs, by its name, for lists that depend on other fields. */
	listNeeds?: Readonly<Record<string, (jobs: JobMaker) => Promise<INodeParameters>>>;
	/** Those that send nothing, as `videoJob: testRecipe`. They have tests of their own. */
	unsentOperations?: readonly string[];
	/** An id of the right form that no job has. */
	unknownJobId: string;
	/** Each error that the provider documents, and how to cause it. */
	documentedErrors: readonly DocumentedError[];
	/** Makes the simulator serve files from a file host, for a provider that can do without one. */
	useFileHost?(simulator: Simulator): Promise<unknown>;
	/** Where status, links and progress are in the provider's answers. */
	wire: ProviderWire;
	/** The answers that the provider documents. */
	answers: DocumentedAnswers;
	/** The example workflows that use this provider alone, with the number of videos that each ends with. 0 for other files. */
	examples: Readonly<Record<string, number>>;
	/** Jobs for workflows in a real n8n. The first is the one that users start most. */
	markedJobs: readonly [MarkedJob, ...MarkedJob[]];
	/** The job that the chaos test submits; absent for a provider that it leaves out. */
	chaosJob?: ChaosJob;
	/** How to get the files of a job from the simulator, without n8n. */
	files: FileQuestion;
}

export interface ProviderKit extends KitParts {
	/** For the usual kind of job unless told otherwise. */
	baseUrlField(jobType?: string): string;
	/** The provider's id in the simulator. */
	simulatorId: string;
	/** The provider as a credential for this kind of job makes it. */
	providerOf(jobType: string): VideoProvider;
	/** The data of a credential that the simulator accepts, for the usual kind of job unless told otherwise. */
	credential(
		simulator: Simulator,
		jobType?: string,
	): ICredentialDataDecryptedObject & { baseUrl: string };
}

/** Adds to a kit what follows from the rest of it. */
export function defineKit(parts: KitParts): ProviderKit {
	const simulatorId = parts.provider.id.toLowerCase();
	const [usualType = ''] = Object.keys(parts.jobs);
	const baseUrlField = (jobType = usualType) => parts.baseUrlField?.(jobType) ?? 'baseUrl';
	return {
		...parts,
		baseUrlField,
		simulatorId,
		providerOf: (jobType) =>
			parts.provider.forCredential?.({ ...parts.credentialFields?.(jobType) }) ?? parts.provider,
		credential(simulator, jobType = usualType) {
			const baseUrl = simulator.baseUrl(simulatorId) + (parts.pathOf?.(jobType) ?? '');
			return {
				[parts.keyField]: simulator.apiKey(simulatorId),
				baseUrl,
				[baseUrlField(jobType)]: baseUrl,
				...parts.credentialFields?.(jobType),
			};
		},
	};
}
