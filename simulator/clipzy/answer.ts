import type { FastifyReply } from 'fastify';
import type { ClipzySwitches } from './switches';
import { wireDate } from './wire-date';

type Variant = ClipzySwitches['variant'];

/** A success; engines add two fields to the documented envelope. */
export function envelope(variant: Variant, now: number, message: string, data: unknown) {
	const documented = { success: true, message, data };
	return variant === 'docs'
		? documented
		: { ...documented, error: null, timestamp: wireDate(variant, now) };
}

/** A refusal as the documentation has it and as the engine sends it. */
export interface Refusal {
	readonly docsStatus: number;
	readonly code: string;
	readonly engineStatus: number;
	readonly text: string;
}

export function sendRefusal(reply: FastifyReply, variant: Variant, refusal: Refusal): FastifyReply {
	const { docsStatus, code, engineStatus, text } = refusal;
	return variant === 'docs'
		? reply.code(docsStatus).send(documentedError(code, text))
		: reply.code(engineStatus).send({ detail: text });
}

/** The documented error envelope. */
export function documentedError(code: string, text: string) {
	return { success: false, message: text, error: { detail: text, code } };
}

/** One field that does not fit, in the manner of FastAPI. */
export interface Issue {
	readonly type: string;
	readonly loc: readonly (string | number)[];
	readonly msg: string;
	/** What was sent in its place. */
	readonly input: unknown;
	/** What the words of `msg` are made of. */
	readonly ctx?: Readonly<Record<string, unknown>>;
}

/** 422: the documentation has a code for a missing field only; engines list what does not fit. */
export function sendIssues(
	reply: FastifyReply,
	variant: Variant,
	issues: readonly Issue[],
): FastifyReply {
	const missing = issues.find(({ type }) => type === 'missing');
	const body =
		variant === 'docs' && missing
			? documentedError(
					'MISSING_FIELD',
					`Missing required field: ${String(missing.loc.at(-1) ?? '')}`,
				)
			: { success: false, message: 'Validation error', error: { details: issues } };
	return reply.code(422).send(body);
}

export const UNKNOWN_ROUTE = { detail: 'Not Found' };

export function videoNotFound(videoId: string): Refusal {
	const text = `Video not found: ${videoId}`;
	return { docsStatus: 404, code: 'VIDEO_NOT_FOUND', engineStatus: 404, text };
}

export function jobNotFound(jobId: string): Refusal {
	const text = `Job not found: ${jobId}`;
	return { docsStatus: 404, code: 'JOB_NOT_FOUND', engineStatus: 404, text };
}

/** Redis or storage trouble; the documentation names the texts and no code. */
export function failedTo(what: string): Refusal {
	return { docsStatus: 500, code: 'INTERNAL_ERROR', engineStatus: 500, text: `Failed to ${what}` };
}
