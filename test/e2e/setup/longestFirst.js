const { default: Sequencer } = require('@jest/test-sequencer');

/** They take minutes, whatever their size, from which jest guesses how long a file takes. */
const LONGEST =
	/e2e\/(benchmarks|demo|killedN8n|secrets|waitModes|suspendedWait|examples|callback)\.test\.ts$/;

/** Begins with the longest test files, so that none of them is left over at the end. */
module.exports = class LongestFirst extends Sequencer {
	async sort(tests) {
		const sorted = await super.sort(tests);
		const isLong = ({ path }) => LONGEST.test(path);
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
};
