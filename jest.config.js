/** As tsconfig.json says; the types are checked by a layer of their own. */
const COMPILED = {
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
	module: { type: 'commonjs' },
};

/** A package of Fastify that jest cannot load as it is. */
const MODULES_ONLY = 'cookie';
const COMPILED_FILES = `^.+\\.ts$|/node_modules/${MODULES_ONLY}/.+\\.js$`;

/** Properties are tried on the same inputs each time, unless FUZZ_SEED says otherwise. */
const PROPERTIES = ['<rootDir>/test/harness/propertySeed.ts'];

/** One jest project a test layer, so that each can be run and counted by itself. */
const layer = (name, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	transform: { [COMPILED_FILES]: ['@swc/jest', COMPILED] },
	transformIgnorePatterns: [`/node_modules/(?!${MODULES_ONLY}/)`],
	setupFiles: PROPERTIES,
	...extra,
});

/** Layers that load n8n's engine, which reads its environment at that moment. */
const engine = { setupFilesAfterEnv: ['<rootDir>/test/harness/engineEnvironment.ts'] };

/** The same tests of a layer, with zod 4 in place of the zod 3 that n8n brings. */
const withZod4 = (name, extra = {}) =>
	layer(name, {
		...extra,
		displayName: `${name}-zod4`,
		resolver: '<rootDir>/test/harness/zod4Resolver.js',
	});

/** The real n8n is started once for all end-to-end tests. */
const e2e = {
	globalSetup: '<rootDir>/test/e2e/setup/startHost.ts',
	globalTeardown: '<rootDir>/test/e2e/setup/stopHost.ts',
	setupFilesAfterEnv: ['<rootDir>/test/e2e/setup/patience.ts'],
};

/** The tests in the editor share an n8n as well, and a browser. */
const browser = {
	globalSetup: '<rootDir>/test/browser/setup/startEditor.ts',
	globalTeardown: '<rootDir>/test/browser/setup/stopEditor.ts',
	setupFilesAfterEnv: ['<rootDir>/test/browser/setup/patience.ts'],
};

/** `npm test` leaves out what takes longer than five minutes. */
const SHORT_QUEUE = { testMatch: ['<rootDir>/test/queue/queue.test.ts'] };

module.exports = {
	// The machine may be busy with other layers.
	testTimeout: 20_000,
	testSequencer: '<rootDir>/test/e2e/setup/longestFirst.js',
	projects: [
		layer('unit'),
		// The benchmarks' own code and the package as a whole parse nothing.
		withZod4('unit', {
			testPathIgnorePatterns: ['<rootDir>/test/unit/bench/', '<rootDir>/test/unit/package/'],
		}),
		layer('fuzz', engine),
		layer('simulator'),
		layer('contract', engine),
		// Faults of the wire are played once: what zod reads of an answer is in the other files.
		withZod4('contract', {
			...engine,
			testPathIgnorePatterns: ['<rootDir>/test/contract/faults/'],
		}),
		layer('engine', engine),
		layer('e2e', e2e),
		layer('browser', browser),
		layer('chaos'),
		layer('queue', process.env.QUEUE_FULL ? {} : SHORT_QUEUE),
	],
};
