/** A job that waits for its next check. */
interface Due {
	position: number;
	/** Epoch milliseconds. */
	at: number;
}

/** Jobs by the time at which they are due, as a binary heap: no step looks at more than log n of them. */
export class DueQueue {
	private readonly heap: Due[] = [];

	/** The job that is due first; of several at the same time the first in the input. */
	get first(): Due | undefined {
		return this.heap[0];
	}

	add(due: Due): void {
		let place = this.heap.push(due) - 1;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			if (!this.isBefore(place, parent)) return;
			this.swap(place, parent);
			place = parent;
		}
	}

	takeFirst(): Due | undefined {
		const { first } = this;
		const last = this.heap.pop();
		if (!first || !last || this.heap.length === 0) return first;
		this.heap[0] = last;
		for (let place = 0; ; ) {
			const [left, right] = [2 * place + 1, 2 * place + 2];
			const child = this.isBefore(right, left) ? right : left;
			if (!this.isBefore(child, place)) return first;
			this.swap(child, place);
			place = child;
		}
	}

	private isBefore(place: number, other: number): boolean {
		const [a, b] = [this.heap[place], this.heap[other]];
		if (!a || !b) return a !== undefined;
		return a.at < b.at || (a.at === b.at && a.position < b.position);
	}

	private swap(place: number, other: number): void {
		const [a, b] = [this.heap[place], this.heap[other]];
		if (a) this.heap[other] = a;
		if (b) this.heap[place] = b;
	}
}
