import { parse } from 'flatted';
import { z } from 'zod';

const binarySchema = z
	.object({
		mimeType: z.string(),
		fileName: z.string().optional(),
		fileSize: z.string().optional(),
		bytes: z.number().optional(),
		/** `filesystem-v2:...` where n8n keeps binary data out of the execution. */
		id: z.string().optional(),
		data: z.string(),
	})
	.passthrough();

const pairedItemSchema = z.object({ item: z.number(), input: z.number().optional() }).passthrough();

const itemSchema = z.object({
	json: z.record(z.unknown()),
	binary: z.record(binarySchema).optional(),
	pairedItem: z.union([z.number(), pairedItemSchema, z.array(pairedItemSchema)]).optional(),
	error: z.unknown(),
});

const errorSchema = z
	.object({
		message: z.string(),
		name: z.string().optional(),
		description: z.string().nullish(),
		httpCode: z.string().nullish(),
		context: z.record(z.unknown()).optional(),
	})
	.passthrough();

const nodeRunSchema = z.object({
	executionStatus: z.string(),
	executionTime: z.number(),
	startTime: z.number(),
	error: errorSchema.optional(),
	hints: z.array(z.object({ message: z.string() }).passthrough()).optional(),
	// Nodes below an AI agent put out other kinds of data.
	data: z.object({ main: z.array(z.array(itemSchema).nullable()).default([]) }).optional(),
});

const dataSchema = z.object({
	resultData: z.object({
		runData: z.record(z.array(nodeRunSchema)).default({}),
		error: errorSchema.optional(),
		lastNodeExecuted: z.string().optional(),
	}),
});

const storedSchema = z.object({
	id: z.string(),
	workflowId: z.string(),
	status: z.string(),
	mode: z.string(),
	startedAt: z.string().nullish(),
	stoppedAt: z.string().nullish(),
	waitTill: z.string().nullish(),
	customData: z.record(z.string()).nullish(),
	data: z.string(),
});

export type Item = z.output<typeof itemSchema>;
export type BinaryReference = z.output<typeof binarySchema>;
export type NodeRun = z.output<typeof nodeRunSchema>;
export type ExecutionError = z.output<typeof errorSchema>;

/** One run of a workflow, as n8n has stored it. */
export interface Execution extends Omit<z.output<typeof storedSchema>, 'data'> {
	/** The runs of each node, by the node's name. */
	runs: Record<string, NodeRun[]>;
	/** What ended the whole execution. */
	error?: ExecutionError;
	lastNodeExecuted?: string;
}

/** Reads n8n's answer about one execution, in which the data are text in the flatted format. */
export function parseExecution(answer: unknown): Execution {
	const { data, ...stored } = storedSchema.parse(answer);
	// Until the first node has run, n8n has stored nothing: an empty list.
	const { resultData } = dataSchema.parse(parse(data) ?? { resultData: {} });
	return {
		...stored,
		runs: resultData.runData,
		error: resultData.error,
		lastNodeExecuted: resultData.lastNodeExecuted,
	};
}

/** The items that left a node, by default through its first output in its last run. */
export function itemsOf(execution: Execution, node: string, output = 0): Item[] {
	return execution.runs[node]?.at(-1)?.data?.main[output] ?? [];
}
