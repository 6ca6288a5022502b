// Prints what is in n8n's database about its executions as JSON. For n8n's own Node, which can read SQLite.
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2], { readOnly: true });
const rows = database
	.prepare(
		`SELECT entity.id, entity.workflowId, entity.status, entity.mode,
			length(CAST(data.data AS BLOB)) AS dataBytes,
			length(CAST(data.workflowData AS BLOB)) AS workflowBytes
		FROM execution_entity AS entity JOIN execution_data AS data ON data.executionId = entity.id
		WHERE entity.deletedAt IS NULL`,
	)
	.all();
database.close();
process.stdout.write(JSON.stringify(rows.map((row) => ({ ...row, id: String(row.id) }))));
