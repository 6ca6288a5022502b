import { resolve } from 'node:path';
import { readOptions } from '../../../bench/options';

const NAMES = ['schedule', 'export'] as const;

it('reads which benchmark, and where its figures go', () => {
	expect(readOptions(['schedule'], NAMES)).toEqual({ name: 'schedule', options: {} });
	expect(readOptions(['export', '--json', 'figures.json'], NAMES)).toEqual({
		name: 'export',
		options: { json: resolve('figures.json') },
	});
});

it.each([[[]], [['shedule']], [['schedule', 'export']]])(
	'tells how to call it after %j',
	(args) => {
		expect(() => readOptions(args, NAMES)).toThrow(
			'npm run bench -- schedule|export [--json FILE]',
		);
	},
);

it.each([[['schedule', '--jso', 'x']], [['schedule', '--json']]])('refuses %j', (args) => {
	expect(() => readOptions(args, NAMES)).toThrow(/--jso/);
});
