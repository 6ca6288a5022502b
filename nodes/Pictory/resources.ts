import type { Resource } from '../shared/provider/contract';
import { getCreditUsage, getQuota } from './account';
import {
	AVATARS,
	BRANDS,
	getManyOf,
	SMART_LAYOUTS,
	TEMPLATES,
	TEXT_STYLES,
	VOICES,
} from './catalogue';
import { searchMusic } from './music';
import { deleteProject, getProject, getProjects, updateProject } from './projects';
import { searchStockVisuals } from './stockVisuals';
import { createTemplate, deleteTemplate, getTemplate, updateTemplate } from './templates';

/** What an account has, and what Pictory's libraries have. */
export const RESOURCES: Readonly<Record<string, Resource>> = {
	account: { displayName: 'Account', operations: { getCreditUsage, getQuota } },
	avatar: {
		displayName: 'Avatar',
		operations: { getMany: getManyOf(AVATARS, 'Get many looks of the AI avatars') },
	},
	brand: {
		displayName: 'Brand',
		operations: { getMany: getManyOf(BRANDS, 'Get many brands that are set up in Pictory') },
	},
	music: { displayName: 'Music', operations: { search: searchMusic } },
	project: {
		displayName: 'Project',
		operations: {
			delete: deleteProject,
			get: getProject,
			getMany: getProjects,
			update: updateProject,
		},
	},
	smartLayout: {
		displayName: 'Smart Layout',
		operations: { getMany: getManyOf(SMART_LAYOUTS, 'Get many smart layouts') },
	},
	stockVisual: { displayName: 'Stock Visual', operations: { search: searchStockVisuals } },
	template: {
		displayName: 'Template',
		operations: {
			create: createTemplate,
			delete: deleteTemplate,
			get: getTemplate,
			getMany: getManyOf(TEMPLATES, 'Get many templates of the account'),
			update: updateTemplate,
		},
	},
	textStyle: {
		displayName: 'Text Style',
		operations: { getMany: getManyOf(TEXT_STYLES, 'Get many saved styles of subtitles') },
	},
	voice: { displayName: 'Voice', operations: { getMany: getManyOf(VOICES, 'Get many AI voices') } },
};
