import { join } from 'node:path';
import execa from 'execa';
import { z } from 'zod';
import type { MeasuredN8n, Prepared } from './measuredN8n';

const storedSchema = z.array(
	z.object({
		id: z.string(),
		workflowId: z.string(),
		status: z.string(),
		mode: z.string(),
		/** Of what its nodes put out. */
		dataBytes: z.number(),
		/** Of the copy of the workflow that n8n keeps with each execution. */
		workflowBytes: z.number(),
	}),
);

/** An execution in n8n's database. */
export type StoredExecution = z.output<typeof storedSchema>[number];

/** All executions in the database of an n8n, which may run. */
export async function storedExecutions(
	{ host }: Prepared,
	{ server }: MeasuredN8n,
): Promise<StoredExecution[]> {
	const database = join(server.userFolder, '.n8n', 'database.sqlite');
	const script = join(__dirname, 'readExecutions.mjs');
	const { stdout } = await execa(host.node, ['--no-warnings', script, database], {
		maxBuffer: 2 ** 30,
	});
	return storedSchema.parse(JSON.parse(stdout));
}
