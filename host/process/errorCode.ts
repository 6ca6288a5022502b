/**
 * The code of a system error, such as `ESRCH`. Not by `instanceof`: in jest, errors of Node's own modules
 * come from another realm than the tests' `Error`.
 */
export function errorCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
