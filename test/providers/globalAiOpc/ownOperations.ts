import type { JobMaker, OwnOperationFixture } from '../jobFixture';

const URL = 'https://media.example.org/harbour-master.png';

/** Uploads an asset without the node, and returns its ID. */
async function uploaded({ simulator }: JobMaker): Promise<string> {
	const response = await fetch(`${simulator.baseUrl('globalaiopc')}/kyyVideo2/asset/upload`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${simulator.apiKey('globalaiopc')}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ assetType: 'Image', url: URL }),
	});
	const { data } = (await response.json()) as { data: { assetId: string } };
	return data.assetId;
}

/** How the operations are run that only GlobalAI OPC has. */
export const ownOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'asset',
		operation: 'upload',
		request: { method: 'POST', path: '/kyyVideo2/asset/upload$' },
		begin: async () => ({
			parameters: { library: 'kyyVideo2', assetType: 'Image', url: URL, options: { name: 'Ada' } },
		}),
		shows: { status: 'submitted', isActive: false, library: 'kyyVideo2' },
		badInput: [
			{ what: 'no link', parameters: { url: ' ' }, message: /'URL' is empty/ },
			{
				what: 'a file of the own disk',
				parameters: { url: '/tmp/face.png' },
				message: /'URL' is not an http\(s\) URL/,
			},
			{
				what: 'another type',
				parameters: { assetType: '={{ "Document" }}' },
				message: /'Asset Type' is not one of: Image, Video, Audio/,
			},
			{
				what: 'a file of another type',
				parameters: { url: 'https://media.example.org/harbour-master.MP4?dl=1' },
				message: /'URL' leads to a file of the type Video, and 'Asset Type' is Image/,
				advice: "Set 'Asset Type' to Video, or enter another link",
			},
		],
	},
	{
		resource: 'asset',
		operation: 'get',
		request: { method: 'GET', path: '/kyyVideo2/asset/asset-' },
		begin: async (jobs) => {
			const assetId = await uploaded(jobs);
			await jobs.simulator.control.advance(60);
			return { parameters: { library: 'kyyVideo2', assetId: `asset://${assetId}` } };
		},
		shows: { status: 'active', isActive: true, assetType: 'Image', url: URL },
		badInput: [{ what: 'no ID', parameters: { assetId: ' ' }, message: /'Asset ID' is empty/ }],
	},
];
