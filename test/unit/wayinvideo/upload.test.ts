import { summarySubmit, transcriptSubmit } from '../../../nodes/WayinVideo/texts/submit';
import { uploadFile } from '../../../nodes/WayinVideo/upload';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { answerWith, facts, play } from './conversation';

const ADDRESS = 'https://bucket.example.org/u?sig=1';
const SENT = answerWith(undefined, 204);

const FILE = { name: 'council.mp4', mimeType: 'video/mp4', sizeBytes: 1000 };

const upload = (file = FILE, given: object = { identity: 'upl_1' }) => {
	const address = answerWith({ data: { upload_url: ADDRESS, ...given } });
	return play(uploadFile.converse({ binaryPropertyName: 'data' }, facts(file)), [address, SENT]);
};

it('uploads a file and returns what Submit needs', () => {
	const { requests, result } = upload();
	expect(requests).toMatchObject([
		{ path: '/upload/single-file', body: { name: 'council.mp4' } },
		{
			presignedUrl: ADDRESS,
			method: 'PUT',
			upload: { binaryProperty: 'data', contentType: 'video/mp4' },
		},
	]);
	expect(result).toEqual({
		identity: 'upl_1',
		fileName: 'council.mp4',
		mimeType: 'video/mp4',
		sizeBytes: 1000,
	});
});

it('reads the name of the identity that March 2026 had', () => {
	expect(upload(undefined, { identify: 'upl_2' }).result).toMatchObject({ identity: 'upl_2' });
});

it.each([[{ identity: '' }], [{ upload_url: 'not a link' }], [{ upload_url: null }]])(
	'does not take %j for an address with an identity',
	(given) => {
		expect(() => upload(undefined, { identity: 'upl_1', ...given })).toThrow(UnexpectedAnswer);
	},
);

it.each([
	['council.mp3', 'audio/mpeg'],
	['council.M4A', 'audio/mp4'],
])('takes %s (%s) for a transcript', (name, mimeType) => {
	const file = { name, mimeType, sizeBytes: 1000 };
	expect(upload(file).requests).toMatchObject([
		{ body: { name } },
		{ upload: { contentType: mimeType } },
	]);
	const source = { source: 'binary', binaryPropertyName: 'data' };
	expect(transcriptSubmit.converse(source, facts(file)).next()).toMatchObject({ done: false });
	expect(() => summarySubmit.converse(source, facts(file)).next()).toThrow(
		`'Input Binary Field' holds '${name}' (${mimeType}), a format that WayinVideo does not work on`,
	);
});

it.each([
	['minutes.pdf', 'application/pdf', 1000, 'a format that WayinVideo does not work on'],
	['council.mkv', 'video/x-matroska', 1000, 'a format that WayinVideo does not work on'],
	['council.mp4', 'video/mp4', 5 * 1024 ** 3 + 1, 'WayinVideo takes at most 5 GB'],
])('refuses %s (%s, %i bytes) before anything is sent', (name, mimeType, sizeBytes, message) => {
	const conversation = uploadFile.converse(
		{ binaryPropertyName: 'data' },
		facts({ name, mimeType, sizeBytes }),
	);
	expect(() => conversation.next()).toThrow(message);
});

it.each([summarySubmit, transcriptSubmit])(
	'starts a job with the identity of an upload',
	(submit) => {
		const parameters = { source: 'upload', identity: ' upl_1 ', language: '', options: {} };
		const { requests, result } = play(submit.converse(parameters, facts()), [
			answerWith({ data: { project_id: 'prj1', status: 'CREATED' } }),
		]);
		expect(requests).toMatchObject([{ purpose: 'submit', body: { video_url: 'upl_1' } }]);
		expect(result.jobId).toBe('prj1');
	},
);
