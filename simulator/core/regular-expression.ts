import { z } from 'zod';

function isRegularExpression(text: string): boolean {
	try {
		return new RegExp(text) instanceof RegExp;
	} catch {
		return false;
	}
}

/** The source of a regular expression, refused at once when it is none. */
export const regularExpressionSchema = z
	.string()
	.refine(isRegularExpression, 'not a regular expression');
