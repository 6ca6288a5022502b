/** `npm test` runs a short form of this layer, which takes little of its time. */
export const IS_FULL = process.env.QUEUE_FULL !== undefined;

/** The first in `npm run test:queue`, the second in `npm test`. */
export function fullOrShort<T>(full: T, short: T): T {
	return IS_FULL ? full : short;
}
