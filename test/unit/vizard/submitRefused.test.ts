import { clippingSubmit, editingSubmit } from '../../../nodes/Vizard/submit';
import { CLIPPING_FIELDS, EDITING_FIELDS } from '../../../nodes/Vizard/submit.fields';
import { problemOf } from './conversation';

const BASE = { videoUrl: 'https://media.example.org/council.mp4', language: 'auto' };

/** The names that the editor shows, the options included. */
function shownNames(fields: typeof CLIPPING_FIELDS): string[] {
	return fields.flatMap(({ displayName, options = [] }) => [
		displayName,
		...options.flatMap((option) => ('displayName' in option ? [option.displayName] : [])),
	]);
}

const options = (entered: object) => ({ options: entered });

/** What is refused in both modes: parameters, the name in the editor, what is said about it. */
const REFUSED: readonly [what: string, parameters: object, name: string, message: RegExp][] = [
	['no link', { videoUrl: undefined }, 'Video URL', /^is missing$/],
	['an empty link', { videoUrl: ' ' }, 'Video URL', /^is not an http\(s\) URL$/],
	['a file path', { videoUrl: 'file:///etc/passwd' }, 'Video URL', /^is not an http/],
	['a file name', { videoUrl: 'podcast.mp4' }, 'Video URL', /^is not an http/],
	['a script', { videoUrl: 'javascript:alert(1)' }, 'Video URL', /^is not an http/],
	['a link that is no text', { videoUrl: 7 }, 'Video URL', /^must be string, not number$/],
	['a language that is no text', { language: 1 }, 'Spoken Language', /^must be string/],
	['a source type below 0', options({ videoType: -1 }), 'Source Type', /^must not be below 0/],
	[
		'a source type in between',
		options({ videoType: 1.5 }),
		'Source Type',
		/^is not a whole number/,
	],
	['a source type in words', options({ videoType: 'YouTube' }), 'Source Type', /^is not a number/],
	['a ratio that is not there', options({ aspectRatio: '2:1' }), 'Aspect Ratio', /^is not one of/],
	["Vizard's number of a ratio", options({ aspectRatio: 2 }), 'Aspect Ratio', /^must be string/],
	['a template by name', options({ templateId: 'mine' }), 'Template ID', /number of a template$/],
	['half a template', options({ templateId: 1.5 }), 'Template ID', /number of a template$/],
	[
		'a name that is a list',
		options({ projectName: [] }),
		'Project Name',
		/^must be string, not array$/,
	],
	['a webhook without scheme', options({ webhookUrl: 'n8n/x' }), 'Webhook URL', /^is not an http/],
	['a switch in other words', options({ emojiSwitch: 'on' }), 'Emoji', /^must be boolean/],
	['a switch that is 2', options({ subtitleSwitch: 2 }), 'Subtitles', /^must be boolean/],
	['a switch that is 2', options({ headlineSwitch: 2 }), 'Headline', /^must be boolean/],
	['a switch that is 2', options({ highlightSwitch: 2 }), 'Highlight Keywords', /^must be/],
	['a switch that is 2', options({ autoBrollSwitch: 2 }), 'AI B-Roll', /^must be boolean/],
	['a switch that is 2', options({ removeSilenceSwitch: 2 }), 'Remove Silence', /^must be/],
	[
		'an extension that Vizard does not take',
		options({ ext: 'webm' }),
		'File Extension',
		/^is not one of: mp4, 3gp, avi, mov$/,
	],
];

const REFUSED_WHEN_CLIPPING: typeof REFUSED = [
	[
		'automatic with others',
		options({ preferLength: [0, 1] }),
		'Clip Length',
		/^combines Automatic/,
	],
	['the same as text', options({ preferLength: '[0,1]' }), 'Clip Length', /^combines Automatic/],
	['a length beyond all', options({ preferLength: [5] }), 'Clip Length', /does not exist$/],
	['a length below all', options({ preferLength: [-1] }), 'Clip Length', /does not exist$/],
	['a length in words', options({ preferLength: ['short'] }), 'Clip Length', /^is not a number$/],
	['half a length', options({ preferLength: [1.5] }), 'Clip Length', /^is not a whole number$/],
	[
		'too many clips',
		options({ maxClipNumber: 101 }),
		'Maximum Clips',
		/^must be between 1 and 100/,
	],
	[
		'fewer than none',
		options({ maxClipNumber: -1 }),
		'Maximum Clips',
		/^must be between 1 and 100/,
	],
	['half a clip', options({ maxClipNumber: 1.5 }), 'Maximum Clips', /^is not a whole number$/],
	[
		'a third name',
		options({ keywordsField: 'words' }),
		'Keywords Field',
		/^is not one of: keyword, keywords$/,
	],
	['keywords as a list', options({ keywords: ['a'] }), 'Keywords', /^must be string, not array$/],
	[
		'a model as an object',
		options({ clipModel: {} }),
		'Clip Model',
		/^must be string, not object$/,
	],
];

describe.each([
	{
		mode: 'clipping',
		submit: clippingSubmit,
		fields: CLIPPING_FIELDS,
		refused: [...REFUSED, ...REFUSED_WHEN_CLIPPING],
	},
	{ mode: 'editing', submit: editingSubmit, fields: EDITING_FIELDS, refused: REFUSED },
])('in $mode mode', ({ submit, fields, refused }) => {
	it.each([...refused])('%s: %j is refused under the name %s', (_what, entered, name, message) => {
		const problem = problemOf(submit, { ...BASE, ...entered });
		expect(problem).toMatchObject({ parameter: name, advice: expect.stringMatching(/\w{3}/) });
		expect(problem.message).toMatch(message);
		// Words of the schema library mean nothing to a user.
		expect(problem.message).not.toMatch(/^(Invalid|Required|Expected)/);
		expect(shownNames(fields)).toContain(name);
	});

	it('parameters that are none at all are refused as well', () => {
		for (const nothing of [undefined, null, 'x', []]) {
			expect(problemOf(submit, nothing).parameter).toBe('Parameters');
		}
	});
});
