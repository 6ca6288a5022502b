import { LAYOUTS, RATIOS } from '../../../nodes/WayinVideo/choices';
import { clipsRender } from '../../../nodes/WayinVideo/render';
import { clippingSubmit, findMomentsSubmit } from '../../../nodes/WayinVideo/submit';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { answerWith, facts, play } from './conversation';

const URL_SOURCE = { source: 'url', videoUrl: 'https://youtu.be/Zz1yX2wV3uT' };
const ACCEPTED = answerWith({ data: { id: 'prj1', name: 'Harbour', status: 'CREATED' } });

function bodyOf(options: object, { enableExport = true, ...more }: Record<string, unknown> = {}) {
	const parameters = { ...URL_SOURCE, enableExport, ...more, options };
	return play(clippingSubmit.converse(parameters, facts()), [ACCEPTED]).requests[0]?.body;
}

describe('the body of a submit', () => {
	it('holds nothing that was not chosen', () => {
		expect(bodyOf({}, { enableExport: false, language: '' })).toEqual({
			video_url: URL_SOURCE.videoUrl,
		});
	});

	it.each<[string, object, object]>([
		['captions that are off', { captionDisplay: 'original', captionStyle: 'temp-1' }, {}],
		['a hook that is off', { aiHookStyle: 'calm', aiHookPosition: 'end' }, {}],
		['reframing that is off', { aspectRatio: 'RATIO_1_1', reframeLayout: 'PiP' }, {}],
		[
			'an empty layout',
			{ enableAiReframe: true, aspectRatio: 'RATIO_1_1', reframeLayout: '' },
			{
				enable_ai_reframe: true,
				ratio: 'RATIO_1_1',
			},
		],
		[
			'switches from expressions',
			{ enableCaption: 'true', enableAiHook: 'false' },
			{
				enable_caption: true,
			},
		],
		[
			'a style of one’s own',
			{ enableCaption: true, captionStyle: 'temp-1', captionStyleId: 'x-9' },
			{
				enable_caption: true,
				cc_style_tpl: 'x-9',
			},
		],
		['a number as text', { maxClipNumber: '3' }, { limit: 3 }],
		['a language in capitals', { targetLanguage: 'ZH-CN' }, { target_lang: 'zh-cn' }],
	])('with %s', (_what, options, expected) => {
		expect(bodyOf(options)).toEqual({
			video_url: URL_SOURCE.videoUrl,
			enable_export: true,
			...expected,
		});
	});

	it('holds no render settings when nothing is rendered', () => {
		const settings = { resolution: 'UHD_4K', enableCaption: true, enableAiReframe: true };
		expect(bodyOf(settings, { enableExport: false })).toEqual({ video_url: URL_SOURCE.videoUrl });
	});

	it('of a search has no length', () => {
		const parameters = {
			...URL_SOURCE,
			query: ' cost ',
			options: { targetDuration: 'DURATION_0_30', enableExpressMode: true },
		};
		const { requests } = play(findMomentsSubmit.converse(parameters, facts()), [ACCEPTED]);
		expect(requests).toEqual([
			{
				purpose: 'submit',
				method: 'POST',
				path: '/clips/find-moments',
				body: { video_url: URL_SOURCE.videoUrl, query: 'cost' },
			},
		]);
	});

	it.each(RATIOS)('takes the layouts of %s and no others', (ratio) => {
		const every = new Set(Object.values(LAYOUTS).flat());
		for (const reframeLayout of every) {
			const build = () => bodyOf({ enableAiReframe: true, aspectRatio: ratio, reframeLayout });
			if (LAYOUTS[ratio].includes(reframeLayout))
				expect(build()).toMatchObject({ ratio, reframe_layout: reframeLayout });
			else expect(build).toThrow(`'Reframe Layout' is '${reframeLayout}', which`);
		}
	});
});

describe('a submit', () => {
	it('returns the id and the name', () => {
		const { result } = play(clippingSubmit.converse({ ...URL_SOURCE }, facts()), [ACCEPTED]);
		expect(result).toEqual({
			jobId: 'prj1',
			known: { title: 'Harbour', expected: { rendered: false } },
		});
	});

	it.each<[unknown]>([
		[{}],
		[{ data: null }],
		[{ data: {} }],
		[{ data: { id: '' } }],
		[{ data: { id: null } }],
		[{ data: { id: { $ne: 1 } } }],
		['prj1'],
	])('is not believed with the answer %j', (body) => {
		const conversation = clippingSubmit.converse({ ...URL_SOURCE }, facts());
		expect(() => play(conversation, [answerWith(body)])).toThrow(UnexpectedAnswer);
	});

	it('of a file asks for an address, uploads there, and submits the identity', () => {
		const parameters = { source: 'binary', binaryPropertyName: 'film', enableExport: false };
		const upload = { upload_url: 'https://bucket.example.org/u?sig=1', identity: 'upl_1' };
		const { requests } = play(clippingSubmit.converse(parameters, facts()), [
			answerWith({ data: upload }),
			answerWith(undefined, 204),
			ACCEPTED,
		]);
		expect(requests).toEqual([
			{
				purpose: 'prepare',
				method: 'POST',
				path: '/upload/single-file',
				body: { name: 'council.mp4' },
			},
			{
				purpose: 'prepare',
				method: 'PUT',
				path: '',
				presignedUrl: upload.upload_url,
				upload: { binaryProperty: 'film', contentType: 'video/mp4' },
			},
			{ purpose: 'submit', method: 'POST', path: '/clips', body: { video_url: 'upl_1' } },
		]);
	});

	it('with wrong settings uploads nothing', () => {
		const parameters = {
			source: 'binary',
			binaryPropertyName: 'film',
			enableExport: true,
			options: { enableAiReframe: true },
		};
		expect(() => clippingSubmit.converse(parameters, facts()).next()).toThrow(
			"'Aspect Ratio' is missing",
		);
	});
});

describe('a render', () => {
	const finished = { provider: 'wayinVideo', jobType: 'clipping', jobId: 'prj1' };
	const render = (options: object) =>
		play(clipsRender.converse(finished, { options }, facts()), [
			answerWith({ data: { export_task_id: 'exp_1', name: '', status: 'CREATED' } }),
		]);

	it('of everything names the task alone', () => {
		expect(render({})).toEqual({
			requests: [
				{ purpose: 'submit', method: 'POST', path: '/clips/export', body: { project_id: 'prj1' } },
			],
			result: { jobId: 'exp_1', known: { expected: { rendered: true } } },
		});
	});

	it.each<[unknown, number[]]>([
		['0, 2', [0, 2]],
		['[2,0]', [2, 0]],
		[
			[1, '1', 3],
			[1, 3],
		],
		[4, [4]],
	])('takes the clip indices %j', (clipIndices, clip_indices) => {
		expect(render({ clipIndices }).requests[0]?.body).toMatchObject({ clip_indices });
	});

	it('takes no clip indices for all', () => {
		expect(render({ clipIndices: '' }).requests[0]?.body).not.toHaveProperty('clip_indices');
	});
});
