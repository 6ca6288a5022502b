import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KITS } from '../../providers';
import { CATALOGUE } from './catalogue';
import { cellsOf } from './cell';
import { faultDocument } from './document';

const FILE = join(__dirname, '../../../docs/faults.md');

const COMMAND =
	'WRITE_FAULTS=1 npx jest --selectProjects contract --testPathPatterns faults/document';

// The matrix has shown each expectation to be what happens, so the page can be made of them alone.
test('docs/faults.md says what the matrix expects', () => {
	const document = `${faultDocument(COMMAND)}\n`;
	if (process.env.WRITE_FAULTS === '1') writeFileSync(FILE, document);
	const written = readFileSync(FILE, 'utf8');
	if (written !== document) throw new Error(`docs/faults.md is out of date; renew it: ${COMMAND}`);
});

test.each(KITS)(
	'each operation that only $provider.displayName has meets several faults',
	(kit) => {
		const cells = CATALOGUE.flatMap(({ faults }) => faults.flatMap((fault) => cellsOf(fault, kit)));
		for (const fixture of kit.ownOperations ?? []) {
			const met = new Set(cells.filter(({ own }) => own === fixture).map(({ fault }) => fault));
			expect(met.size).toBeGreaterThanOrEqual(5);
		}
	},
);
