/** One jest project a test layer, so that each can be run and counted by itself. */
const layer = (name, extra = {}) => ({
	displayName: name,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }] },
	...extra,
});

module.exports = {
	projects: [layer('unit'), layer('simulator'), layer('contract'), layer('engine'), layer('e2e')],
};
