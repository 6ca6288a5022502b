import fastify from 'fastify';
import { z } from 'zod';

/** A call of a tool, or the words that end the run; it is given what the tools have returned. */
export type Step = (results: readonly string[]) => { tool: string; args: object } | string;

/** A language model that says what a test has prepared, on localhost. */
export interface ScriptedModel {
	baseUrl: string;
	/** What the tools have returned to the model of this name, in its last request. */
	results(model: string): readonly string[];
	/** The descriptions and fields of the tools that it was offered. */
	offered(model: string): string;
	close(): Promise<void>;
}

const requestSchema = z.object({
	model: z.string(),
	stream: z.literal(false).optional(),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() }).passthrough()),
	tools: z.array(z.unknown()).default([]),
});

/** @param scripts by the model's name; each takes one step for every result that it has been given */
export async function startScriptedModel(
	scripts: Readonly<Record<string, readonly Step[]>>,
): Promise<ScriptedModel> {
	const seen = new Map<string, z.output<typeof requestSchema>>();
	const resultsIn = (model: string) =>
		(seen.get(model)?.messages ?? [])
			.filter(({ role }) => role === 'tool')
			.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)));
	const app = fastify();
	app.post('/v1/chat/completions', async ({ body }) => {
		const request = requestSchema.parse(body);
		const { model } = request;
		seen.set(model, request);
		const results = resultsIn(model);
		const step = scripts[model]?.[results.length];
		if (!step) throw new Error(`The script of ${model} has no step ${results.length}`);
		const said = step(results);
		const isText = typeof said === 'string';
		const message = isText
			? { role: 'assistant', content: said }
			: { role: 'assistant', content: null, tool_calls: [call(said, results.length)] };
		return {
			id: 'chatcmpl-1',
			object: 'chat.completion',
			created: 1_700_000_000,
			model,
			choices: [{ index: 0, finish_reason: isText ? 'stop' : 'tool_calls', message }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	const address = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		baseUrl: `${address}/v1`,
		results: resultsIn,
		offered: (model) => JSON.stringify(seen.get(model)?.tools ?? []),
		close: async () => await app.close(),
	};
}

function call({ tool, args }: { tool: string; args: object }, index: number) {
	const id = `call_${index}`;
	return { id, type: 'function', function: { name: tool, arguments: JSON.stringify(args) } };
}
