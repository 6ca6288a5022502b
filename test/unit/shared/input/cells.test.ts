import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { PROVIDERS } from '../../../../nodes/registry';
import { SCENE_FIELDS } from '../../../../nodes/Pictory/scene.fields';
import { InvalidInput } from '../../../../nodes/shared/input/invalidInput';
import type { Conversation, SubmitFacts } from '../../../../nodes/shared/provider/contract';
import { jobs as services } from '../../../providers/videoService/jobs';
import type { WireRequest } from '../../../../nodes/shared/provider/wire';

/** What a sheet, a database or an expression may put into any field of any provider. */

type Values = Record<string, unknown>;

const FACTS: SubmitFacts = {
	now: 0,
	inputFile: () => ({ name: 'a.mp4', mimeType: 'video/mp4', sizeBytes: 20_000 }),
};

/** What each kind of job needs at least. */
const BASE: Record<string, Values> = {
	'vizard clipping': { videoUrl: 'https://a.example/v.mp4' },
	'vizard editing': { videoUrl: 'https://a.example/v.mp4' },
	'clipzy styleTransfer': { source: 'videoId', videoId: 'vid_1', binaryPropertyName: 'data' },
	'clipzy styleExtraction': { source: 'videoId', videoId: 'vid_1', binaryPropertyName: 'data' },
	'pictory videoGeneration': { prompt: 'A harbour at dawn' },
	'pictory storyboardPreview': { content: 'json', scenesJson: '[{ "story": "x" }]' },
	'pictory storyboardRender': {
		content: 'json',
		scenesJson: '[{ "story": "x" }]',
		videoName: 'harbour',
	},
	'pictory projectRender': { projectId: 'p1' },
	'pictory templateRender': { templateId: 't1', videoName: 'harbour' },
	'pictory imageGeneration': { prompt: 'A harbour at dawn' },
	'pictory transcription': { source: 'url', fileUrl: 'https://a.example/v.mp4' },
	'pictory highlights': {
		transcriptSource: 'json',
		transcript: '[{ "text": "The harbour wakes.", "start": 0, "end": 4 }]',
		highlightDuration: 4,
	},
	'pictory render': {},
	'wayinVideo clipping': { source: 'url', videoUrl: 'https://a.example/v.mp4' },
	'wayinVideo findMoments': { source: 'url', videoUrl: 'https://a.example/v.mp4', query: 'cost' },
	'wayinVideo summary': { source: 'url', videoUrl: 'https://a.example/v.mp4' },
	'wayinVideo transcript': { source: 'url', videoUrl: 'https://a.example/v.mp4' },
	'wayinVideo render': {},
	'globalAiOpc videoGeneration': { model: 'videos', prompt: 'A paper boat', duration: 5 },
	'globalAiOpc imageGeneration': { model: 'nano-banana-2', prompt: 'A paper boat' },
	'globalAiOpc modelCenter': { model: 'videos_stable', prompt: 'A paper boat', duration: 5 },
	...Object.fromEntries(
		Object.entries(services).map(([id, { start }]) => [`videoService ${id}`, start.parameters]),
	),
};

interface Form {
	form: string;
	base: Values;
	fields: readonly INodeProperties[];
	start(parameters: Values): Conversation<unknown>;
}

const FORMS: Form[] = PROVIDERS.flatMap(({ id, jobTypes, render }) => [
	...Object.entries(jobTypes).flatMap(([jobType, { submit }]) =>
		submit
			? formsOf({
					form: `${id} ${jobType}`,
					base: BASE[`${id} ${jobType}`] ?? {},
					fields: submit.fields,
					start: (parameters: Values) => submit.converse(parameters, FACTS),
				})
			: [],
	),
	...(render
		? [
				{
					form: `${id} render`,
					base: BASE[`${id} render`] ?? {},
					fields: render.fields,
					start: (parameters: Values) =>
						render.converse({ provider: id, jobType: 'x', jobId: 'j1' }, parameters, FACTS),
				},
			]
		: []),
]);

/** A form whose fields depend on a family of models is as many forms, each with the usual model of its family. */
function formsOf(form: Form): Form[] {
	const choices = form.fields.find(({ name }) => name === 'family');
	if (!choices) return [form];
	return (choices.options ?? []).flatMap((choice) => {
		const family = 'value' in choice ? String(choice.value) : '';
		const fields = form.fields.filter(
			({ displayOptions }) => displayOptions?.show?.family?.includes(family) ?? true,
		);
		if (family === choices.default) return [{ ...form, fields }];
		const usual = fields
			.filter(({ name }) => ['model', 'duration'].includes(name))
			.map(({ name, default: value }) => [name, value] as const);
		const base = { prompt: form.base.prompt, family, ...Object.fromEntries(usual) };
		return [{ ...form, form: `${form.form} ${family}`, fields, base }];
	});
}

/** One field, at the top of its form or among its options. */
interface Place {
	field: INodeProperties;
	put(base: Values, value: unknown): Values;
}

function placesIn(fields: readonly INodeProperties[]): Place[] {
	const top = fields
		.filter(({ name, type }) => name !== 'options' && type !== 'fixedCollection')
		.map((field) => ({
			field,
			put: (base: Values, value: unknown) => ({ ...base, [field.name]: value }),
		}));
	const options = fields.find(({ name }) => name === 'options')?.options ?? [];
	return [
		...top,
		...SCENE_FIELDS.filter(() => fields.some(({ name }) => name === 'scenes')).map((field) => ({
			field,
			put: (base: Values, value: unknown) => ({
				...base,
				content: 'scenes',
				scenes: { scene: [{ source: 'story', story: 'x', [field.name]: value }] },
			}),
		})),
		...(options as INodeProperties[]).map((field) => ({
			field,
			put: (base: Values, value: unknown) => ({ ...base, options: { [field.name]: value } }),
		})),
	];
}

const CELLS = FORMS.flatMap(({ form, base, fields, start }) =>
	placesIn(fields).map((place) => ({
		form,
		start,
		base,
		name: place.field.name,
		...place,
	})),
);

/** A scene has a source and a story in this test; an empty source is a choice of its own. */
const GIVEN = ['source', 'story'];

const optional = CELLS.filter(({ base, name }) => !(name in base) && !GIVEN.includes(name));
const ofType = (type: string) => CELLS.filter(({ field }) => field.type === type);

const NOTHING = { httpStatus: 404, headers: {}, body: {}, text: '{}' };

/** What is sent, or what is said against it. */
function outcome({ start }: Pick<Form, 'start'>, parameters: Values): WireRequest | string {
	try {
		const conversation = start(parameters);
		let request = conversation.next().value as WireRequest;
		// A submit may begin with questions about what there is; here there is nothing.
		while (request.purpose === 'read') request = conversation.next(NOTHING).value as WireRequest;
		return request;
	} catch (error) {
		if (error instanceof InvalidInput) return error.message;
		throw error;
	}
}

it('knows what every form needs', () => {
	for (const form of FORMS) {
		expect(outcome(form, form.base)).toMatchObject({ method: expect.any(String) });
	}
});

describe.each([null, '', '  ', '\u200b', NaN, 'NaN', 'null', ' undefined '])(
	'an empty cell that holds %p',
	(blank) => {
		it.each(optional)('leaves $name of $form at its default', (cell) => {
			const usual = outcome(cell, cell.put(cell.base, undefined));
			const required = cell.field.required === true && cell.field.displayOptions === undefined;
			const found = outcome(cell, cell.put(cell.base, blank));
			if (required) expect(found).toContain(`'${cell.field.displayName}' `);
			else expect(found).toEqual(usual);
		});
	},
);

describe.each([
	[true, ['TRUE', 'true', ' True ', 'yes', 'YES', 1, '1']],
	[false, ['FALSE', 'false', ' False ', 'no', 'NO', 0, '0']],
])('a cell for %j', (value, written) => {
	it.each(ofType('boolean'))('may be written in words: $name of $form', (cell) => {
		const meant = outcome(cell, cell.put(cell.base, value));
		for (const word of written) {
			expect(outcome(cell, cell.put(cell.base, word))).toEqual(meant);
		}
	});
});

it.each(ofType('number'))('a number may be a text: $name of $form', (cell) => {
	const { minValue = 1, maxValue = minValue + 5 } = cell.field.typeOptions ?? {};
	for (const number of [minValue, maxValue]) {
		const meant = outcome(cell, cell.put(cell.base, number));
		expect(outcome(cell, cell.put(cell.base, ` ${number} `))).toEqual(meant);
	}
});

it.each(ofType('number'))('infinity is no number: $name of $form', (cell) => {
	for (const endless of [Infinity, -Infinity, 'Infinity']) {
		expect(outcome(cell, cell.put(cell.base, endless))).toBe(
			`'${cell.field.displayName}' is not a number`,
		);
	}
});

const texts = ofType('string').filter(({ field }) => field.typeOptions?.multipleValues !== true);

it.each(texts)('blanks around a text do not count: $name of $form', (cell) => {
	for (const text of ['https://a.example/x', '12', 'abcde', '16:9']) {
		const meant = outcome(cell, cell.put(cell.base, text));
		expect(outcome(cell, cell.put(cell.base, ` ${text} `))).toEqual(meant);
	}
});

it.each(texts.filter(({ name }) => !/url$/i.test(name)))(
	'a text may be a number: $name of $form',
	(cell) => {
		const meant = outcome(cell, cell.put(cell.base, '12'));
		expect(outcome(cell, cell.put(cell.base, 12))).toEqual(meant);
	},
);

it.each(texts.filter(({ name }) => !/url$/i.test(name)))(
	'a date is what it is written as: $name of $form',
	(cell) => {
		const date = new Date(Date.UTC(2026, 4, 2));
		const meant = outcome(cell, cell.put(cell.base, date.toISOString()));
		for (const written of [date, DateTime.fromJSDate(date, { zone: 'utc' })]) {
			const found = outcome(cell, cell.put(cell.base, written));
			if (typeof meant === 'string') expect(typeof found).toBe('string');
			else expect(found).toEqual(meant);
		}
	},
);
