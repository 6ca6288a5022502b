/** A part of a file: first and last byte, both included. */
export interface ByteRange {
	readonly first: number;
	readonly last: number;
}

/**
 * Reads a `Range` header for a file of `size` bytes (RFC 9110, section 14).
 *
 * @returns the range; `whole` when there is no header or one that a server may ignore (other units, several ranges);
 * `unsatisfiable` when it lies outside the file.
 */
export function readByteRange(
	header: string | undefined,
	size: number,
): ByteRange | 'whole' | 'unsatisfiable' {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	const [, from = '', to = ''] = match ?? [];
	if (match === null || (from === '' && to === '')) return 'whole';
	if (from === '') {
		const length = Math.min(Number(to), size);
		return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
	}
	const first = Number(from);
	const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
	if (to !== '' && Number(to) < first) return 'whole';
	return first >= size ? 'unsatisfiable' : { first, last };
}
