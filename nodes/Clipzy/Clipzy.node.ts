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
import { clipzy } from './provider';

export class Clipzy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Clipzy',
		name: 'clipzy',
		icon: { light: 'file:../../icons/clipzy.svg', dark: 'file:../../icons/clipzy.dark.svg' },
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: NEWEST_VERSION,
		subtitle: subtitleOf(clipzy),
		description: 'Give a video the style of another one with a Clipzy engine, and download it',
		defaults: { name: 'Clipzy' },
		usableAsTool: true,
		waitingNodeTooltip: WAITING_FOR_TURNS,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'clipzyApi', required: true }],
		properties: providerProperties(clipzy),
	};

	methods = editorMethods(clipzy);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeProviderNode(this, clipzy);
	}
}
