/** The turn of a submit comes so late that a parked execution waits for it. Nothing was sent. */
export class TurnIsFar extends Error {
	/**
	 * @param at when the turn comes, epoch milliseconds
	 * @param giveUpAt when the item gives up waiting for it
	 */
	constructor(
		readonly at: number,
		readonly giveUpAt: number,
	) {
		super('The turn of this submit comes later than this execution waits for it');
		this.name = 'TurnIsFar';
	}
}
