/**
 * The structure of the shipped code, as docs/architecture.md draws it: imports go down the floors and
 * never up, nothing imports in a circle, and shared code imports no provider.
 */

/** From the ground up; rooms on one floor may import each other as long as no circle closes. */
const FLOORS = [
	['time', 'job', 'input', 'trouble'],
	['provider'],
	['http'],
	['items', 'waiting'],
	['read', 'parking'],
	['submit', 'export'],
	['node'],
].map((rooms) => `^nodes/shared/(${rooms.join('|')})/`);

/** Folders of nodes, and the list of providers that the nodes for all providers read. */
const ABOVE_SHARED = '^nodes/(?!shared/)';
const PROVIDERS =
	'^nodes/(?!shared/|WaitForVideoJob/|VideoJobTrigger/|VideoJobWatchTrigger/)[^/]+/';
const FOR_ALL = '^nodes/(WaitForVideoJob|VideoJobTrigger|VideoJobWatchTrigger)/';

const upTheFloors = FLOORS.map((floor, level) => ({
	name: `not-up-from-floor-${level}`,
	comment: 'A floor does not know the floors above it.',
	severity: 'error',
	from: { path: floor },
	to: { path: [...FLOORS.slice(level + 1), ABOVE_SHARED] },
}));

module.exports = {
	forbidden: [
		...upTheFloors,
		{
			name: 'no-circle',
			comment: 'Two files that import each other are one file, or miss a third concept.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'one-room-a-file',
			comment: 'A file in nodes/shared belongs to a room that has a floor.',
			severity: 'error',
			from: {},
			to: { path: '^nodes/shared/', pathNot: FLOORS },
		},
		{
			name: 'providers-apart',
			comment:
				'A provider knows neither another provider nor a node for all; the registry knows them.',
			severity: 'error',
			from: {
				path: '^nodes/(?!shared/|WaitForVideoJob/|VideoJobTrigger/|VideoJobWatchTrigger/)([^/]+)/',
			},
			to: { path: [PROVIDERS, FOR_ALL, '^nodes/registry'], pathNot: '^nodes/$1/' },
		},
		{
			name: 'providers-by-registry',
			comment: 'The nodes for all providers get them from the registry.',
			severity: 'error',
			from: { path: FOR_ALL },
			to: { path: PROVIDERS },
		},
		{
			name: 'nothing-but-shipped-code',
			comment: 'What is shipped does not import what is not.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(simulator|host|demo|bench|scripts|test)/' },
		},
		{
			name: 'simulator-apart',
			comment: 'The simulator is written from the documentation, never from what the nodes send.',
			severity: 'error',
			from: { path: '^simulator/' },
			to: { path: '^(nodes|credentials)/' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
