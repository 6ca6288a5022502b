import { isCalled } from './shared/job/jobReference';
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

/** By its ID, or as the editor calls it. */
export function findProvider(name: string): VideoProvider | undefined {
	return PROVIDERS.find(({ id, displayName }) => isCalled(name, id, displayName));
}
