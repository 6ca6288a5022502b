import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { providerProperties } from '../shared/node/providerProperties';
import { editorMethods } from '../shared/node/editorMethods';
import { executeProviderNode } from '../shared/node/executeProviderNode';
import { OUTPUTS, WAITING_FOR_TURNS } from '../shared/submit/parked/workflows';
import { subtitleOf } from '../shared/node/subtitle';
import { NEWEST_VERSION, VERSIONS } from '../shared/node/versions';
import { wayinVideo } from './provider';

export class WayinVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WayinVideo',
		name: 'wayinVideo',
		icon: {
			light: 'file:../../icons/wayinVideo.svg',
			dark: 'file:../../icons/wayinVideo.dark.svg',
		},
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: NEWEST_VERSION,
		subtitle: subtitleOf(wayinVideo),
		description:
			'Clip, transcribe and summarize long videos with WayinVideo, and render, download and publish their clips',
		defaults: { name: 'WayinVideo' },
		usableAsTool: true,
		waitingNodeTooltip: WAITING_FOR_TURNS,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'wayinVideoApi', required: true }],
		properties: providerProperties(wayinVideo),
	};

	methods = editorMethods(wayinVideo);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeProviderNode(this, wayinVideo);
	}
}
