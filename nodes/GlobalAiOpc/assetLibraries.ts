import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { defined } from '../shared/provider/answer';
import type { FileType } from './linkedFile';

interface NewAsset {
	assetType: FileType;
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
