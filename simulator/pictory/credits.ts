import type { PictoryContext } from './job-details';
import { round } from './studio-request';

/** Pictory docs, Get AI Credits Usage: twelve months are kept. */
const KEPT_MS = 365 * 24 * 3600 * 1000;

interface Transaction {
	readonly transactionId: string;
	readonly type: 'credit' | 'debit';
	readonly amount: number;
	readonly source: string;
	readonly description: string;
	readonly plan: string;
	/** Virtual ms since the Unix epoch. */
	readonly at: number;
}

/** The AI credits of the account and their history. */
export class Credits {
	private transactions: Transaction[] = [];

	constructor(private readonly context: PictoryContext) {}

	suffice(amount: number): boolean {
		const { used, limit } = this.context.account.current.aiCredits;
		return amount <= limit - used;
	}

	take(amount: number, source: string, description: string): void {
		this.book('debit', amount, source, description);
	}

	giveBack(amount: number, source: string, description: string): void {
		this.book('credit', amount, source, description);
	}

	/** Newest first; of one year, or of one month (1 to 12) of it. */
	history(year?: number, month?: number) {
		const oldest = this.context.core.clock.now() - KEPT_MS;
		return this.transactions
			.filter(({ at }) => at > oldest)
			.filter(({ at }) => year === undefined || new Date(at).getUTCFullYear() === year)
			.filter(({ at }) => month === undefined || new Date(at).getUTCMonth() + 1 === month)
			.map(({ at, ...transaction }) => ({
				...transaction,
				transactionDate: new Date(at).toISOString(),
			}))
			.reverse();
	}

	reset(): void {
		this.transactions = [];
	}

	private book(
		type: Transaction['type'],
		amount: number,
		source: string,
		description: string,
	): void {
		if (amount === 0) return;
		const { account, core } = this.context;
		const { used, limit } = account.current.aiCredits;
		const left = Math.max(0, round(used + (type === 'debit' ? amount : -amount)));
		account.change({ aiCredits: { used: left, limit } });
		const { length } = this.transactions;
		this.transactions.push({
			transactionId: core.randomness.stream(`pictory/transaction/${length}`).uuid(),
			type,
			amount,
			source,
			description,
			plan: account.current.plan,
			at: core.clock.now(),
		});
	}
}
