import { LIGHT, QueueCluster } from '../../host';
import { byWebhook } from './begin';
import { testChaos } from './chaosTest';
import { RECIPES, SUBMIT_IN_TURNS } from './recipes';
import { queueHits } from './queueHits';

/** n8n looks for executions that are missing from the queue when main starts, and then at this interval in minutes. */
const RECOVERY = { N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1' };

testChaos(112, async (host, tarball, random, report) => {
	const settings = { workers: 2, concurrency: 5, environment: { ...LIGHT, ...RECOVERY } };
	const cluster = await QueueCluster.start({ host, tarball, report, ...settings });
	return {
		n8n: cluster,
		hits: queueHits(cluster, random),
		recipes: [...RECIPES, SUBMIT_IN_TURNS],
		begin: byWebhook,
		// n8n notices within two minutes that a worker is gone; then come two of its looks for what is due.
		patienceSeconds: 420,
		stop: async () => await cluster.stop(),
	};
});
