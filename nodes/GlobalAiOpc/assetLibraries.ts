import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { defined } from '../shared/provider/answer';

export const ASSET_TYPES = ['Image', 'Video', 'Audio'] as const;

export type AssetType = (typeof ASSET_TYPES)[number];

/** Endings of links that show what they lead to. The images are those that the service takes. */
const ENDINGS: Readonly<Record<AssetType, readonly string[]>> = {
	Image: ['jpeg', 'jpg', 'png', 'webp', 'bmp', 'tiff', 'gif'],
	Video: ['mp4', 'mov', 'avi', 'mkv', 'webm'],
	Audio: ['mp3', 'wav', 'm4a', 'aac', 'flac', 'ogg'],
};

/** @returns undefined for a link that does not show it */
export function typeOfLink(url: string): AssetType | undefined {
	const ending = /\.([a-z0-9]+)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
	return ASSET_TYPES.find((type) => ENDINGS[type].includes(ending));
}

interface NewAsset {
	assetType: AssetType;
	url: string;
	name?: string | undefined;
}

/** A library of reviewed material; each belongs to some families and has calls of its own. */
export interface Library {
	displayName: string;
	upload: { path: string; body(asset: NewAsset): IDataObject };
	status: { method: IHttpRequestMethods; path(id: string): string; body?(id: string): IDataObject };
}

/** Two generations take a list of links for each type. */
function inLists({ assetType, url }: NewAsset): IDataObject {
	return { [`${assetType.toLowerCase()}Urls`]: [url] };
}

/** @see https://docs.globalaiopc.com; the last one is known from clients alone */
export const LIBRARIES: Readonly<Record<string, Library>> = {
	kyyVideo2: {
		displayName: 'Seedance 2.0',
		upload: { path: '/kyyVideo2/asset/upload', body: (asset) => defined({ ...asset }) },
		status: { method: 'GET', path: (id) => `/kyyVideo2/asset/${encodeURIComponent(id)}` },
	},
	sd2Manxue: {
		displayName: 'SD2 Manxue',
		upload: { path: '/asset/sd2Manxue/assetUpload', body: inLists },
		status: {
			method: 'POST',
			path: () => '/asset/sd2Manxue/assetStatus',
			body: (id) => ({ assetIds: [id] }),
		},
	},
	seedance2: {
		displayName: 'Seedance 2.0 Discount and Special',
		upload: { path: '/asset/seedance2/assetUpload', body: inLists },
		status: {
			method: 'POST',
			path: () => '/asset/seedance2/assetDetail',
			body: (id) => ({ assetId: id }),
		},
	},
};
