/** Repeats an assertion until it holds, for what the simulator notes only after its answer has left. */
export async function eventually(assertion: () => Promise<void>): Promise<void> {
	const deadline = Date.now() + 3000;
	for (;;) {
		try {
			return await assertion();
		} catch (cause) {
			if (Date.now() > deadline) throw cause;
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}
}
