import type { ContractFixture } from './contractFixture';
import { fixture as clipzy } from './clipzy.fixture';
import { fixture as globalAiOpc } from './globalAiOpc.fixture';
import { fixture as pictory } from './pictory.fixture';
import { fixture as vizard } from './vizard.fixture';
import { fixture as wayinVideo } from './wayinVideo.fixture';

/** One fixture per provider; the suite fails for a provider of the registry that has none. */
export const FIXTURES: readonly ContractFixture[] = [
	vizard,
	clipzy,
	globalAiOpc,
	wayinVideo,
	pictory,
];
