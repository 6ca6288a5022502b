import type { INodeProperties } from 'n8n-workflow';
import { locator } from '../shared/input/fields';

/** The page of a project, whose address has the ID after "story". */
const PROJECT_PAGE = {
	example: 'https://app.pictory.ai/story/20251222191648030d7df02f5b4054d4',
	regex: 'https?://.+/story/([A-Za-z0-9_-]+)(?:[/?#].*)?',
};

/** A project of the account. */
export function projectField(description: string): INodeProperties {
	return locator('Project', 'projectId', description, {
		list: 'projects',
		idExample: '20251222191648030d7df02f5b4054d4',
		link: PROJECT_PAGE,
		required: true,
	});
}
