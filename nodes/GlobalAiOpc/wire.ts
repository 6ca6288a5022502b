import {
	asLink,
	fact,
	isRecord,
	LINK_NAMES,
	readFacts,
	valuesAt,
	type Fact,
	type Facts,
} from '../shared/provider/facts';

const IMAGE_NAMES = ['image_url', 'imageUrl', 'image', ...LINK_NAMES];

/** No page shows where an image's link stands, so all the places count that clients look at. */
const IMAGES: Fact<string[]> = {
	places: [...IMAGE_NAMES, 'image_urls', 'imageUrls', 'images', 'result', 'output'],
	read: linksIn,
};

/** Links in a value, a list or an object, and in lists within. */
function linksIn(value: unknown): string[] | undefined {
	const links = [value].flat().flatMap((entry): string[] => {
		if (isRecord(entry)) return linksIn(valuesAt(entry, [...IMAGE_NAMES, 'images']).flat()) ?? [];
		const link = asLink(entry);
		return link === undefined ? [] : [link];
	});
	return links.length > 0 ? [...new Set(links)] : undefined;
}

/**
 * Where the answers of the service have what they say about a task: the envelope `{code, msg, data}` and the
 * flat task object are both in use, on create as on query.
 *
 * @see https://docs.globalaiopc.com
 */
export const TASK = {
	ids: ['projectId', 'id', 'task_id', 'taskId'],
	within: ['data', ''],
	facts: {
		status: fact.text('status', 'state', 'task_status'),
		created: fact.date('created', 'created_at', 'createdAt'),
		// Newer routes have the links one level lower, and in lists.
		videoUrl: fact.link(...LINK_NAMES, 'result', 'output', 'videos.0', 'video_urls.0'),
		imageUrls: IMAGES,
		actualDuration: fact.seconds('actualDuration', 'actual_duration'),
		amount: fact.amount('amount'),
		// Of the model center alone.
		progress: fact.percent('progress'),
		totalTokens: fact.amount('totalTokens', 'usage.total_tokens'),
		// A text as a rule; newer routes send an object.
		error: fact.reason('error.message', 'error', 'errorMessage', 'error_message'),
		errorCode: fact.reasonCode('error.code', 'error_code', 'errorCode'),
	},
};

/** On create, in the order in which clients of this service look for the id. */
export const CREATED_IDS = ['data.projectId', 'id', 'data.id', 'task_id', 'data.task_id'];

/** A task as the rest of the code sees it, whichever form the answer had. */
export type WireTask = Facts<typeof TASK.facts> & {
	/** Present in the envelope form; `0` means success. */
	code: string | undefined;
	/** The first id that the answer gives. */
	jobId: string | undefined;
	/** The provider's explanation, wherever it stood. */
	said: string | undefined;
};

const WHOLE = { code: fact.code('code'), jobId: fact.id(...CREATED_IDS) };

const EXPLANATION = { text: fact.text('msg', 'message') };

export function readTask(body: unknown): WireTask {
	const task = readFacts(TASK.facts, body, TASK.within);
	const said = task.error ?? readFacts(EXPLANATION, body, TASK.within).text;
	return { ...task, ...readFacts(WHOLE, body), said };
}

/** What an answer says about an asset, which is alone or the only one of a list. */
export const ASSET = {
	assetId: fact.id('assetId', 'asset_id'),
	status: fact.text('status'),
	assetType: fact.text('assetType', 'asset_type'),
	url: fact.link('originalUrl', 'url'),
	name: fact.text('name'),
};

export const ASSET_WITHIN = ['data.items.0', 'data', ''];

/** An asset that was refused, although the answer as a whole was not. */
export const REFUSED_ASSET = {
	asset: fact.record('data.failedItems.0'),
	reason: fact.text(
		...['data.failedItems.0.msg', 'data.failedItems.0.message'],
		...['data.failedItems.0.reason', 'data.failedItems.0.error'],
	),
};
