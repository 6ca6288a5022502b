import { config as n8n } from '@n8n/node-cli/eslint';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'];

/** n8n's own configuration, unchanged, over what is shipped. */
const shipped = n8n.map((entry) =>
	entry.ignores && Object.keys(entry).length <= 2
		? entry
		: {
				...entry,
				files: entry.files?.includes('**/*.ts') ? SHIPPED.slice(0, 2) : (entry.files ?? SHIPPED),
			},
);

/** Tests, simulator and scripts run on a developer's machine: plain TypeScript rules. */
const development = tseslint.config({
	files: ['{simulator,host,demo,scripts,bench,test}/**/*.ts'],
	extends: [js.configs.recommended, tseslint.configs.recommended],
	linterOptions: { reportUnusedDisableDirectives: 'error' },
});

/** One function sends every request, so that what must hold for each of them is written once. */
const oneEgress = {
	files: ['{nodes,credentials}/**/*.ts'],
	ignores: ['nodes/shared/http/egress.ts'],
	rules: {
		'no-restricted-syntax': [
			'error',
			{
				selector:
					':matches(MemberExpression, ObjectPattern > Property) > Identifier[name=/^(httpRequest\\w*|requestWithAuthentication\\w*|requestOAuth[12])$/]',
				message:
					'Only nodes/shared/http/egress.ts calls the request helpers of n8n. Use exchange().',
			},
		],
	},
};

export default [
	{ ignores: ['dist/**', 'coverage/**', '**/node_modules/**'] },
	...shipped,
	oneEgress,
	...development,
];
