import { clipzy } from '../../../nodes/Clipzy/provider';
import { styleTransferSubmit } from '../../../nodes/Clipzy/submit';
import { InvalidInput } from '../../../nodes/shared/input/invalidInput';
import { answerWith, factsWithFile, talk } from './conversation';

const JOB = answerWith({ success: true, message: 'Job created', data: { job_id: 'job_1' } });

function submit(parameters: unknown, facts = factsWithFile()) {
	return styleTransferSubmit.converse(parameters, facts);
}

function uploaded(message: string, data: Record<string, unknown> = {}) {
	return answerWith({ success: true, message, data: { video_id: 'vid_1', ...data } });
}

describe('from an uploaded video', () => {
	const fromVideo = (options: unknown = {}) =>
		talk(submit({ source: 'videoId', videoId: ' vid_9 ', options }), JOB);

	it('sends its id and nothing that was not asked for', () => {
		const { requests, result } = fromVideo();
		expect(requests).toEqual([
			{
				purpose: 'submit',
				method: 'POST',
				path: '/jobs',
				body: { video_id: 'vid_9' },
				recognisedBy: { source: 'videoId', videoId: 'vid_9' },
			},
		]);
		expect(result).toEqual({
			jobId: 'job_1',
			known: { artifacts: [{ kind: 'sourceVideo', data: { videoId: 'vid_9' } }] },
		});
	});

	it.each([
		[{ templateVideoId: ' vid_2 ' }, { template_video_id: 'vid_2' }],
		[{ templateVideoId: '' }, {}],
		[{ webhookUrl: 'https://example.com/h' }, { webhook_url: 'https://example.com/h' }],
		[{ webhookUrl: '' }, {}],
		[{ quality: 'low' }, { config: { quality: 'low' } }],
		[{ crf: '20' }, { config: { crf: 20 } }],
		[{ crf: 0 }, { config: { crf: 0 } }],
		[{ crf: '' }, {}],
		[{ preset: 'veryslow' }, { config: { preset: 'veryslow' } }],
		[{ bitrate: '2.5M' }, { config: { bitrate: '2.5M' } }],
		[{ bitrate: 5_000_000 }, { config: { bitrate: '5000000' } }],
		[{ bitrate: '' }, {}],
		[{ resolutionScale: 0.5 }, { config: { resolution_scale: 0.5 } }],
		[
			{ scaleWidth: '1280', scaleHeight: 720 },
			{ config: { scale_width: 1280, scale_height: 720 } },
		],
		[{ audioBitrate: '128k' }, { config: { audio_bitrate: '128k' } }],
		[{ outputFormat: 'mp4' }, { config: { output_format: 'mp4' } }],
		[{ config: '{"render": {"crf": 1}}' }, { config: { render: { crf: 1 } } }],
		[{ config: { a: 1 }, quality: 'high' }, { config: { a: 1, quality: 'high' } }],
		[{ config: '{}' }, {}],
	])('%j sends %j', (options, expected) => {
		expect(fromVideo(options).requests[0]?.body).toEqual({ video_id: 'vid_9', ...expected });
	});
});

describe('from a file', () => {
	const PARAMETERS = {
		source: 'binaryData',
		binaryPropertyName: 'clip',
		options: {
			templateVideoId: 'vid_2',
			webhookUrl: 'https://example.com/h',
			quality: 'low',
		},
	};

	it('uploads it, and makes the job where the upload has made none', () => {
		const { requests, result } = talk(
			submit(PARAMETERS),
			uploaded('Video uploaded successfully'),
			JOB,
		);
		expect(requests).toMatchObject([
			{
				purpose: 'submit',
				path: '/videos/upload',
				upload: {
					binaryProperty: 'clip',
					multipart: {
						fileField: 'file',
						fields: { template_video_id: 'vid_2', webhook_url: 'https://example.com/h' },
					},
				},
			},
			{
				purpose: 'submit',
				path: '/jobs',
				body: {
					video_id: 'vid_1',
					template_video_id: 'vid_2',
					config: { quality: 'low' },
				},
				alreadyDone: expect.stringContaining('vid_1'),
			},
		]);
		// The upload has the webhook already; a second one would be a second call.
		expect(requests[1]?.body).not.toHaveProperty('webhook_url');
		expect(result?.jobId).toBe('job_1');
	});

	it.each([
		['job_id', uploaded('Video uploaded successfully. Job created: job_7', { job_id: 'job_7' })],
		['the message', uploaded('Video uploaded successfully. Job created: job_7')],
		['the message, with a full stop', uploaded('Job created: job_7.', { job_id: null })],
	])('never makes a second job: the upload tells of one in %s', (_where, answer) => {
		const { requests, result } = talk(submit(PARAMETERS), answer);
		expect(requests).toHaveLength(1);
		expect(result?.jobId).toBe('job_7');
		expect(result?.known?.artifacts).toEqual([
			{ kind: 'sourceVideo', data: { videoId: 'vid_1', templateVideoId: 'vid_2' } },
			{
				kind: 'configNotApplied',
				data: {
					config: { quality: 'low' },
					reason: expect.stringContaining('second job was not made'),
				},
			},
		]);
	});

	it('says nothing of a configuration that nobody has set', () => {
		const { result } = talk(
			submit({ source: 'binaryData', binaryPropertyName: 'data', options: {} }),
			uploaded('Job created: job_7'),
		);
		expect(result?.known?.artifacts).toEqual([{ kind: 'sourceVideo', data: { videoId: 'vid_1' } }]);
	});

	it.each(['a.mp4', 'A.MOV', 'b.c.avi', 'x.mkv', 'x.webm'])('takes %s', (name) => {
		expect(talk(submit(PARAMETERS, factsWithFile(name))).requests).toHaveLength(1);
	});

	it('takes a file whose size nobody knows', () => {
		const facts = {
			...factsWithFile(),
			inputFile: () => ({ name: 'a.mp4', mimeType: 'video/mp4' }),
		};
		expect(talk(submit(PARAMETERS, facts)).requests).toHaveLength(1);
	});
});

describe('what cannot be sent is refused by the name of its parameter', () => {
	const VIDEO = { source: 'videoId', videoId: 'vid_9' };
	const FILE = { source: 'binaryData', binaryPropertyName: 'data', options: {} };

	it.each([
		[{ source: 'link' }, "'Source' is not one of: binaryData, videoId"],
		[{ ...VIDEO, videoId: '' }, "'Video ID' is empty"],
		[{ source: 'videoId' }, "'Video ID' "],
		[{ ...FILE, binaryPropertyName: ' ' }, "'Input Binary Field' is empty"],
		[{ ...VIDEO, options: { quality: 'best' } }, "'Quality' is not one of: low, medium, high"],
		[{ ...VIDEO, options: { preset: 'snail' } }, "'Encoder Preset' is not one of"],
		[{ ...VIDEO, options: { crf: 52 } }, "'CRF' must be between 0 and 51"],
		[{ ...VIDEO, options: { crf: 'x' } }, "'CRF' is not a number"],
		[{ ...VIDEO, options: { bitrate: '5 M' } }, "'Video Bitrate' is not a bitrate"],
		[{ ...VIDEO, options: { audioBitrate: '-1' } }, "'Audio Bitrate' is not a bitrate"],
		[{ ...VIDEO, options: { resolutionScale: 0 } }, "'Resolution Scale' must be above 0"],
		[{ ...VIDEO, options: { scaleWidth: 0.5 } }, "'Scale Width' is not a whole number"],
		[{ ...VIDEO, options: { scaleHeight: -1 } }, "'Scale Height' must be above 0"],
		[{ ...VIDEO, options: { scaleWidth: 640 } }, "'Scale Height' is missing"],
		[{ ...VIDEO, options: { scaleHeight: 640 } }, "'Scale Width' is missing"],
		[{ ...VIDEO, options: { config: '[]' } }, "'Additional Configuration (JSON)' must be"],
		[{ ...VIDEO, options: { config: '{' } }, "'Additional Configuration (JSON)' is not valid"],
		[
			{ ...VIDEO, options: { config: '{"crf": 1}', crf: 2 } },
			"'Additional Configuration (JSON)' has 'crf', which is also set as 'CRF'",
		],
		[{ ...VIDEO, options: { webhookUrl: 'ftp://x' } }, "'Webhook URL' is not an http(s) URL"],
	])('%j: %s', (parameters, message) => {
		const run = () => talk(submit(parameters));
		expect(run).toThrow(InvalidInput);
		expect(run).toThrow(message);
	});

	it.each([['tiny.mp4', 1023, 'of 1023 bytes; Clipzy refuses files below 1 KB']])(
		'the file %s of %d bytes',
		(name, bytes, message) => {
			const run = () => talk(submit(FILE, factsWithFile(name, bytes)));
			expect(run).toThrow("'Input Binary Field' names the file");
			expect(run).toThrow(message);
		},
	);
});

it('shows a field for everything that it can send', () => {
	const names = styleTransferSubmit.fields.flatMap(({ name, options = [] }) =>
		name === 'options' ? options.map((option) => option.name) : [name],
	);
	expect(names).toEqual([
		'source',
		'binaryPropertyName',
		'videoId',
		'config',
		'audioBitrate',
		'crf',
		'preset',
		'outputFormat',
		'quality',
		'resolutionScale',
		'scaleHeight',
		'scaleWidth',
		'templateJobId',
		'templateVideoId',
		'bitrate',
		'webhookUrl',
	]);
	expect(Object.keys(clipzy.jobTypes)).toEqual(['styleTransfer', 'styleExtraction']);
});
