import type { IDataObject } from 'n8n-workflow';
import { defined } from '../shared/provider/answer';
import type { OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { getMany, getManyOperation } from '../shared/provider/pages';
import { listPage } from './pages';
import { STUDIO_ITEM } from './wire';

/** GET /v1/aistudio/videos. The IDs of its entries are not those of jobs. */
export const getStudioVideos = getStudioFiles('videos');

/** GET /v1/aistudio/images. */
export const getStudioImages = getStudioFiles('images');

/** @see https://docs.pictory.ai/api-reference/ai-studio/get-videos */
function getStudioFiles(what: 'videos' | 'images'): OwnOperation {
	return getManyOperation(
		{
			description: `Get many ${what} that AI Studio has generated for the account, newest first`,
			action: `Get many AI Studio ${what}`,
		},
		(asked) => getMany(asked, (next) => listPage(`/v1/aistudio/${what}`, what, readEntry, next)),
	);
}

function readEntry(entry: Record<string, unknown>): IDataObject | undefined {
	const read = readFacts(STUDIO_ITEM, entry);
	return read.url === undefined && read.id === undefined ? undefined : defined(read);
}
