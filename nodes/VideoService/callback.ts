import type { IDataObject } from 'n8n-workflow';
import { InvalidInput } from '../shared/input/invalidInput';
import type { WireRequest } from '../shared/provider/wire';
import { valuesAt, withValueAt } from './places';
import type { Recipe } from './recipe';
import { fillAll } from './template';

/**
 * The body and the query of a submit, with the address that the service calls when the job ends.
 *
 * @throws InvalidInput where the service has no callbacks, or the body already names an address
 */
export function withCallback(
	{ callback, displayName }: Recipe,
	body: IDataObject,
	callbackUrl: string | undefined,
): { body: IDataObject } & Pick<WireRequest, 'query'> {
	if (callbackUrl === undefined) return { body };
	if (!callback) {
		throw new InvalidInput({
			parameter: 'Webhook URL',
			message: `is not taken by ${displayName}: its recipe has no part 'callback'`,
			advice: "Remove the option, or add the part 'callback' to the recipe in the credential",
		});
	}
	if (callback.query !== undefined) return { body, query: { [callback.query]: callbackUrl } };
	const place = callback.body ?? '';
	if (valuesAt(body, [place]).length > 0) {
		throw new InvalidInput({
			parameter: 'Webhook URL',
			message: `cannot be combined with '${place}' in 'Body', as the service calls one address`,
			advice: 'Remove one of the two',
		});
	}
	const value = fillAll(callback.value ?? '{callbackUrl}', { callbackUrl });
	const called = withValueAt({ ...callback.with, ...body }, place, value);
	return { body: called as IDataObject };
}
