import { z } from 'zod';

/** What a submit asked for, where answers do not say when all of it is there. */
export const expectedSchema = z.object({
	/** At most this many. */
	videos: z.number().int().positive().optional(),
	/** Whether each video comes with its file. */
	rendered: z.boolean().optional(),
});

export type Expected = z.infer<typeof expectedSchema>;

/** All that is needed to find a job again. Plain JSON, so that it survives a restart inside an n8n item. */
export interface JobReference {
	provider: string;
	jobType: string;
	jobId: string;
	/** Unknown for an id that was typed in. */
	expected?: Expected | undefined;
}

const LONGEST_ID = 300;

/**
 * Ids become parts of paths: neither `..` nor a character that cannot be encoded may be one. The words are
 * what programs write for no value.
 */
const USABLE_ID = /^(?!(\.{1,2}|null|none|undefined|NaN|\[object Object\])$)\P{C}+$/iu;

/**
 * Ids are strings here, whatever a workflow or a provider made of them on the way (a spreadsheet turns them
 * into numbers, such as 17861706.0, and users copy them with their quotation marks). A number that is
 * too large to be exact would name another job, and is no id.
 */
export const jobIdSchema = z.union([
	z
		.string()
		.transform((id) => id.trim().replace(/^(["'])(.*)\1$/, '$2'))
		.pipe(z.string().trim().min(1).max(LONGEST_ID).regex(USABLE_ID))
		.transform((id) => id.replace(/^(\d+)\.0+$/, '$1')),
	z.number().int().safe().transform(String),
]);

/** The reference as it is kept with an execution. */
export const jobReferenceSchema = z.object({
	provider: z.string().trim().min(1),
	jobType: z.string().trim().min(1),
	jobId: jobIdSchema,
	expected: expectedSchema.optional(),
});

/** What an item says about its job beside the id; nothing for another job than the one that is named. */
export function expectedOf(item: object, jobId: string): Pick<JobReference, 'expected'> {
	const parsed = jobReferenceSchema.pick({ jobId: true, expected: true }).safeParse(item);
	const isItsJob = parsed.success && parsed.data.jobId === jobId && parsed.data.expected;
	return isItsJob ? { expected: parsed.data.expected } : {};
}

/** A job id given by a user, or undefined when there is none in it. */
export function readJobId(value: unknown): string | undefined {
	const parsed = jobIdSchema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}

/** What is wrong with a value that is no job id, to be said after the name of its field. */
export function whyNoJobId(value: unknown): string {
	const isEmpty = typeof value === 'string' ? value.trim() === '' : (value ?? '') === '';
	return isEmpty ? 'is empty' : 'cannot be the ID of a job';
}

/** How a job is named in messages: `Vizard job '40417733'`. */
export function describeJob(providerName: string, jobId: string): string {
	return `${providerName} job '${jobId}'`;
}

/** Whether a name is one of these, in the letters of a cell or of a model. */
export function isCalled(name: string, ...names: readonly string[]): boolean {
	const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '');
	return names.some((known) => plain(known) === plain(name));
}
