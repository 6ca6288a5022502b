import { ClipzyApi } from '../../../credentials/ClipzyApi.credentials';
import { cleanBaseUrl, clipzy } from '../../../nodes/Clipzy/provider';

const ADDRESSES = [
	['http://localhost:8000', 'http://localhost:8000/api/v1'],
	['http://localhost:8000/', 'http://localhost:8000/api/v1'],
	['http://localhost:8000/api/v1', 'http://localhost:8000/api/v1'],
	['http://localhost:8000/api/v1/', 'http://localhost:8000/api/v1'],
	['https://example.com/clipzy', 'https://example.com/clipzy/api/v1'],
	['https://example.com/engine/v2', 'https://example.com/engine/v2'],
] as const;

it.each(ADDRESSES)('%s is the engine at %s', (entered, expected) => {
	expect(cleanBaseUrl(entered)).toBe(expected);
});

it('leaves an empty address empty, to be refused as such', () => {
	expect(cleanBaseUrl('')).toBe('');
});

describe('the credential', () => {
	const credential = new ClipzyApi();
	const request = { url: 'https://example.com', headers: { Accept: 'application/json' } };

	it.each([
		['t0ken', { Accept: 'application/json', Authorization: 'Bearer t0ken' }],
		[' t0ken ', { Accept: 'application/json', Authorization: 'Bearer t0ken' }],
		['', { Accept: 'application/json' }],
		['  ', { Accept: 'application/json' }],
		[undefined, { Accept: 'application/json' }],
	])('with the token %j sends %j', async (token, headers) => {
		const sent = await credential.authenticate(
			{ baseUrl: '', ...(token !== undefined && { token }) },
			request,
		);
		expect(sent.headers).toEqual(headers);
	});

	it.each(ADDRESSES)('tests the address %s at %s', (baseUrl, expected) => {
		const expression = String(credential.test.request.baseURL).slice(3, -2);
		const evaluate = new Function('$credentials', `return ${expression}`) as (
			credentials: object,
		) => string;
		expect(evaluate({ baseUrl: ` ${baseUrl} ` })).toBe(expected);
	});

	it('has no address of its own, and asks for one', () => {
		expect(credential.properties[0]).toMatchObject({
			name: 'baseUrl',
			required: true,
			default: '',
		});
	});
});

describe('the finished video', () => {
	const JOB = {
		provider: 'clipzy',
		jobType: 'styleTransfer',
		jobId: 'job_1',
		status: 'completed' as const,
		videos: [],
	};

	it.each(['https://cdn.example.com/o.mp4', 'http://localhost:8000/files/o.mp4'])(
		'at %s is fetched there',
		(url) => {
			expect(clipzy.files.video.source(JOB, { index: 0, url })).toEqual({
				kind: 'link',
				url,
				keyOnOwnHost: true,
			});
		},
	);

	it.each([
		['file:///storage/job_1/output.mp4', /on the disk of the machine that the engine runs on/],
		['FILE:///etc/passwd', /on the disk/],
		['s3://bucket/key', /in an S3 bucket/],
		['internal://job_1', /internal storage/],
		['constructor:x', /where only the engine can reach it/],
		['gopher://x', /where only the engine can reach it/],
		['/storage/output.mp4', /where only the engine can reach it/],
		[undefined, /no address given/],
	])('at %s is asked for at the download route', (url, explanation) => {
		expect(
			clipzy.files.video.source(JOB, { index: 0, ...(url !== undefined && { url }) }),
		).toMatchObject({
			kind: 'providerRoute',
			request: { purpose: 'read', method: 'GET', path: '/jobs/job_1/download' },
			whenMissing: expect.stringMatching(explanation),
		});
	});

	it('is shown in one short line, however it is written', () => {
		const file = clipzy.files.video.source(JOB, {
			index: 0,
			url: `s3://bucket/\u2028${'x'.repeat(5_000)}`,
		});
		const said = file.kind === 'providerRoute' ? (file.whenMissing ?? '') : '';
		expect(said).toContain('in an S3 bucket of the engine (s3://bucket/ xxx');
		expect(said.length).toBeLessThan(600);
	});
});
