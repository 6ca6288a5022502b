import type { Video } from '../shared/job/videoJob';
import { defined } from '../shared/provider/answer';
import { asId, asLink, asSeconds, asText, isRecord } from '../shared/provider/facts';
import { textsBelow, valuesAt } from './places';
import type { Recipe } from './recipe';

/** How addresses of video files end. */
const VIDEO_FILE = /\.(mp4|mov|webm|mkv|m4v|avi)$/i;

/** The videos of a finished job. */
export function videosIn({ videos: recipe }: Recipe, body: unknown): Video[] {
	if (recipe.route !== undefined) return [defined({ index: 0, ...described(recipe, {}, body) })];
	if (recipe.collect) return collected(recipe.collect, body).map((url, index) => ({ index, url }));
	for (const place of recipe.at ?? []) {
		const items = valuesAt(body, [place]).flatMap((value) =>
			Array.isArray(value) ? value : [value],
		);
		const videos = items.flatMap((item: unknown) => {
			const url = linkOf(recipe, item);
			return url === undefined ? [] : [{ url, ...described(recipe, item, body) }];
		});
		if (videos.length > 0) return videos.map((video, index) => defined({ index, ...video }));
	}
	return [];
}

/** The link to the captions of the first video. */
export function captionsIn({ videos: recipe }: Recipe, body: unknown): string | undefined {
	if (recipe.captions === undefined) return undefined;
	const items = valuesAt(body, recipe.at ?? []);
	return items
		.flatMap((item) => valueAt(recipe.captions, item, body))
		.map(httpLink)
		.find(Boolean);
}

function linkOf({ url = ['url'] }: Recipe['videos'], item: unknown): string | undefined {
	const values = isRecord(item) ? valuesAt(item, url) : [item];
	return values.map(httpLink).find(Boolean);
}

function httpLink(value: unknown): string | undefined {
	const link = asLink(value);
	return link !== undefined && /^https?:/i.test(link) ? link : undefined;
}

function described(recipe: Recipe['videos'], item: unknown, body: unknown): Partial<Video> {
	const first = <T>(place: string | undefined, read: (value: unknown) => T | undefined) =>
		valueAt(place, item, body)
			.map(read)
			.find((value) => value !== undefined);
	const pixels = (value: unknown) => asSeconds(value) || undefined;
	return defined({
		id: first(recipe.id, asId),
		title: first(recipe.title, asText),
		durationSeconds: first(recipe.duration, asSeconds),
		width: first(recipe.width, pixels),
		height: first(recipe.height, pixels),
		thumbnailUrl: first(recipe.thumbnail, httpLink),
	});
}

function valueAt(place: string | undefined, item: unknown, body: unknown): unknown[] {
	if (place === undefined) return [];
	return place.startsWith('/') ? valuesAt(body, [place.slice(1)]) : valuesAt(item, [place]);
}

/**
 * All links below the first place that has some: those to video files or, where no address ends like one, all
 * of them.
 */
function collected(places: readonly string[], body: unknown): string[] {
	for (const place of places) {
		const texts = valuesAt(body, [place]).flatMap((value) => textsBelow(value));
		const links = [...new Set(texts.flatMap((text) => httpLink(text) ?? []))];
		const files = links.filter((link) => VIDEO_FILE.test(new URL(link).pathname));
		if (links.length > 0) return files.length > 0 ? files : links;
	}
	return [];
}
