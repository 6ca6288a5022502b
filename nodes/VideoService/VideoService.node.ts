import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { editorMethods } from '../shared/node/editorMethods';
import { executeProviderNode } from '../shared/node/executeProviderNode';
import { OUTPUTS, WAITING_FOR_TURNS } from '../shared/submit/parked/workflows';
import { subtitleOf } from '../shared/node/subtitle';
import { NEWEST_VERSION, VERSIONS } from '../shared/node/versions';
import { providerProperties } from '../shared/node/providerProperties';
import { videoServiceApiTest } from './credentialTest';
import { videoService } from './provider';

export class VideoService implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Video Service',
		name: 'videoService',
		icon: {
			light: 'file:../../icons/videoService.svg',
			dark: 'file:../../icons/videoService.dark.svg',
		},
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: NEWEST_VERSION,
		subtitle: subtitleOf(videoService),
		description:
			'Generate or edit videos with fal, kie.ai, Replicate, HeyGen, Runway, Veo or any other service, and download them',
		defaults: { name: 'Video Service' },
		usableAsTool: true,
		waitingNodeTooltip: WAITING_FOR_TURNS,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'videoServiceApi', required: true, testedBy: 'videoServiceApiTest' }],
		properties: providerProperties(videoService),
	};

	methods = { ...editorMethods(videoService), credentialTest: { videoServiceApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeProviderNode(this, videoService);
	}
}
