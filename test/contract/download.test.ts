import type { FaultInput } from '../../simulator/core/fault';
import { readBinary, type WorkflowRun } from '../harness/runWorkflow';
import { KITS } from '../providers';
import type { ProviderKit } from '../providers/kit';
import { ContractRun, first } from './contractRun';
import { SkippedTime } from '../harness/skippedTime';

// Pauses before another try are not under test here, and would make these tests take minutes.
const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

/** Every download is begun three times at most. */
const TRIES = 3;

const S3_ERROR =
	'<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';

interface PassingFault {
	what: string;
	effect: NonNullable<FaultInput['effect']>;
	/** Requests for the file, that of the fault included. */
	requests: number;
}

/** What passes: the file arrives whole all the same. */
const PASSING: readonly PassingFault[] = [
	{ what: 'breaks off half-way', effect: { kind: 'truncate' }, requests: 2 },
	{ what: 'breaks off at once', effect: { kind: 'truncate', keepBytes: 0 }, requests: 2 },
	{ what: 'is reset', effect: { kind: 'reset' }, requests: 2 },
	{ what: 'is slow', effect: { kind: 'throttle', bytesPerSecond: 500_000 }, requests: 1 },
	{ what: 'is empty', effect: { kind: 'empty' }, requests: 2 },
	{ what: 'is a page', effect: { kind: 'html', status: 200 }, requests: 2 },
	{ what: 'has an expired link', effect: s3(403), requests: 2 },
	{ what: 'is an error of S3', effect: s3(200), requests: 2 },
	{ what: 'is an error of S3 as video', effect: s3(200, 'video/mp4'), requests: 2 },
	{ what: 'meets a fault of the host', effect: { kind: 'respond', status: 503 }, requests: 2 },
	{ what: 'comes too often', effect: { kind: 'respond', status: 429 }, requests: 2 },
];

/** What stays: an error that names the job, the file, what was received and what to do. */
const LASTING: readonly { what: string; effect: PassingFault['effect']; message: RegExp }[] = [
	{ what: 'breaks off', effect: { kind: 'truncate' }, message: /broke off after \d+ of \d+ bytes/ },
	{ what: 'is reset', effect: { kind: 'reset' }, message: /The file host did not answer/ },
	{
		what: 'is empty',
		effect: { kind: 'empty' },
		message: /sent an empty file instead of the file/,
	},
	{
		what: 'is a page',
		effect: { kind: 'html', status: 200 },
		message: /sent a web page \(HTML\) instead of the file/,
	},
	{ what: 'has an expired link', effect: s3(403), message: /answered HTTP 403/ },
	{
		what: 'is an error of S3',
		effect: s3(200, 'video/mp4'),
		message: /sent an XML document \(AccessDenied\) instead of the file/,
	},
];

function s3(status: number, type = 'application/xml'): PassingFault['effect'] {
	return { kind: 'respond', status, body: S3_ERROR, headers: { 'content-type': type } };
}

/** A job of each provider that has videos. */
const WITH_VIDEOS = KITS.map((kit) => {
	const [jobType] = Object.entries(kit.jobs).find(([, { hasVideos }]) => hasVideos) ?? [''];
	// Where a credential decides which service it is, messages name the service.
	const { displayName, forCredential, jobTypes } = kit.provider;
	const named = forCredential ? jobTypes[jobType]?.displayName : displayName;
	return { name: displayName, named, kit, jobType };
});

describe.each(WITH_VIDEOS)('a file of $name', ({ kit, jobType, named }) => {
	let contract: ContractRun;
	beforeAll(async () => {
		contract = await ContractRun.start(kit);
	});
	beforeEach(async () => {
		await contract.simulator.control.reset();
		await kit.useFileHost?.(contract.simulator);
	});
	afterAll(async () => {
		await contract.stop();
	});

	/** Exports one video of a finished job, with this fault on the way to the file. */
	async function exportWith(fault: Omit<FaultInput, 'target'>): Promise<WorkflowRun> {
		const job = await contract.start(jobType);
		await contract.finish(job);
		await contract.simulator.control.injectFault({ target: 'files', ...fault });
		return await contract.about('export', job, { options: { maximumVideos: 1 } });
	}

	async function fileRequests() {
		return await contract.simulator.control.requests({ target: 'files' });
	}

	it.each(PASSING)('that $what once arrives whole', async ({ effect, requests }) => {
		const { outputs, error } = await exportWith({ effect });
		expect(error).toBeUndefined();
		const bytes = await readBinary(first(outputs('Node').flat()));
		const seen = await fileRequests();
		expect(seen).toHaveLength(requests);
		await expect(servedBytes(first(seen).url)).resolves.toEqual(bytes);
	});

	it('that breaks off half-way continues where it was', async () => {
		await exportWith({ effect: { kind: 'truncate' } });
		const [whole, rest] = await fileRequests();
		expect(whole?.headers.range).toBeUndefined();
		expect(rest?.headers).toMatchObject({
			range: expect.stringMatching(/^bytes=[1-9]\d*-$/),
			'if-range': expect.stringMatching(/^"\w+"$/),
		});
		expect(pathOf(rest)).toBe(pathOf(whole));
		expect(rest?.status).toBe(206);
	});

	it.each(LASTING)('that $what every time is not delivered', async ({ effect, message }) => {
		const { outputs, error } = await exportWith({ effect, times: 0 });
		expect(outputs('Node').flat()).toEqual([]);
		expect(error?.message).toContain(`${named} job '`);
		expect(error?.message).toContain(', video 1: ');
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Run Export again|Open the link/);
		const whole = (await fileRequests()).filter(({ headers }) => headers.range === undefined);
		expect(whole).toHaveLength(TRIES);
	});

	async function servedBytes(path: string): Promise<Buffer> {
		const response = await fetch(`${contract.simulator.filesUrl}${path}`);
		return Buffer.from(await response.arrayBuffer());
	}
});

function pathOf(request: { url: string } | undefined): string | undefined {
	return request?.url.split('?')[0];
}

test('every provider has a job with videos', () => {
	const without = WITH_VIDEOS.filter(({ jobType }) => jobType === '');
	expect(without.map(({ kit }: { kit: ProviderKit }) => kit.provider.id)).toEqual([]);
});
