import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import base from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import { parser } from 'typescript-eslint';

/** What @n8n/scan-community-package holds the files of a published package to. */
export default defineConfig(
	n8nCommunityNodesPlugin.configs.recommended,
	{ rules: { 'no-console': 'error' } },
	{ files: ['**/*.js'] },
	{
		files: ['package.json'],
		plugins: { 'n8n-nodes-base': base },
		rules: base.configs.community.rules,
		languageOptions: { parser },
	},
);
