import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { simulator } from '../harness/simulatedTime';
import { everyCredential, submitJob } from '../harness/mixedJobs';
import { readBinary, runWorkflow } from '../harness/runWorkflow';
import { waitNode } from '../harness/vizardRun';

/** Exports jobs with WayinVideo's own node. */
async function exported(items: INodeExecutionData[], options: INodeParameters = {}) {
	const parameters = { resource: 'videoJob', operation: 'export', step: 'download', options };
	const { outputs, error } = await runWorkflow({
		items,
		nodes: [{ name: 'Node', type: 'wayinVideo', parameters }],
		credentials: everyCredential(simulator),
	});
	return { error, files: outputs('Node').flat() };
}

async function finished(jobType: string): Promise<INodeExecutionData> {
	const job = await submitJob(simulator, 'wayinVideo', jobType);
	await simulator.control.finishJob('wayinvideo', String(job.json.jobId));
	return job;
}

describe('Export of a job that makes a text', () => {
	it.each([
		['transcript', 'transcriptTxt', 'txt', 'text/plain', /^Speaker 1: Good evening, everyone\.\n/],
		['summary', 'summaryTxt', 'txt', 'text/plain', /^The ferry budget/],
	])('downloads the text of a %s', async (jobType, kind, extension, mimeType, text) => {
		const { error, files } = await exported([await finished(jobType)]);
		expect(error).toBeUndefined();
		expect(files.map(({ json }) => json)).toEqual([
			expect.objectContaining({ jobType, file: expect.objectContaining({ kind, mimeType }) }),
		]);
		expect(files[0]?.binary?.data).toMatchObject({ mimeType, fileExtension: extension });
		expect((await readBinary(files[0] as INodeExecutionData)).toString('utf8')).toMatch(text);
	});

	it('downloads each kind of file that was chosen, in its order', async () => {
		const files = ['transcriptVtt', 'transcriptSrt'];
		const transcript = await finished('transcript');
		const { files: items } = await exported([transcript], { files });
		const texts = await Promise.all(items.map(async (item) => (await readBinary(item)).toString()));
		expect(texts).toEqual([expect.stringMatching(/^WEBVTT\n\n/), expect.stringMatching(/^1\n00:/)]);
	});

	it('takes of several kinds what each job comes with', async () => {
		const jobs = [await finished('clipping'), await finished('transcript')];
		const { error, files } = await exported(jobs, { files: ['video', 'transcriptSrt'] });
		expect(error).toBeUndefined();
		const kinds = files.map(({ json, pairedItem }) => [
			pairedItem,
			(json.file as { kind: string }).kind,
		]);
		expect(kinds).toEqual([
			[{ item: 0 }, 'video'],
			[{ item: 0 }, 'video'],
			[{ item: 1 }, 'transcriptSrt'],
		]);
	});

	it('refuses a choice of which the job comes with nothing', async () => {
		const { error } = await exported([await finished('transcript')], { files: ['video'] });
		expect(error?.message).toContain(
			"'Files' has nothing that a job of the type 'Transcript' comes with",
		);
		expect(error?.description).toBe('Use: transcriptTxt, transcriptSrt, transcriptVtt.');
	});

	it('says that a source without speech has no text', async () => {
		await simulator.control.planJobs({ provider: 'wayinvideo', outcome: { kind: 'empty' } });
		const { error } = await exported([await finished('transcript')]);
		expect(error?.message).toContain('Transcript (Text) has no file to download');
		expect(error?.description).toContain('WayinVideo found no speech in the source');
	});
});

it('a wait that returns the result with files adds the text', async () => {
	const transcript = await finished('transcript');
	const wait = waitNode(
		{},
		{},
		{ providers: ['wayinVideo'], mode: 'keepRunning', whenFinished: 'resultWithFiles' },
	);
	const { outputs, error } = await runWorkflow({
		items: [transcript],
		nodes: [wait],
		credentials: everyCredential(simulator),
	});
	expect(error).toBeUndefined();
	const [item] = outputs('Wait').flat();
	expect(item?.json).toMatchObject({
		status: 'completed',
		videos: [],
		files: [{ field: 'video_0', kind: 'transcriptTxt' }],
	});
	expect(item?.binary?.video_0?.fileName).toMatch(/-transcript\.txt$/);
});
