import { resolve } from 'node:path';
import { readOptions } from '../../../bench/options';

const NAMES = ['schedule', 'export'] as const;

it('reads which benchmark, and where its figures go', () => {
	expect(readOptions(['schedule'], NAMES)).toEqual({
		name: 'schedule',
		options: { small: false, add: false },
	});
	expect(readOptions(['export', '--json', 'figures.json'], NAMES)).toEqual({
		name: 'export',
		options: { json: resolve('figures.json'), small: false, add: false },
	});
});

it.each([[[]], [['shedule']], [['schedule', 'export']]])('says how to call it after %j', (args) => {
	expect(() => readOptions(args, NAMES)).toThrow('npm run bench -- schedule|export [--json FILE]');
});

it('reads how much to measure', () => {
	const args = ['export', '--small', '--jobs', '20', '--repetitions', '3'];
	expect(readOptions(args, NAMES).options).toEqual({
		small: true,
		add: false,
		jobs: 20,
		repetitions: 3,
	});
});

it('reads what to measure, and whether its figures join those of the file', () => {
	const args = ['export', '--only', '2 workers', '--json', 'figures.json', '--add'];
	expect(readOptions(args, NAMES).options).toEqual({
		small: false,
		add: true,
		only: '2 workers',
		json: resolve('figures.json'),
	});
});

it('has nothing to add figures to without a file', () => {
	expect(() => readOptions(['export', '--add'], NAMES)).toThrow(/--add.*--json/);
});

it.each(['0', '1.5', 'many', ''])('refuses %j jobs', (jobs) => {
	expect(() => readOptions(['export', '--jobs', jobs], NAMES)).toThrow(
		/--jobs must be a whole number/,
	);
});

it.each([[['schedule', '--jso', 'x']], [['schedule', '--json']]])('refuses %j', (args) => {
	expect(() => readOptions(args, NAMES)).toThrow(/--jso/);
});
