import type { VideoProvider } from './shared/provider/contract';
import { clipzy } from './Clipzy/provider';
import { globalAiOpc } from './GlobalAiOpc/provider';
import { pictory } from './Pictory/provider';
import { vizard } from './Vizard/provider';
import { videoService } from './VideoService/provider';
import { wayinVideo } from './WayinVideo/provider';

/** Every provider that this package knows; the one line that a new provider costs. */
export const PROVIDERS: readonly VideoProvider[] = [
	vizard,
	clipzy,
	pictory,
	globalAiOpc,
	wayinVideo,
	videoService,
];

export function findProvider(id: string): VideoProvider | undefined {
	return PROVIDERS.find((provider) => provider.id === id);
}
