import { clippingSubmit, editingSubmit } from '../../../nodes/Vizard/submit';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { bodyOf, requestOf, resultOf, start } from './conversation';

const FILE = 'https://media.example.org/council.mp4';
const BASE = { videoUrl: FILE, language: 'auto' };
const COMMON_BODY = { videoUrl: FILE, videoType: 1, ext: 'mp4', lang: 'auto' };
const CLIPPING_BODY = { ...COMMON_BODY, preferLength: [0] };
const EDITING_BODY = { ...COMMON_BODY, getClips: 0 };

describe.each([
	{ mode: 'clipping', submit: clippingSubmit, usual: CLIPPING_BODY },
	{ mode: 'editing', submit: editingSubmit, usual: EDITING_BODY },
])('in $mode mode', ({ submit, usual }) => {
	it('the link alone is enough, and nothing is sent that was not chosen', () => {
		expect(requestOf(start(submit, { videoUrl: FILE }))).toEqual({
			purpose: 'submit',
			method: 'POST',
			path: '/project/create',
			body: usual,
		});
	});

	it.each<[string, object, object]>([
		['a link with space around it', { videoUrl: ` ${FILE}\n` }, {}],
		['a language', { language: ' de ' }, { lang: 'de' }],
		['a language that no list has', { language: 'tlh' }, { lang: 'tlh' }],
		['a template', { options: { templateId: '8801' } }, { templateId: 8801 }],
		['a template as a number', { options: { templateId: 8801 } }, { templateId: 8801 }],
		[
			'a template whose number JavaScript cannot hold',
			{ options: { templateId: '9007199254740993' } },
			{ templateId: '9007199254740993' },
		],
		['no template', { options: { templateId: ' ' } }, {}],
		['a name', { options: { projectName: ' Harbour ' } }, { projectName: 'Harbour' }],
		['no name', { options: { projectName: '' } }, {}],
		['a source type as text', { options: { videoType: '3' } }, { videoType: 3, ext: undefined }],
		['the source type 0', { options: { videoType: '0' } }, {}],
		[
			'a webhook',
			{ options: { webhookUrl: 'https://n8n.example.org/w' } },
			{ webhookUrl: 'https://n8n.example.org/w' },
		],
		['no webhook', { options: { webhookUrl: '' } }, {}],
		['no options', { options: undefined }, {}],
	])('%s', (_what, parameters, expected) => {
		// Through JSON, as on the wire: what is undefined does not travel.
		const sent: unknown = JSON.parse(JSON.stringify(bodyOf(submit, { ...BASE, ...parameters })));
		expect(sent).toEqual(JSON.parse(JSON.stringify({ ...usual, ...expected })));
	});

	it.each([
		['9:16', 1],
		['1:1', 2],
		['4:5', 3],
		['16:9', 4],
		[' 1:1 ', 2],
	])('the aspect ratio %j is %i', (aspectRatio, ratioOfClip) => {
		expect(bodyOf(submit, { ...BASE, options: { aspectRatio } })).toEqual({
			...usual,
			ratioOfClip,
		});
	});

	describe.each([
		'subtitleSwitch',
		'headlineSwitch',
		'emojiSwitch',
		'highlightSwitch',
		'autoBrollSwitch',
		'removeSilenceSwitch',
	])('%s', (name) => {
		it.each<[unknown, number]>([
			[true, 1],
			['true', 1],
			[1, 1],
			['1', 1],
			[false, 0],
			['false', 0],
			[0, 0],
			['0', 0],
		])('%j is %i', (value, sent) => {
			expect(bodyOf(submit, { ...BASE, options: { [name]: value } })).toEqual({
				...usual,
				[name]: sent,
			});
		});
	});

	it.each<[string, unknown, string]>([
		['a number', 40417733, '40417733'],
		['text', '40417733', '40417733'],
	])('a project id that is %s is kept as text', (_what, projectId, jobId) => {
		expect(resultOf(start(submit, BASE), { code: 2000, projectId })).toEqual({ jobId, known: {} });
	});

	it('takes the code as text as well: the project is paid for either way', () => {
		const answer = { code: '2000', projectId: 40417733, errMsg: '' };
		expect(resultOf(start(submit, BASE), answer).jobId).toBe('40417733');
	});

	it('hands on the share page', () => {
		const shareLink = 'https://vizard.ai/project?invite=Q1w2E3';
		const answer = { code: 2000, projectId: 1, shareLink };
		expect(resultOf(start(submit, BASE), answer).known).toEqual({
			artifacts: [{ kind: 'sharePage', url: shareLink }],
		});
	});

	it.each<[string, unknown]>([
		['no id', { code: 2000 }],
		['an empty id', { code: 2000, projectId: '' }],
		['an id of another type', { code: 2000, projectId: [true] }],
		['nothing', null],
		['text', 'ok'],
	])('an answer with %s is one of another form', (_what, body) => {
		expect(() => resultOf(start(submit, BASE), body)).toThrow(UnexpectedAnswer);
	});
});

describe('clipping alone', () => {
	it.each<[string, object, object]>([
		['lengths', { preferLength: [1, 3] }, { preferLength: [1, 3] }],
		['lengths as text', { preferLength: '[1, 3]' }, { preferLength: [1, 3] }],
		['lengths as a list of text', { preferLength: ['2', '4'] }, { preferLength: [2, 4] }],
		['one length', { preferLength: 2 }, { preferLength: [2] }],
		['no length', { preferLength: [] }, { preferLength: [0] }],
		['lengths left blank', { preferLength: '' }, { preferLength: [0] }],
		['a number of clips', { maxClipNumber: 100 }, { maxClipNumber: 100 }],
		['a number of clips as text', { maxClipNumber: '6' }, { maxClipNumber: 6 }],
		['all clips', { maxClipNumber: 0 }, {}],
		['keywords', { keywords: ' budget ' }, { keyword: 'budget' }],
		[
			'keywords under the other name',
			{ keywords: 'budget', keywordsField: 'keywords' },
			{ keywords: 'budget' },
		],
		['a name for keywords without any', { keywords: ' ', keywordsField: 'keywords' }, {}],
		['a model', { clipModel: 'clip_v2' }, { clipModel: 'clip_v2' }],
		['no model', { clipModel: '' }, {}],
	])('%s', (_what, options, expected) => {
		expect(bodyOf(clippingSubmit, { ...BASE, options })).toEqual({ ...CLIPPING_BODY, ...expected });
	});

	it('leaves its own fields out of editing, whatever an expression brings along', () => {
		const options = { preferLength: [1], maxClipNumber: 3, keywords: 'x', clipModel: 'clip_v1' };
		expect(bodyOf(editingSubmit, { ...BASE, options })).toEqual(EDITING_BODY);
	});
});
