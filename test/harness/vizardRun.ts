import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';
import type { TestCredentials } from './credentialsHelper';
import type { TestNode } from './runWorkflow';

/** Items for the engine tests: one source per item. */
export function sources(...urls: string[]): INodeExecutionData[] {
	return urls.map((videoUrl, index) => ({ json: { videoUrl, row: index } }));
}

export function vizardCredentials(simulator: Simulator): TestCredentials {
	return {
		vizardApi: { apiKey: simulator.apiKey('vizard'), baseUrl: simulator.baseUrl('vizard') },
	};
}

/** Submit as a user sets it up: the URL from the item, pacing opened so that tests do not wait for it. */
export function submitNode(
	settings: TestNode['settings'] = {},
	options: INodeParameters = { submitsPerMinute: 10_000 },
): TestNode {
	return {
		name: 'Submit',
		type: 'vizard',
		parameters: {
			resource: 'videoJob',
			operation: 'submit',
			jobType: 'clipping',
			videoUrl: '={{ $json.videoUrl }}',
			language: 'auto',
			options,
		},
		settings,
	};
}

export function waitNode(
	options: INodeParameters = {},
	settings: TestNode['settings'] = {},
	parameters: INodeParameters = {},
): TestNode {
	return {
		name: 'Wait',
		type: 'waitForVideoJob',
		parameters: {
			providers: ['vizard'],
			jobSource: 'input',
			mode: 'keepRunning',
			...parameters,
			options,
		},
		settings,
	};
}
