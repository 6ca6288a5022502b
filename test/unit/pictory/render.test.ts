import { previewRender } from '../../../nodes/Pictory/render';
import { FACTS, submitted } from './submitted';

const PREVIEW = { provider: 'pictory', jobType: 'storyboardPreview', jobId: 'a/b' };
const WEBHOOK = 'https://n8n.example.org/hook';

it('renders a preview as it is, by its id', () => {
	const { request, job } = submitted(previewRender.converse(PREVIEW, {}, FACTS));
	expect(request).toEqual({
		purpose: 'submit',
		method: 'PUT',
		path: '/v2/video/render/a%2Fb',
		body: {},
		recognisedBy: { kind: 'render' },
	});
	expect(job.jobId).not.toBe(PREVIEW.jobId);
});

it('passes the webhook on', () => {
	const entered = { options: { webhookUrl: WEBHOOK, renderParams: '{}' } };
	const { request } = submitted(previewRender.converse(PREVIEW, entered, FACTS));
	expect(request.body).toEqual({ webhook: WEBHOOK });
});

it('renders edited parameters, which are the whole body', () => {
	const renderParams = { output: {}, elements: [{ elementType: 'scene' }] };
	const entered = { options: { renderParams: JSON.stringify(renderParams) } };
	const { request } = submitted(previewRender.converse(PREVIEW, entered, FACTS));
	expect(request).toMatchObject({ method: 'POST', path: '/v2/video/render', body: renderParams });
});

it.each<[string, object, RegExp]>([
	[
		'a webhook with edited parameters',
		{ renderParams: { output: {} }, webhookUrl: WEBHOOK },
		/^'Webhook URL' cannot be combined with 'Edited Render Parameters \(JSON\)'$/,
	],
	[
		'parameters that are a list',
		{ renderParams: '[1]' },
		/^'Edited Render Parameters \(JSON\)' must be object, not array$/,
	],
	['a webhook that is no link', { webhookUrl: 'n8n' }, /^'Webhook URL' is not an http\(s\) URL$/],
])('refuses %s', (_what, options, message) => {
	expect(() => submitted(previewRender.converse(PREVIEW, { options }, FACTS))).toThrow(message);
});
