import { templateSubmit } from '../../../nodes/Pictory/templateVideo';
import { variableFields } from '../../../nodes/Pictory/templateVariables';
import { converse, facts, type Reply } from './conversation';

const TEMPLATE = {
	body: { templateId: 't-1', variables: { name: 'NAME', year: 2025, new: true } },
};
const ACCEPTED = { body: { success: true, data: { jobId: '5b0f6a0e-6c1b-4d0e-9a57' } } };
const NOT_FOUND = { body: { message: 'Template not found' }, status: 404 };

const VALUES = { name: 'James', year: 2026, new: false };

function video(values: object, ...replies: Reply[]) {
	const entered = {
		videoName: 'harbour',
		templateId: 't-1',
		templateVariables: { mappingMode: 'defineBelow', value: values },
	};
	return converse(templateSubmit.converse(entered, facts()), ...replies);
}

test('a template is read before anything is paid for, and gets its values', () => {
	const { requests, result } = video(VALUES, TEMPLATE, ACCEPTED);
	expect(requests).toEqual([
		{ purpose: 'read', method: 'GET', path: '/v1/templates/t-1', tolerate: ['notFound'] },
		expect.objectContaining({
			purpose: 'submit',
			path: '/v2/video/storyboard/render',
			body: { videoName: 'harbour', templateId: 't-1', variables: VALUES },
		}),
	]);
	expect(result.jobId).toBe('5b0f6a0e-6c1b-4d0e-9a57');
});

test('the values may be JSON', () => {
	const entered = { videoName: 'harbour', templateId: 't-1', variablesFrom: 'json' };
	const withJson = { ...entered, variables: JSON.stringify(VALUES) };
	const { requests } = converse(templateSubmit.converse(withJson, facts()), TEMPLATE, ACCEPTED);
	expect(requests[1]?.body).toMatchObject({ variables: VALUES });
});

test('each value goes in the type that its variable has in the template', () => {
	const { requests } = video({ name: 7, year: '2026', new: 'FALSE' }, TEMPLATE, ACCEPTED);
	expect(requests[1]?.body).toMatchObject({ variables: { name: '7', year: 2026, new: false } });
});

describe('is refused before anything is paid for:', () => {
	it.each<[string, object, string]>([
		['nothing', {}, "'Variables' has no value for 'name', 'year', 'new', which the template needs"],
		[
			'an empty value',
			{ ...VALUES, name: ' ' },
			"'Variables' has no value for 'name', which the template needs",
		],
		[
			'another name',
			{ ...VALUES, nmae: 'James' },
			"'Variables' has a value for 'nmae', which the template does not have",
		],
		[
			'words as a number',
			{ ...VALUES, year: 'soon' },
			"'Variables' has a value for 'year' that is no number",
		],
	])('%s', (_what, values, message) => {
		expect(() => video(values, TEMPLATE)).toThrow(message);
	});

	it('a value for a template without variables', () => {
		const bare = { body: { templateId: 't-1', variables: {} } };
		expect(() => video({ name: 'James' }, bare)).toThrow(/which the template does not have$/);
	});
});

describe('a project serves as a template', () => {
	const project = {
		body: { projectName: 'News', scenes: [{ text: 'Hi {{name}}, it is {{ year }}. {{name}}!' }] },
	};

	it('with the variables in its texts', () => {
		const { requests } = video({ name: 'James', year: 2026 }, NOT_FOUND, project, ACCEPTED);
		expect(requests[1]).toMatchObject({ method: 'GET', path: '/v2/projects/t-1' });
		expect(requests[2]?.body).toMatchObject({ variables: { name: 'James', year: '2026' } });
	});

	it('that has to get them, and may have more than are found', () => {
		expect(() => video({ name: 'James' }, NOT_FOUND, project)).toThrow(/no value for 'year'/);
		const more = { name: 'James', year: '2026', layer: 'Fog' };
		expect(video(more, NOT_FOUND, project, ACCEPTED).requests[2]?.body).toMatchObject({
			variables: more,
		});
	});
});

test('what can be read nowhere is left to Pictory', () => {
	const { requests } = video(VALUES, NOT_FOUND, NOT_FOUND, ACCEPTED);
	expect(requests[2]?.body).toMatchObject({ variables: VALUES });
	expect(video(VALUES, { body: { templateId: 't-1' } }, ACCEPTED).requests).toHaveLength(2);
});

describe('the editor shows', () => {
	const fieldsOf = (templateId: unknown, ...replies: Reply[]) =>
		converse(
			variableFields(() => templateId),
			...replies,
		).result;

	it('a field for each variable, in its type', () => {
		expect(fieldsOf('t-1', TEMPLATE)).toEqual(
			[
				['name', 'string'],
				['year', 'number'],
				['new', 'boolean'],
			].map(([id, type]) => ({
				id,
				type,
				displayName: id,
				required: true,
				defaultMatch: false,
				display: true,
			})),
		);
	});

	it('none while no template is chosen', () => {
		for (const nothing of ['', undefined, null, '..']) expect(fieldsOf(nothing)).toEqual([]);
	});
});
