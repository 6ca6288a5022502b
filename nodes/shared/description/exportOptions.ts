import type { INodeProperties } from 'n8n-workflow';

/** What can be chosen when finished videos are downloaded. */
export const EXPORT_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Maximum Videos',
		name: 'maximumVideos',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many videos to download per job, from the best downwards. 0 downloads all.',
	},
	{
		displayName: 'Minimum Score',
		name: 'minimumScore',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description:
			'Download only videos that the provider has scored at least so high, on its own scale. 0 downloads all.',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		description: 'The name of the output binary field to put the file in',
	},
];
