/** What expressions and exports write where there is no value. */
const NO_VALUE = ['', 'null', 'undefined', 'NaN'];

/** Whether a cell or a field holds nothing. */
export function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return NO_VALUE.includes(value.replace(/\p{Cf}/gu, '').trim());
	return value === null || Number.isNaN(value);
}
