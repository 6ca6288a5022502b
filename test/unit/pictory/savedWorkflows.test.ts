import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { Pictory } from '../../../nodes/Pictory/Pictory.node';

const { description } = new Pictory();

/** The parameters of a node as n8n loads them, without those that are not shown. */
function loaded(parameters: INodeParameters): INodeParameters {
	const node: INode = {
		...{ id: '1', name: 'Pictory', type: 'pictory', typeVersion: 1, position: [0, 0] },
		parameters,
	};
	const all = [description.properties, parameters, true, false, node, description] as const;
	return NodeHelpers.getNodeParameters(...all) ?? {};
}

const STORYBOARD = { operation: 'submit', jobType: 'storyboardRender', videoName: 'harbour' };

describe('a workflow that was saved with version 0.1', () => {
	it('keeps the options that newer nodes have on the form', () => {
		const options = { voiceSpeaker: 'Martin', aspectRatio: '9:16' };
		const parameters = loaded({ ...STORYBOARD, options });
		expect(parameters).toMatchObject({ options });
		expect(parameters).not.toHaveProperty('voiceSpeaker');
		expect(parameters).not.toHaveProperty('aspectRatio');
	});

	it('keeps IDs and links that were entered as texts', () => {
		const options = {
			...{ brandId: 'b-1', smartLayoutId: 'l-1', subtitleStyleId: 's-1' },
			musicUrl: 'https://example.com/a.mp3',
		};
		const saved = { ...STORYBOARD, content: 'template', templateId: 't-1', options };
		expect(loaded(saved)).toMatchObject({ templateId: 't-1', options });
		const project = { operation: 'submit', jobType: 'projectRender', projectId: '300411' };
		expect(loaded(project)).toMatchObject({ projectId: '300411' });
	});
});
