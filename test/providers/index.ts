import { clipzyKit } from './clipzy';
import { globalAiOpcKit } from './globalAiOpc';
import type { ProviderKit } from './kit';
import { pictoryKit } from './pictory';
import { videoServiceKit } from './videoService';
import { vizardKit } from './vizard';
import { wayinVideoKit } from './wayinVideo';

/** One kit per provider. The contract suite fails for a provider of the registry that has none. */
export const KITS: readonly ProviderKit[] = [
	vizardKit,
	clipzyKit,
	globalAiOpcKit,
	wayinVideoKit,
	pictoryKit,
	videoServiceKit,
];

/** The kit of the provider with this id. @throws when there is none */
export function kitOf(providerId: string): ProviderKit {
	const kit = KITS.find(({ provider }) => provider.id === providerId);
	if (kit === undefined) throw new Error(`No kit for the provider "${providerId}"`);
	return kit;
}
