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
import { vizard } from './provider';

export class Vizard implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Vizard',
		name: 'vizard',
		icon: { light: 'file:../../icons/vizard.svg', dark: 'file:../../icons/vizard.dark.svg' },
		group: ['transform'],
		version: VERSIONS,
		defaultVersion: NEWEST_VERSION,
		subtitle: subtitleOf(vizard),
		description: 'Turn long videos into clips with Vizard, download them, and publish them',
		defaults: { name: 'Vizard' },
		usableAsTool: true,
		waitingNodeTooltip: WAITING_FOR_TURNS,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS,
		credentials: [{ name: 'vizardApi', required: true }],
		properties: providerProperties(vizard),
	};

	methods = editorMethods(vizard);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeProviderNode(this, vizard);
	}
}
