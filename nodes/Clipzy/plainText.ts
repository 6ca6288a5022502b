import { providerText } from '../shared/trouble/providerText';

/** Engines hand Python tracebacks through; everything from there on means nothing to a user. */
const TRACEBACK = /Traceback \(most recent call last\)[\s\S]*/;

/** An engine's own words, safe to show and without a traceback; undefined when nothing is left. */
export function plainText(value: unknown): string | undefined {
	return typeof value === 'string' ? providerText(value.replace(TRACEBACK, '')) : undefined;
}
