import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { deliverJobs } from '../VideoJobTrigger/deliver';
import { LISTING, triggerCredentials, triggerProperties } from '../VideoJobTrigger/properties';
import { newestWanted, watchJobs } from './watch';

/**
 * A node of its own beside Video Job Trigger: n8n polls each node that can poll, shows its Poll Times, and
 * makes a node with a webhook listen for a call when it is tested. One node could not switch any of these off.
 */
export class VideoJobWatchTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Video Job Watch Trigger',
		name: 'videoJobWatchTrigger',
		icon: {
			light: 'file:../../icons/videoJobTrigger.svg',
			dark: 'file:../../icons/videoJobTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["provider"] }}',
		description: 'Starts the workflow when a video job in the list of a provider has ended',
		defaults: { name: 'Video Job Watch Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: triggerCredentials(LISTING),
		properties: triggerProperties(LISTING, []),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await deliverJobs(this, async (trigger) => await newestWanted(this, trigger));
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await watchJobs(this);
	}
}
