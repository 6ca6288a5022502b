const LENGTH = 10;

/**
 * A bar of characters with the percentage, for a hint: `▓▓▓░░░░░░░ 33 %`.
 *
 * @param share what is done of the whole; beyond 0 and 1 it counts as these
 */
export function progressBar(share: number): string {
	const shown = Math.min(Math.max(share, 0), 1);
	const filled = Math.floor(shown * LENGTH);
	return `${'▓'.repeat(filled)}${'░'.repeat(LENGTH - filled)} ${Math.floor(shown * 100)} %`;
}
