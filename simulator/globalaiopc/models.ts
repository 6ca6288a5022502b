import type { GlobalAiOpcSwitches } from './switches';

/** What a model of the Videos family takes; what is absent is not limited. */
export interface ModelRules {
	readonly durations: readonly number[];
	readonly ratios: readonly string[];
	readonly images?: number;
	readonly videos?: number;
	readonly audios?: number;
	readonly promptLength?: number;
	readonly audioNeedsImage?: boolean;
	readonly autoFace?: boolean;
}

const SIX_RATIOS = ['21:9', '16:9', '4:3', '1:1', '3:4', '9:16'];
const THREE_RATIOS = ['16:9', '9:16', '1:1'];
const FOUR_TO_FIFTEEN = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const TEN_OR_FIFTEEN = [10, 15];
const STABLE = { images: 4, videos: 3, audios: 1, promptLength: 5000, ratios: THREE_RATIOS };
const PRO = {
	...{ durations: TEN_OR_FIFTEEN, ratios: THREE_RATIOS },
	...{ images: 9, videos: 0, audios: 3, audioNeedsImage: true },
};

/** The rules of a listed model (GlobalAI OPC docs, resellers' docs and clients), or undefined. */
export function rulesOf(model: string, switches: GlobalAiOpcSwitches): ModelRules | undefined {
	const rules = listedRules(switches)[model];
	if (rules === undefined || switches.promptLimit === 'by-model') return rules;
	return { ...rules, promptLength: switches.promptLimit === '1500' ? 1500 : Infinity };
}

function listedRules(switches: GlobalAiOpcSwitches): Readonly<Record<string, ModelRules>> {
	const isNarrow = switches.stableFastDurations === '10-or-15';
	return {
		videos: {
			durations: FOUR_TO_FIFTEEN,
			ratios: switches.videosRatios === 'six' ? SIX_RATIOS : THREE_RATIOS,
			...{ images: 9, videos: 3, audios: 3, autoFace: true },
		},
		videos_fast: {
			durations: FOUR_TO_FIFTEEN,
			ratios: THREE_RATIOS,
			...{ audios: 0, promptLength: 1500 },
		},
		videos_stable: { ...STABLE, durations: FOUR_TO_FIFTEEN },
		videos_stable_fast: { ...STABLE, durations: isNarrow ? TEN_OR_FIFTEEN : FOUR_TO_FIFTEEN },
		videos_pro: PRO,
		videos_pro_fast: PRO,
	};
}
