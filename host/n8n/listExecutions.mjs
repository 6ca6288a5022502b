// Prints the executions in n8n's database as JSON. For n8n's own Node, which can read SQLite.
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2]);
const executions = database.prepare('SELECT id, workflowId, status FROM execution_entity').all();
database.close();
process.stdout.write(JSON.stringify(executions.map((row) => ({ ...row, id: String(row.id) }))));
