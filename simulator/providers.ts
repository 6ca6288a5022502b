import type { ProviderMount } from './core/provider';
import { clipzy } from './clipzy/provider';
import { globalAiOpc } from './globalaiopc/provider';
import { pictory } from './pictory/provider';
import { videoService } from './videoservice/provider';
import { vizard } from './vizard/provider';
import { wayinvideo } from './wayinvideo/provider';

/** Every provider of the simulator. A new one is its own folder or file, and one line here. */
export const providers: readonly ProviderMount[] = [
	vizard,
	clipzy,
	globalAiOpc,
	wayinvideo,
	pictory,
	videoService,
];
