/** Variables of the person's own n8n, npm and Node that must not reach this one. */
const FOREIGN =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|NODES_|WORKFLOWS_|GENERIC_|npm_|NODE_ENV$|NODE_OPTIONS$|WEBHOOK_URL$|JEST_)/i;

export interface N8nPlace {
	userFolder: string;
	port: number;
	/** n8n's task broker listens on a port of its own, the same for every n8n unless told. */
	brokerPort: number;
}

/** Spares n8n what runs of workflows do not need. */
export const LIGHT: Record<string, string> = {
	// n8n prepares the files of its editor for several seconds at each start.
	N8N_DISABLE_UI: 'true',
	// By default, n8n starts an engine for expressions for each execution and each call, even if none is evaluated.
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	// It would also compile that engine anew each time.
	N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
};

/** The environment in which n8n runs: quiet, on the loopback interface only, with n8n's defaults else. */
export function n8nEnvironment(
	place: N8nPlace,
	extra: Record<string, string> = {},
	inherited: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const own = Object.entries(inherited).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(own),
		NO_PROXY: ['127.0.0.1', 'localhost', inherited.NO_PROXY].filter(Boolean).join(','),
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// After 5 s, its default, n8n would take a busy machine for a lost database and refuse all requests.
		DB_PING_TIMEOUT_MS: '60000',
		GENERIC_TIMEZONE: 'UTC',
		...extra,
	};
}
