import type { FaultGroup } from '../fault';
import { CONNECTIONS } from './connections';
import { DOWNLOADS } from './downloads';
import { KEYS_AND_IDS } from './keysAndIds';
import { ODD_READINGS } from './oddReadings';
import { OUTAGES } from './outages';
import { RATE_LIMITS } from './rateLimits';
import { UNREADABLE_ANSWERS } from './unreadableAnswers';
import { UNDISTURBED } from './undisturbed';

/** Everything that the matrix knows to go wrong, in the order of docs/faults.md. */
export const CATALOGUE: readonly FaultGroup[] = [
	UNDISTURBED,
	RATE_LIMITS,
	OUTAGES,
	CONNECTIONS,
	UNREADABLE_ANSWERS,
	KEYS_AND_IDS,
	ODD_READINGS,
	DOWNLOADS,
];
