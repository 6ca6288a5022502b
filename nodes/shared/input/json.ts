import { z } from 'zod';

/** What a user typed as JSON, or the value that an expression has handed over; blank means "not given". */
const parsed = z.unknown().transform((value, context): unknown => {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		context.addIssue({ code: 'custom', message: 'is not valid JSON' });
		return z.NEVER;
	}
});

/** A JSON object; an empty one, which is what an untouched field holds, means "not given". */
export const jsonObject = parsed
	.pipe(z.record(z.unknown()).optional())
	.transform((value) => (value && Object.keys(value).length > 0 ? value : undefined));

/** A JSON list; an empty one means "not given". */
export const jsonList = parsed
	.pipe(z.array(z.unknown()).optional())
	.transform((value) => (value && value.length > 0 ? value : undefined));
