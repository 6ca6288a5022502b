import type { Credential } from '../host';
import type { Simulator } from '../simulator/simulator';

/** What the demo has to know of a provider: whose nodes ask for which credential, and who simulates it. */
export interface DemoProvider {
	/** As in node types (`n8n-nodes-video-jobs.vizard`) and job references. */
	id: string;
	displayName: string;
	/** Its name in the simulator. */
	simulated: string;
	/** The first is used unless a test chooses another. */
	credentialTypes: readonly [string, ...string[]];
	/** The credential's field that the simulator's key goes into. */
	keyField: string;
}

export const DEMO_PROVIDERS: readonly DemoProvider[] = [
	{
		id: 'vizard',
		displayName: 'Vizard',
		simulated: 'vizard',
		credentialTypes: ['vizardApi'],
		keyField: 'apiKey',
	},
	{
		id: 'clipzy',
		displayName: 'Clipzy',
		simulated: 'clipzy',
		credentialTypes: ['clipzyApi'],
		keyField: 'token',
	},
	{
		id: 'pictory',
		displayName: 'Pictory',
		simulated: 'pictory',
		credentialTypes: ['pictoryApi', 'pictoryClientCredentialsApi'],
		keyField: 'apiKey',
	},
	{
		id: 'wayinVideo',
		displayName: 'WayinVideo',
		simulated: 'wayinvideo',
		credentialTypes: ['wayinVideoApi'],
		keyField: 'apiKey',
	},
	{
		id: 'globalAiOpc',
		displayName: 'GlobalAI OPC',
		simulated: 'globalaiopc',
		credentialTypes: ['globalAiOpcApi'],
		keyField: 'apiKey',
	},
];

/** The provider of that id. @throws when there is none */
export function demoProvider(id: string): DemoProvider {
	const provider = DEMO_PROVIDERS.find((candidate) => candidate.id === id);
	if (provider === undefined) throw new Error(`The demo knows no provider "${id}"`);
	return provider;
}

/** A credential that the simulated provider accepts. */
export function credentialFor(provider: DemoProvider, simulator: Simulator): Credential {
	const { displayName, simulated, credentialTypes, keyField } = provider;
	return {
		name: `${displayName} (simulator)`,
		type: credentialTypes[0],
		data: {
			[keyField]: simulator.apiKey(simulated),
			baseUrl: simulator.baseUrl(simulated),
		},
	};
}
