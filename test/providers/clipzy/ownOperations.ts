import { BAD_LIMIT } from '../badLimit';
import type { BadInput, OwnOperationFixture } from '../jobFixture';
import { files } from '../binaryFiles';
import { ITEM, TEMPLATE, UPLOADED } from './jobs';

/** As an expression: n8n itself refuses an empty field. */
const NOTHING = { __rl: true, mode: 'id', value: '={{ "" }}' };

/** A video, and a file that is none. */
const WITH_TEXT = {
	...ITEM,
	binary: { ...ITEM.binary, ...files({ notes: ['text/plain', 'notes.txt'] }).binary },
};

const BAD_FILES: readonly BadInput[] = [
	{
		what: 'a binary field that is not there',
		parameters: { binaryPropertyName: 'movie' },
		message: /'Input Binary Field' is 'movie', but the input item has no such binary field/,
		advice: 'Use one of the binary fields that the item has: data, notes',
	},
	{
		what: 'a file of the wrong kind',
		parameters: { binaryPropertyName: 'notes' },
		message: /'Input Binary Field' names the file 'notes.txt', which Clipzy does not take/,
	},
	{
		what: 'two templates',
		parameters: { options: { templateVideoId: TEMPLATE, templateJobId: 'job_000000000000' } },
		message: /'Template Job ID' is set, and 'Template Video ID' as well/,
	},
	{
		what: 'a webhook that is not a URL',
		parameters: { options: { webhookUrl: 'n8n.local' } },
		message: /'Webhook URL' is not an http\(s\) URL/,
	},
];

/** How the operations are run that only Clipzy has. */
export const ownOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'videoJob',
		operation: 'getMany',
		request: { method: 'GET', path: '/jobs\\?' },
		async begin(jobs) {
			await jobs.finish(await jobs.start('styleTransfer'));
			return { parameters: { returnAll: true } };
		},
		shows: {
			provider: 'clipzy',
			jobType: 'styleTransfer',
			status: 'completed',
			progressPercent: 100,
		},
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'video',
		operation: 'get',
		request: { method: 'GET', path: '/videos/info/' },
		begin: async () => ({ parameters: { videoId: { __rl: true, mode: 'id', value: UPLOADED } } }),
		shows: { videoId: UPLOADED, fileSizeBytes: 7_340_032, codec: 'h264', width: 1920 },
		badInput: [
			{
				what: 'no video',
				parameters: { videoId: NOTHING },
				message: /'Video ID' is empty/,
			},
		],
	},
	{
		resource: 'video',
		operation: 'upload',
		request: { method: 'POST', path: '/videos/upload$' },
		begin: async () => ({ parameters: { binaryPropertyName: 'data' }, item: WITH_TEXT }),
		shows: {
			provider: 'clipzy',
			jobType: 'styleTransfer',
			fileName: 'beach.mp4',
			fileSizeBytes: 4096,
		},
		badInput: BAD_FILES,
	},
	{
		resource: 'engine',
		operation: 'checkHealth',
		request: { method: 'GET', path: '/health$' },
		begin: async () => ({ parameters: {} }),
		shows: { status: 'ok', version: '0.1.0' },
	},
];
