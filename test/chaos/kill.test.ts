import { LIGHT, N8nServer } from '../../host';
import { byHand } from './begin';
import { testChaos } from './chaosTest';
import type { Hit } from './chaosRun';
import { RECIPES } from './recipes';
import type { Stage } from './stage';

const AIMS = ['submitting', 'checking', 'exporting', 'parking', 'resuming', 'parked'] as const;

testChaos(39, async (host, tarball) => {
	const n8n = await N8nServer.start({ host, tarball, environment: LIGHT });
	return {
		n8n,
		hits: AIMS.map((aim) => killWhile(n8n, aim)),
		recipes: RECIPES,
		begin: byHand,
		// Two checks of a parked wait, and n8n's look for due ones before each.
		patienceSeconds: 300,
		stop: async () => await n8n.stop(),
	};
});

/** `kill -9` of n8n. */
function killWhile(n8n: N8nServer, aim: Stage): Hit {
	return {
		name: aim,
		aim,
		async strike(release) {
			await n8n.kill();
			const left = await n8n.executionsLeft();
			await release();
			await n8n.startProcess();
			return left;
		},
	};
}
