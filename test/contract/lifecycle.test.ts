import { isFinal, videoJobSchema } from '../../nodes/shared/job/videoJob';
import { readBinary } from '../harness/runWorkflow';
import { first, JOB_TYPES, usingContract } from './contractRun';

describe.each(JOB_TYPES)('$name', ({ kit, jobType, job: { hasVideos } }) => {
	const contract = usingContract(kit);

	test('starts with the reference of a queued or running job', async () => {
		const { json, pairedItem } = await contract().start(jobType);
		expect(videoJobSchema.parse(json)).toMatchObject({ provider: kit.provider.id, jobType });
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
			if (operation === 'getResult') expect(seen.videos.length > 0).toBe(hasVideos);
		}
	});

	test('comes with the raw answer, simplified, and one item per video, as asked for', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		const raw = await contract().about('getResult', job, { options: { includeRaw: true } });
		expect(first(raw.outputs('Node').flat()).json.raw).toEqual(expect.any(Object));

		const simple = await contract().about('getResult', job, { simplify: true });
		const whole = await contract().about('getResult', job);
		const { videos, artifacts } = videoJobSchema.parse(first(whole.outputs('Node').flat()).json);
		// A job that makes no videos has nothing but its artifacts.
		const kept = hasVideos ? undefined : artifacts;
		expect(first(simple.outputs('Node').flat()).json.artifacts).toEqual(kept);

		const split = await contract().about('getResult', job, { options: { splitIntoItems: true } });
		const items = split.outputs('Node').flat();
		// A job without videos keeps its item.
		if (videos.length === 0) expect(items.map(({ json }) => json.videos)).toEqual([[]]);
		else expect(items.map(({ json }) => json.video)).toHaveLength(videos.length);
	});

	test('ends failed with the reason, and without a field that makes n8n run the node again', async () => {
		const job = await contract().start(jobType);
		await contract().simulator.control.finishJob(kit.simulatorId, String(job.json.jobId), {
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
});

describe.each(JOB_TYPES.filter(({ job }) => job.hasVideos))('$name', ({ kit, jobType }) => {
	const contract = usingContract(kit);

	test('shows its videos on a page', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		const options = { contactSheet: true };
		const { outputs } = await contract().about('getResult', job, { options });
		const item = first(outputs('Node').flat());
		const page = (await readBinary(item, 'contactSheet')).toString('utf8');
		const { videos } = videoJobSchema.parse(item.json);
		expect(page.match(/<article>/g)).toHaveLength(videos.length);
		expect(item.binary?.contactSheet).toMatchObject({ fileType: 'html', fileExtension: 'html' });
	});

	test('exports the very bytes that the file host serves, without showing it a key', async () => {
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
		const secret = Object.values(kit.credential(contract().simulator)).find(
			(value) => typeof value === 'string' && !value.startsWith('http'),
		);
		const served = await contract().simulator.control.requests({ target: 'files' });
		expect(JSON.stringify(served)).not.toContain(String(secret));
	});
});

const WITH_OWN_FILES = JOB_TYPES.flatMap(({ kit, jobType, name }) => {
	const files = kit.providerOf(jobType).jobTypes[jobType]?.files ?? {};
	return Object.entries(files).map(([kind, { extension }]) => {
		return { name: `${name}, ${kind}`, kit, jobType, kind, extension };
	});
});

describe.each(WITH_OWN_FILES)('$name', ({ kit, jobType, kind, extension }) => {
	const contract = usingContract(kit);

	test('is a file that Export downloads in place of videos', async () => {
		const job = await contract().start(jobType);
		await contract().finish(job);
		const { outputs, error } = await contract().about('export', job, {
			options: { files: [kind] },
		});
		expect(error).toBeUndefined();
		const items = outputs('Node').flat();
		expect(items).toHaveLength(1);
		const bytes = await readBinary(first(items));
		expect(bytes.length).toBeGreaterThan(0);
		const { fileName } = first(items).binary?.data ?? {};
		expect(fileName).toMatch(new RegExp(`^[^/\\\\]+\\.${extension}$`));
		expect(first(items).json).toMatchObject({
			jobId: job.json.jobId,
			file: { kind, name: fileName, sizeBytes: bytes.length },
		});
		expect(first(items).json).not.toHaveProperty('video');
	});
});

describe.each(
	JOB_TYPES.flatMap(({ job: { everyField }, ...jobType }) =>
		everyField ? [{ ...jobType, everyField }] : [],
	),
)('$name', ({ kit, jobType, everyField: { parameters, path, body } }) => {
	const contract = usingContract(kit);

	test('sends every documented field under its documented name', async () => {
		const { control } = contract().simulator;
		await contract().start(jobType, parameters);
		const sent = await control.requests({ provider: kit.simulatorId });
		const submit = sent.filter(({ url }) => path.test(url)).at(-1);
		const { start } = contract().job(jobType);
		if (start.by === 'submit') return expect(submit?.body).toEqual(body);
		const [source] = await control.jobs({ provider: kit.simulatorId, jobType: start.of });
		expect(submit?.body).toEqual({ ...body, [start.sourceField]: source?.id });
	});
});
