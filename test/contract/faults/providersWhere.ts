import { KITS } from '../../providers';
import type { ProviderKit } from '../../providers/kit';

/** The ids of the providers of which this is true, for differences that follow from their kits. */
export function providersWhere(isSo: (kit: ProviderKit) => boolean): string[] {
	return KITS.filter(isSo).map(({ provider }) => provider.id);
}

export const WITH_RESULT_REQUEST = providersWhere(({ wire }) => wire.hasResultRequest === true);
