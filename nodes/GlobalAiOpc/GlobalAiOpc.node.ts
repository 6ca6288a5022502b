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
import { globalAiOpc } from './provider';

export class GlobalAiOpc implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GlobalAI OPC',
		name: 'globalAiOpc',
		icon: {
			light: 'file:../../icons/globalAiOpc.svg',
			dark: 'file:../../icons/globalAiOpc.dark.svg',
		},
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: NEWEST_VERSION,
		subtitle: subtitleOf(globalAiOpc),
		description: 'Generate videos and images with the models of GlobalAI OPC, and download them',
		defaults: { name: 'GlobalAI OPC' },
		usableAsTool: true,
		waitingNodeTooltip: WAITING_FOR_TURNS,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'globalAiOpcApi', required: true }],
		properties: providerProperties(globalAiOpc),
	};

	methods = editorMethods(globalAiOpc);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeProviderNode(this, globalAiOpc);
	}
}
