/**
 * Outlives the process that started it by a moment: when its standard input closes, however that came
 * about (a normal end, Ctrl-C, kill -9), it ends the process groups and removes the folders that were
 * named on it and not taken back. A child cannot be tied to its parent's life from Node itself.
 *
 * One message a line: "+group PID", "-group PID", "+folder PATH", "-folder PATH".
 */
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const POLITE_MS = 3000;
const owned = { group: new Set(), folder: new Set() };

/** Sends the signal to the whole group; says whether any process of it is left. */
function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
		return true;
	} catch (error) {
		if (error.code === 'ESRCH') return false;
		throw error;
	}
}

async function endGroups(pids) {
	let left = pids.filter((pid) => signalGroup(pid, 'SIGTERM'));
	const deadline = Date.now() + POLITE_MS;
	while (left.length > 0 && Date.now() < deadline) {
		await sleep(50);
		left = left.filter((pid) => signalGroup(pid, 0));
	}
	for (const pid of left) signalGroup(pid, 'SIGKILL');
}

// A terminal's Ctrl-C or a hang-up is for the parent; this process ends when the parent has.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
	const [, sign, kind, name] = /^([+-])(group|folder) (.+)$/.exec(line) ?? [];
	if (sign === '+') owned[kind].add(name);
	if (sign === '-') owned[kind].delete(name);
}

await endGroups([...owned.group].map(Number));
for (const folder of owned.folder) {
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
