import { clipzyAnswers } from './clipzy';
import type { ProviderAnswers } from './documented';
import { globalAiOpcAnswers } from './globalAiOpc';
import { pictoryAnswers } from './pictory';
import { vizardAnswers } from './vizard';
import { wayinVideoAnswers } from './wayinVideo';

/** What each provider answers, by its documentation. */
export const PROVIDERS: readonly ProviderAnswers[] = [
	vizardAnswers,
	clipzyAnswers,
	globalAiOpcAnswers,
	wayinVideoAnswers,
	pictoryAnswers,
];
