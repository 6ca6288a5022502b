import { asText } from '../shared/provider/facts';
import { firstFilled, valuesAt } from './places';

/** What the blanks of a template are filled with. */
export interface Values {
	jobId?: string | undefined;
	model?: string | undefined;
	callbackUrl?: string | undefined;
	/** The answer about the status, for `{status.PATH}`. */
	status?: unknown;
}

const BLANK = /\{(jobId|model|callbackUrl|status\.[^{}:]+)(:raw)?\}/g;

const ANY_BLANK = /\{[^{}]*\}/g;

/** The blanks of a template that mean nothing. */
export function unknownBlanks(template: string, known: readonly string[]): string[] {
	return (template.match(ANY_BLANK) ?? []).filter((blank) => {
		const name = blank.slice(1, -1).replace(/:raw$/, '');
		return !known.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one));
	});
}

/**
 * A path with its blanks filled in. Values are encoded; with `:raw` those that are a plain relative path keep
 * their slashes. So no value leads out of the Base URL.
 */
export function fillPath(template: string, values: Values): string {
	return template.replace(BLANK, (_blank, name: string, raw: string | undefined) => {
		const value = valueOf(name, values);
		return raw ? encodedPath(value) : encodeURIComponent(value);
	});
}

/** A text of a query or a body with its blanks filled in, as it is. */
export function fillText(template: string, values: Values): string {
	return template.replace(BLANK, (_blank, name: string) => valueOf(name, values));
}

/** The same for each text in a value. */
export function fillAll(value: unknown, values: Values): unknown {
	if (typeof value === 'string') return fillText(value, values);
	if (Array.isArray(value)) return value.map((entry) => fillAll(entry, values));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, held]) => [name, fillAll(held, values)]),
	);
}

function valueOf(name: string, { status, ...values }: Values): string {
	if (name.startsWith('status.')) {
		const value = firstFilled(valuesAt(status, [name.slice('status.'.length)]));
		return typeof value === 'number' ? String(value) : (asText(value)?.trim() ?? '');
	}
	return values[name as keyof typeof values] ?? '';
}

/** A relative path with its slashes; anything else becomes one part of a path. */
function encodedPath(value: string): string {
	const parts = value.split('/');
	const isPlain = parts.every(
		(part) => part !== '' && !/^\.+$/.test(part) && !/[\\%?#]/.test(part),
	);
	return isPlain ? parts.map(encodeURIComponent).join('/') : encodeURIComponent(value);
}
