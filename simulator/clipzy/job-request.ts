import { z } from 'zod';
import type { Issue } from './answer';

/** Body of `POST /jobs`. */
const jobRequestSchema = z.object({
	video_id: z.string(),
	template_video_id: z.string().nullish(),
	config: z.record(z.unknown()).nullish(),
	webhook_url: z.string().nullish(),
});

export type JobRequest = z.infer<typeof jobRequestSchema>;

/** Reads the body, or says in FastAPI's words what does not fit. */
export function readJobRequest(body: unknown): JobRequest | { issues: Issue[] } {
	const parsed = jobRequestSchema.safeParse(body);
	if (parsed.success) return parsed.data;
	return {
		issues: parsed.error.issues.map((issue) => {
			const isMissing = issue.code === 'invalid_type' && issue.received === 'undefined';
			return {
				loc: ['body', ...issue.path.map(String)],
				msg: isMissing ? 'Field required' : `Input should be a valid ${wanted(issue)}`,
				type: isMissing ? 'missing' : `${wanted(issue)}_type`,
			};
		}),
	};
}

function wanted(issue: z.ZodIssue): string {
	if (issue.code !== 'invalid_type') return 'value';
	return issue.expected === 'object' ? 'dictionary' : String(issue.expected);
}

/** Query of `GET /jobs`. */
const pageSchema = z.object({
	page: z.coerce.number().int().min(1).default(1),
	page_size: z.coerce.number().int().min(1).max(100).default(10),
});

export type Page = z.infer<typeof pageSchema>;

export function readPage(query: unknown): Page | { issues: Issue[] } {
	const parsed = pageSchema.safeParse(query);
	if (parsed.success) return parsed.data;
	return {
		issues: parsed.error.issues.map(({ path, message }) => ({
			loc: ['query', ...path.map(String)],
			msg: message,
			type: 'value_error',
		})),
	};
}
