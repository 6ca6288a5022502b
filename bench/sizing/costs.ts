/** What the parts of a suspended wait cost in queue mode. CPU in milliseconds. */
export interface Costs {
	/** Times that the executions of a wait take a slot, checks aside. */
	turnsToBegin: number;
	slotSecondsATurn: number;
	mainMsATurn: number;
	workersMsATurn: number;
	postgresMsATurn: number;
	redisMsATurn: number;
	/** Executions of a wait that n8n looks at each minute while they are parked. */
	parkedAWait: number;
	lookMainMs: number;
	lookPostgresMs: number;
	/** Of a worker for one more item in a node that asks the provider about several. */
	requestMs: number;
	/** Items that a node asks about at the same time. */
	requestsAtOnce: number;
	downloadMsAMegabyte: number;
	slotSecondsAMegabyte: number;
	/** Executions that n8n stores for a wait. */
	executionsAWait: number;
	/** In PostgreSQL, with indexes and what updates leave. */
	diskBytesAWait: number;
	/** Of the write-ahead log. */
	logBytesAWait: number;
}
