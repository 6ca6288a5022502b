import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeProperties,
	ResourceMapperField,
} from 'n8n-workflow';
import type { InputFile } from '../input/inputFile';
import type { JobReference } from '../job/jobReference';
import type { JobState, JobStatus, StateReading, Video, VideoJob } from '../job/videoJob';
import type { NO_TROUBLE, Trouble } from '../trouble/trouble';
import type { Cost, JobTraits, WireAnswer, WireRequest } from './wire';

export type { Cost };

/**
 * A provider talks in conversations: it yields the request that it wants sent and is handed the answer.
 * So it stays a pure description, whether an operation takes one request or three, and never sends,
 * waits, retries or reads a clock itself.
 */
export type Conversation<Result> = Generator<WireRequest, Result, WireAnswer>;

/** A conversation that needs no request. */
export function* unsent<Result>(result: Result): Conversation<Result> {
	yield* [];
	return result;
}

/** What a provider says when it has accepted a job. */
export interface SubmittedJob {
	jobId: string;
	/** What the answer contains beside the id: a share page, a status other than `queued`. */
	known?: Partial<JobState>;
}

/** Facts that a conversation may need and that only the outside knows. */
export interface ConversationFacts {
	/** Epoch milliseconds. */
	now: number;
}

/** The same for the start of a job, which may begin with a file of the input item. */
export interface SubmitFacts extends ConversationFacts {
	/** In which a date without a zone is meant: that of the workflow. */
	timeZone?: string;
	/**
	 * What is known about the file in a binary field of the item; it is not opened for that.
	 *
	 * @throws InvalidInput when the item has no such field
	 */
	inputFile(binaryProperty: string): InputFile;
}

/** How a kind of job is started. */
export interface Submit {
	/** The fields that a user fills, beside resource, operation and job type. */
	fields: INodeProperties[];
	/** Those of the options that newer nodes have on the form instead, in this order. They are handed over as options. */
	everyday?: readonly string[];
	/** Those of the options that few users need. They come last. */
	rare?: readonly string[];
	/**
	 * Checks what the user entered and says what to send.
	 *
	 * @throws InvalidInput before anything is sent
	 */
	converse(parameters: unknown, facts: SubmitFacts): Conversation<SubmittedJob>;
	/**
	 * What the job will cost at most, by the published prices. Absent where no prices are published.
	 *
	 * @returns undefined where what the user entered does not show it
	 */
	estimate?(parameters: unknown): Cost | undefined;
	/** Present where the provider can call an address when the job ends: the options that ask it to. */
	callback?(url: string): IDataObject;
}

/** How long jobs of a kind usually take: a log-normal distribution, as processing times are. */
export interface UsualDuration {
	medianSeconds: number;
	/** Spread of the natural logarithm; 0.35 is narrow, 0.7 wide. */
	sigma: number;
}

/** One kind of job that a provider runs. */
export interface JobType {
	displayName: string;
	/** Shown under the choice in the editor. */
	description: string;
	usualDuration: UsualDuration;
	/** For kinds whose jobs may well end without a video: what to do instead, as a sentence for the user. */
	insteadOfVideos?: string;
	/** For kinds that make no videos: the files of a job, by ID, the usual one first. */
	files?: Readonly<Record<string, JobFile>>;
	/** Absent for kinds that are started by another operation, such as a separate render. */
	submit?: Submit;
	/** Asks for the job's current state; must be free of charge. */
	readStatus(reference: JobReference, facts: ConversationFacts): Conversation<StateReading>;
	/** Asks for everything there is; the same as `readStatus` where the provider has one call for both. */
	readResult(reference: JobReference, facts: ConversationFacts): Conversation<StateReading>;
	/** Asks the provider to end a running job; must leave a job alone that has ended. Absent where it cannot. */
	cancel?(reference: JobReference): Conversation<void>;
}

/** {@link JobType.insteadOfVideos} of jobs that look for parts of a source. */
export const NOTHING_MATCHED =
	'Nothing in the source matched what the job looked for. Other keywords or lengths take a new job, which is billed separately.';

/** Where a file is. */
export type FileSource =
	/** On a file host, which must never see a key; on the API's own host the key goes along where asked for. */
	| { kind: 'link'; url: string; keyOnOwnHost?: boolean }
	/** Behind the provider's own API, with the key; a redirect from there is followed without it. */
	| {
			kind: 'providerRoute';
			request: WireRequest;
			/** What the user reads when nothing is found at the route, where asking again does not help. */
			whenMissing?: string;
	  }
	/** Made of the answer itself, such as the text of a transcript. */
	| { kind: 'content'; text: string }
	| { kind: 'unavailable'; explanation: string };

/** A kind of file that a finished video comes with. */
export interface FileKind {
	displayName: string;
	/** For the name of the file when the answer does not show it, without a dot. */
	extension: string;
	source(job: VideoJob, video: Video): FileSource;
}

/** A file that a finished job itself comes with, such as a transcript. */
export interface JobFile extends Pick<FileKind, 'displayName' | 'extension'> {
	source(job: VideoJob): FileSource;
}

/** A second, separately paid step that turns a finished job into files: its own job, to be waited for. */
export interface Render {
	/** Kinds of finished jobs that can be rendered. */
	fromJobTypes: readonly string[];
	/** The kind of job that rendering is. */
	producesJobType: string;
	fields: INodeProperties[];
	/** @throws InvalidInput before anything is sent */
	converse(
		finished: JobReference,
		parameters: unknown,
		facts: SubmitFacts,
	): Conversation<SubmittedJob>;
}

/**
 * A provider's list of jobs, which shows what may have become of a submit whose answer was lost. A job may
 * have come of it when it was not listed before and shows nothing that the request did not ask for; must be
 * free of charge.
 */
export interface JobList {
	/**
	 * Whether a new job with these traits makes the video that was asked for. Where another user may have
	 * asked for another one, the job is shown to the user and never taken: a wrong video is worse than none.
	 */
	identifies(traits: JobTraits): boolean;
	/** Ids of the newest jobs of the account, whoever has submitted them. */
	newest(): Conversation<string[]>;
	/**
	 * Those of the newest jobs that a submit may have made.
	 *
	 * @param traits that its request is recognised by
	 * @param isKnown whether a job was there before, or belongs to another item
	 */
	madeBy(traits: JobTraits, isKnown: (jobId: string) => boolean): Conversation<SubmittedJob[]>;
}

/** One of the newest jobs of an account, as a list shows it. */
export interface ListedJob {
	jobId: string;
	/** Absent where the list does not show it, or by no word that is known. */
	status?: JobStatus | undefined;
}

/** At most `calls` requests in any stretch of `perMs` milliseconds. */
export interface RateWindow {
	calls: number;
	perMs: number;
}

/** What a provider allows, as it has published it. */
export interface PublishedLimits {
	/** For submits. */
	submits: readonly RateWindow[];
	/** For every request together, submits and checks. */
	requests: readonly RateWindow[];
	/** For requests that only read, where they have a limit of their own. */
	checks?: readonly RateWindow[];
	/** Shortest pause between two checks of one job that the provider asks for, seconds. */
	minimumCheckSeconds: number;
}

/** One way to authenticate at a provider. */
export interface CredentialChoice {
	/** Name of the credential type. */
	type: string;
	displayName: string;
	/** Fields whose values must never be seen again once they have been sent: those that n8n shows as dots. */
	secretFields: readonly string[];
	/** Whether n8n fetches a token for it, and fetches a new one when the provider answers 401. */
	tokenIsRenewed?: boolean;
}

/** An operation that only this provider has, and that is no step in the life of a job. */
export interface OwnOperation {
	displayName: string;
	/** Shown under the choice in the editor. */
	description: string;
	/** What users search for: "Publish a clip". */
	action: string;
	fields: INodeProperties[];
	/**
	 * Present for what is paid for, seen by others, or leaves a second copy when it is repeated. Its request has
	 * the purpose `submit`, so it is never sent twice.
	 */
	once?: {
		/** What it makes, as in "The post may have been made". */
		noun: string;
		/** Where the user finds out whether it was made; continues "Before you run this item again, ". */
		whereToLook: string;
		/**
		 * Fields whose expressions may give something else each time, such as a time from now on. What else the
		 * user entered shows whether an item is the same when n8n runs the node again.
		 */
		mayChange?: readonly string[];
	};
	/** As that of a submit. `onTheWay` where it shows only then: the request that is paid for has the cost. */
	estimate?: ((parameters: unknown) => Cost | undefined) | 'onTheWay';
	/**
	 * One item, or one for each entry of a list.
	 *
	 * @throws InvalidInput before anything is sent
	 */
	converse(parameters: unknown, facts: SubmitFacts): Conversation<IDataObject | IDataObject[]>;
}

/** A resource of a provider's node, in n8n's sense: what the operations are about. */
export interface Resource {
	displayName: string;
	/** By ID, in the order of their names. */
	operations: Readonly<Record<string, OwnOperation>>;
}

/** One entry of a list that a field of the editor chooses from. */
export interface Choice {
	name: string;
	value: string;
	/** Its page at the provider. */
	url?: string | undefined;
}

/** What the editor asks of a list. */
export interface ChoiceQuestion {
	/** What the user has typed to search the list. */
	filter: string | undefined;
	/** The `next` of the answer before. */
	page: string | undefined;
	/** What another field of the node holds. */
	entered(field: string): unknown;
}

/** One page of a list for the editor. */
export interface Choices {
	choices: Choice[];
	/** Present where there are more. */
	next?: string | undefined;
	/** Whether the provider has searched its list. Otherwise the names are searched here. */
	isFiltered?: true;
}

/** A provider as data and pure mapping; everything that happens in time belongs to the shared parts. */
export interface VideoProvider {
	/** As it stands in job references. */
	id: string;
	displayName: string;
	/** The usual one first; with more than one the nodes ask which. */
	credentials: readonly [CredentialChoice, ...CredentialChoice[]];
	/**
	 * For a provider that its credential decides on: the same provider as this credential makes it, with its
	 * kinds of jobs, its limits and its name.
	 *
	 * @throws InvalidInput for a credential that cannot be used
	 */
	forCredential?(credential: ICredentialDataDecryptedObject): VideoProvider;
	/** The field of the credential with the Base URL, where it is not `baseUrl`. */
	baseUrlField?: string;
	/** Brings a Base URL as users enter it, which may be nothing, to the form that paths can be joined to. */
	cleanBaseUrl?(baseUrl: string): string;
	limits: PublishedLimits;
	/** By job type id, the usual one first. */
	jobTypes: Readonly<Record<string, JobType>>;
	render?: Render;
	/** Kinds of files by id; `video` is the one that Export downloads unless told otherwise. */
	files: Readonly<Record<string, FileKind>> & { readonly video: FileKind };
	/** Where the user finds out whether a job was made; continues "Before you submit this item again, ". */
	whereToLook: string;
	/** Absent where the API has no list of jobs. */
	jobList?: JobList;
	/** The newest jobs of the account, newest first, free of charge. Absent where the API has no list of jobs. */
	newestJobs?(): Conversation<ListedJob[]>;
	/**
	 * Places of a job's ID in what the provider sends to an address when the job ends. Absent where it has no
	 * callbacks.
	 */
	idsInCalls?: readonly string[];
	/**
	 * The kind of a job by an answer about it, which may be one that this package does not have. Undefined where
	 * the answer does not show it.
	 */
	jobTypeIn?(answer: unknown): string | undefined;
	/**
	 * The ID of the job in an answer to a submit, for jobs that another node has submitted.
	 *
	 * @returns undefined where the answer has none
	 */
	jobIdIn?(answer: unknown): string | undefined;
	/** Present where jobs cost nothing: they run on a machine of the user's own. */
	isFree?: true;
	/** What Submit does, as users search for it: "Clip a long video". */
	submitAction: string;
	/** Resources beside the job, by ID; those under `videoJob` are further operations of the job. */
	resources?: Readonly<Record<string, Resource>>;
	/**
	 * Lists that fields of the editor choose from, by the name of the list; free of charge. With one called `jobs`
	 * the Job ID of each operation on a job is chosen from it.
	 */
	lists?: Readonly<Record<string, (question: ChoiceQuestion) => Conversation<Choices>>>;
	/** Fields that depend on something at the provider, such as a template's variables, by name. */
	fieldLists?: Readonly<
		Record<string, (entered: ChoiceQuestion['entered']) => Conversation<ResourceMapperField[]>>
	>;
	/** Reads a refusal out of an answer; undefined leaves it to the HTTP status and the form of the body. */
	readTrouble(answer: WireAnswer, request: WireRequest): Trouble | typeof NO_TROUBLE | undefined;
}
