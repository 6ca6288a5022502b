import type { VizardContext } from './project';

/** Vizard bills the length of the source in minutes, begun ones rounded up. */
export function minutesFor(sourceSeconds: number): number {
	return Math.ceil(sourceSeconds / 60);
}

export function hasMinutes({ account }: VizardContext, minutes: number): boolean {
	return account.current.minutesLeft >= minutes;
}

/** Takes minutes from the account; a negative number gives them back. */
export function chargeMinutes({ account }: VizardContext, minutes: number): void {
	account.change({ minutesLeft: account.current.minutesLeft - minutes });
}
