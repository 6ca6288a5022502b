import { PROVIDERS } from '../../nodes/registry';
import { isFinal, videoJobSchema } from '../../nodes/shared/job/videoJob';
import { readBinary } from '../harness/runWorkflow';
import { everyJobType, first, usingContract } from './contractRun';
import { FIXTURES } from './fixtures';

test('every provider has a fixture, and a fixture for each of its job types', () => {
	const covered = FIXTURES.map(({ provider, jobs }) => [provider.id, Object.keys(jobs).sort()]);
	const registered = PROVIDERS.map(({ id, jobTypes }) => [id, Object.keys(jobTypes).sort()]);
	expect(covered.sort()).toEqual(registered.sort());
});

describe.each(everyJobType(FIXTURES))('$name', ({ fixture, jobType }) => {
	const contract = usingContract(fixture);

	test('starts with the reference of a queued or running job', async () => {
		const { json, pairedItem } = await contract().start(jobType);
		expect(videoJobSchema.parse(json)).toMatchObject({ provider: fixture.provider.id, jobType });
		expect(isFinal(videoJobSchema.parse(json).status)).toBe(false);
		expect(json.submittedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
		expect(pairedItem).toEqual({ item: 0 });
	});

	test('is not final while it runs, and its result is refused with advice', async () => {
		const job = await contract().start(jobType);
		await contract().simulator.control.advance(1);
		const status = await contract().about('getStatus', job);
		const seen = videoJobSchema.parse(first(status.outputs('Node').flat()).json);
		expect(isFinal(seen.status)).toBe(false);
		expect(seen).not.toHaveProperty('failure');

		const result = await contract().about('getResult', job);
		expect(result.error?.message).toContain(`'${String(job.json.jobId)}' is not finished`);
		expect(result.error?.description).toContain('Wait For Video Job');
	});

	test('ends completed, with everything there is', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		for (const operation of ['getStatus', 'getResult'] as const) {
			const { outputs, error } = await contract().about(operation, job);
			expect(error).toBeUndefined();
			const seen = videoJobSchema.parse(first(outputs('Node').flat()).json);
			expect(seen).toMatchObject({ jobId: job.json.jobId, jobType, status: 'completed' });
			expect(seen).not.toHaveProperty('raw');
			if (operation === 'getResult' && contract().job(jobType).hasVideos) {
				expect(seen.videos.length).toBeGreaterThan(0);
			}
		}
	});

	test('comes with the raw answer, simplified, and one item per video, as asked for', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		const raw = await contract().about('getResult', job, { options: { includeRaw: true } });
		expect(first(raw.outputs('Node').flat()).json.raw).toEqual(expect.any(Object));

		const simple = await contract().about('getResult', job, { simplify: true });
		expect(first(simple.outputs('Node').flat()).json).not.toHaveProperty('artifacts');

		const whole = await contract().about('getResult', job);
		const { videos } = videoJobSchema.parse(first(whole.outputs('Node').flat()).json);
		const split = await contract().about('getResult', job, { options: { splitIntoItems: true } });
		expect(
			split
				.outputs('Node')
				.flat()
				.map(({ json }) => json.video),
		).toHaveLength(videos.length);
	});

	test('ends failed with the reason, and without a field that makes n8n run the node again', async () => {
		const job = await contract().start(jobType);
		await contract().simulator.control.finishJob(fixture.simulatorId, String(job.json.jobId), {
			kind: 'failure',
			code: '4002',
			message: 'the source has no speech',
		});
		const { outputs } = await contract().about('getStatus', job);
		const seen = first(outputs('Node').flat()).json;
		expect(videoJobSchema.parse(seen)).toMatchObject({
			status: 'failed',
			failure: { message: expect.stringContaining('no speech') },
		});
		expect(seen).not.toHaveProperty('error');

		const { error } = await contract().about('getResult', job);
		expect(error?.message).toMatch(/ended as failed.*no speech/);
	});

	test('exports the very bytes that the file host serves, without showing it a key', async () => {
		if (!contract().job(jobType).hasVideos) return;
		const job = await contract().start(jobType);
		await contract().finish(job);
		const { outputs, error } = await contract().about('export', job);
		expect(error).toBeUndefined();
		const files = outputs('Node').flat();
		expect(files.length).toBeGreaterThan(0);
		for (const item of files) {
			const bytes = await readBinary(item);
			expect(bytes.subarray(4, 8).toString('latin1')).toBe('ftyp');
			expect(item.json.file).toMatchObject({ sizeBytes: bytes.length, mimeType: 'video/mp4' });
			expect(item.binary?.data?.fileName).toMatch(/^\d\d-[^/\\]+\.mp4$/);
		}
		const secret = Object.values(fixture.credential(contract().simulator)).find(
			(value) => typeof value === 'string' && !value.startsWith('http'),
		);
		const served = await contract().simulator.control.requests({ target: 'files' });
		expect(JSON.stringify(served)).not.toContain(String(secret));
	});

	test('sends every documented field under its documented name', async () => {
		const { everyField, start } = contract().job(jobType);
		if (!everyField) return;
		if (start.by === 'render') await contract().start(jobType, everyField.parameters);
		else await contract().start(jobType, everyField.parameters);
		const sent = await contract().simulator.control.requests({ provider: fixture.simulatorId });
		const submit = sent.filter(({ url }) => everyField.path.test(url)).at(-1);
		expect(submit?.body).toEqual(everyField.body);
	});
});
