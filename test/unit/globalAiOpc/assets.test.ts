import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { getAsset, uploadAsset } from '../../../nodes/GlobalAiOpc/assets';
import { readTrouble } from '../../../nodes/GlobalAiOpc/trouble';
import { answerWith, firstRequest, resultOf } from './conversation';

const FACTS = {
	now: 0,
	inputFile: () => {
		throw new RangeError('no file is asked for');
	},
};
const URL = 'https://media.example.org/face.png';
const CLIP = 'https://media.example.org/face.mp4';
const NO_ENDING = 'https://media.example.org/voice?id=7';
const ID = 'asset-20260330142158-q75m8';

const upload = (parameters: object) =>
	uploadAsset.converse({ assetType: 'Image', url: URL, ...parameters }, FACTS);
const get = (parameters: object) => getAsset.converse({ assetId: ID, ...parameters }, FACTS);

describe('Upload', () => {
	it.each<[string, object, string, object]>([
		[
			'Seedance 2.0',
			{ library: 'kyyVideo2', options: { name: 'Ada' } },
			'/kyyVideo2/asset/upload',
			{ assetType: 'Image', url: URL, name: 'Ada' },
		],
		[
			'SD2 Manxue',
			{ library: 'sd2Manxue', assetType: 'Video', url: CLIP },
			'/asset/sd2Manxue/assetUpload',
			{ videoUrls: [CLIP] },
		],
		[
			'Seedance 2.0 Discount and Special',
			{ library: 'seedance2', assetType: 'Audio', url: NO_ENDING },
			'/asset/seedance2/assetUpload',
			{ audioUrls: [NO_ENDING] },
		],
	])('has a call of its own for %s', (_name, parameters, path, body) => {
		expect(firstRequest(upload(parameters))).toEqual({
			purpose: 'submit',
			method: 'POST',
			path,
			body,
		});
	});

	it.each<[string, object, object]>([
		['an id alone', { code: 0, msg: null, data: { assetId: ID } }, { status: 'submitted' }],
		[
			'a list',
			{
				code: '0',
				data: {
					items: [{ assetType: 'Image', originalUrl: URL, assetId: ID, status: 'submitted' }],
					failedItems: [],
				},
			},
			{ status: 'submitted', assetType: 'Image', url: URL },
		],
	])('reads %s', (_what, body, shows) => {
		expect(resultOf(upload({}), body)).toEqual({
			assetId: ID,
			reference: `asset://${ID}`,
			isActive: false,
			library: 'kyyVideo2',
			...shows,
		});
	});

	it('does not take an answer without an id for an uploaded asset', () => {
		expect(() => resultOf(upload({}), { code: '0', data: {} })).toThrow(UnexpectedAnswer);
	});
});

describe('Get', () => {
	it.each<[string, object, object]>([
		['Seedance 2.0', {}, { method: 'GET', path: `/kyyVideo2/asset/${ID}` }],
		[
			'a reference in place of an ID',
			{ assetId: `asset://${ID}` },
			{ method: 'GET', path: `/kyyVideo2/asset/${ID}` },
		],
		[
			'SD2 Manxue',
			{ library: 'sd2Manxue' },
			{ method: 'POST', path: '/asset/sd2Manxue/assetStatus', body: { assetIds: [ID] } },
		],
		[
			'Seedance 2.0 Discount and Special',
			{ library: 'seedance2' },
			{ method: 'POST', path: '/asset/seedance2/assetDetail', body: { assetId: ID } },
		],
	])('has a call of its own for %s', (_name, parameters, request) => {
		expect(firstRequest(get(parameters))).toEqual({ purpose: 'read', ...request });
	});

	it.each([
		['Active', true],
		['Processing', false],
		['submitted', false],
		['Failed', false],
	])('an asset that is %s can be used: %p', (status, isActive) => {
		const body = { code: '0', data: { items: [{ assetId: ID, status }] } };
		expect(resultOf(get({ library: 'sd2Manxue' }), body)).toMatchObject({
			status: status.toLowerCase(),
			isActive,
		});
		const asked = firstRequest(get({ library: 'sd2Manxue' }));
		expect(readTrouble(answerWith(body), asked)).toBeUndefined();
	});
});

describe('an asset that is refused', () => {
	it.each<[string, unknown, RegExp]>([
		[
			'by a code',
			{ code: 1001, msg: '素材 URL 无法访问', data: null },
			/refused the asset \(code 1001\)/,
		],
		[
			'in a list',
			{ code: '0', data: { items: [], failedItems: [{ url: URL, msg: 'invalid url' }] } },
			/refused the asset: invalid url/,
		],
	])('%s is said so', (_how, body, message) => {
		const trouble = readTrouble(answerWith(body), firstRequest(upload({})));
		expect(trouble).toMatchObject({ kind: 'refused', message: expect.stringMatching(message) });
		expect(trouble?.advice).not.toContain('prompt');
	});

	it('is not known to another family', () => {
		const body = { code: '0', data: { items: [], failedItems: [{ assetId: ID }] } };
		const trouble = readTrouble(answerWith(body), firstRequest(get({ library: 'sd2Manxue' })));
		expect(trouble).toMatchObject({
			kind: 'notFound',
			advice: expect.stringContaining('For Family'),
		});
	});
});
