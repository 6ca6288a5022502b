import { z } from 'zod';

/** All that is needed to find a job again. Plain JSON, so that it survives a restart inside an n8n item. */
export interface JobReference {
	provider: string;
	jobType: string;
	jobId: string;
}

const LONGEST_ID = 300;

/** Ids become parts of paths: neither `..` nor a character that cannot be encoded may be one. */
const USABLE_ID = /^(?!\.{1,2}$)\P{C}+$/u;

/**
 * Ids are strings here, whatever a workflow or a provider made of them on the way (a spreadsheet turns them
 * into numbers). A number that is too large to be exact would name another job, and is no id.
 */
export const jobIdSchema = z.union([
	z.string().trim().min(1).max(LONGEST_ID).regex(USABLE_ID),
	z.number().int().safe().transform(String),
]);

/** The reference as it is kept with an execution. */
export const jobReferenceSchema = z.object({
	provider: z.string().trim().min(1),
	jobType: z.string().trim().min(1),
	jobId: jobIdSchema,
});

/** A job id given by a user, or undefined when there is none in it. */
export function readJobId(value: unknown): string | undefined {
	const parsed = jobIdSchema.safeParse(value);
	return parsed.success ? parsed.data : undefined;
}

/** What is wrong with a value that is no job id, to be said after the name of its field. */
export function whyNoJobId(value: unknown): string {
	const isEmpty = typeof value === 'string' ? value.trim() === '' : (value ?? '') === '';
	return isEmpty ? 'is empty' : 'cannot be the id of a job';
}

/** How a job is named in messages: `Vizard job '40417733'`. */
export function describeJob(providerName: string, jobId: string): string {
	return `${providerName} job '${jobId}'`;
}
