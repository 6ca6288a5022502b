import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadOutputSchema, resolveOutputSchemaPath } from 'n8n-core';

/** A JSON schema as n8n's editor previews it. */
export type OutputSchema = Record<string, unknown>;

const RENEW =
	'WRITE_SCHEMAS=1 npx jest --selectProjects engine contract --testPathPatterns outputSchemas ownOperations';

/** What a node puts out; without resource and operation for a node that has none. */
export interface Described {
	/** Name of the node's folder. */
	node: string;
	/** The version of its new nodes: n8n looks for the files of a node's own version, and takes no others. */
	version: number | undefined;
	resource?: string;
	operation?: string;
}

/** Of an output that only its example describes. */
export function schemaOfValue(value: unknown): OutputSchema {
	return { ...(typed(value) as OutputSchema), version: 1 };
}

function typed(value: unknown): unknown {
	if (Array.isArray(value))
		return { type: 'array', items: value.length > 0 ? typed(value[0]) : {} };
	if (value === null) return { type: 'null' };
	if (typeof value !== 'object') return { type: typeof value };
	const named = Object.entries(value as object).map(([name, of]) => [name, typed(of)]);
	return { type: 'object', properties: Object.fromEntries(named) };
}

/** Fails where the file that n8n finds for an output is another one than it should be; writes it on request. */
export function expectSchemaFile(described: Described, schema: OutputSchema): void {
	const { node, version = 1, ...what } = described;
	const place = { nodeDir: join(__dirname, '../../nodes', node), version, ...what };
	const path = resolveOutputSchemaPath(place);
	if (path === undefined) throw new Error(`n8n has no place for a schema of ${node}`);
	if (process.env.WRITE_SCHEMAS === '1') {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `${JSON.stringify(schema, null, '\t')}\n`);
	}
	const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
	if (written !== `${JSON.stringify(schema, null, '\t')}\n`) {
		throw new Error(`${path} is missing or out of date; renew it: ${RENEW}`);
	}
	expect(loadOutputSchema(place)).toEqual(schema);
}
