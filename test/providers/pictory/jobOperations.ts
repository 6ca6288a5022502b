import type { INodeExecutionData } from 'n8n-workflow';
import { files } from '../binaryFiles';
import { BAD_LIMIT } from '../badLimit';
import type { JobMaker, OwnOperationFixture } from '../jobFixture';

function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

const NO_JOB = {
	what: 'no job',
	parameters: { jobId: byId('={{ "" }}') },
	message: /'Job ID' is empty/,
	advice: 'Choose a job from the list, or enter the ID that Submit returned as jobId',
};

async function finished({ start, finish }: JobMaker, jobType: string) {
	const job = await start(jobType);
	await finish(job);
	return job;
}

interface Element {
	id: string;
	elementType: string;
}

function sceneTextIn({ json }: INodeExecutionData): string {
	const artifacts = json.artifacts as { kind: string; data?: { elements: Element[] } }[];
	const elements = artifacts.find(({ kind }) => kind === 'renderParams')?.data?.elements ?? [];
	return elements.find(({ elementType }) => elementType === 'SceneText')?.id ?? '';
}

/** How the operations are run that make, change or list jobs and files. */
export const jobOperations: readonly OwnOperationFixture[] = [
	{
		resource: 'aiStudioImage',
		operation: 'getMany',
		request: { method: 'GET', path: '/v1/aistudio/images$' },
		async begin(jobs) {
			await finished(jobs, 'imageGeneration');
			return { parameters: { returnAll: true } };
		},
		shows: { model: 'seedream3.0', aspectRatio: '1:1', width: 1024, height: 1024 },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'aiStudioVideo',
		operation: 'getMany',
		request: { method: 'GET', path: '/v1/aistudio/videos$' },
		async begin(jobs) {
			await finished(jobs, 'videoGeneration');
			return { parameters: { returnAll: true } };
		},
		shows: { model: 'pixverse5.5', aspectRatio: '16:9', durationSeconds: 5 },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'media',
		operation: 'upload',
		request: { method: 'POST', path: '/v1/media/generateurl$' },
		begin: async () => ({
			parameters: { binaryPropertyName: 'data' },
			item: files({ data: ['video/mp4', 'council.mp4'], page: ['text/html', 'council.html'] }),
		}),
		shows: { fileName: 'council.mp4', mimeType: 'video/mp4' },
		badInput: [
			{
				what: 'a field that the item does not have',
				parameters: { binaryPropertyName: 'film' },
				message: /'Input Binary Field' is 'film', but the input item has no such binary field/,
				advice: 'Use one of the binary fields that the item has: data, page',
			},
			{
				what: 'a web page in place of a file',
				parameters: { binaryPropertyName: 'page' },
				message: /'Input Binary Field' holds 'council.html' \(text\/html\), which is no media file/,
				advice: 'Check the node that outputs the file: a web page may have come in place of it',
			},
		],
	},
	{
		resource: 'videoJob',
		operation: 'cleanJob',
		request: { method: 'DELETE', path: '/v1/jobs/[^/]+/clean$' },
		async begin(jobs) {
			const item = await finished(jobs, 'videoGeneration');
			return { parameters: { jobId: byId('={{ $json.jobId }}') }, item };
		},
		shows: { provider: 'pictory', jobType: 'videoGeneration', cleaned: true },
		badInput: [NO_JOB],
	},
	{
		resource: 'videoJob',
		operation: 'getMany',
		request: { method: 'GET', path: '/v1/jobs$' },
		async begin(jobs) {
			await finished(jobs, 'videoGeneration');
			return { parameters: { returnAll: true } };
		},
		shows: { provider: 'pictory', jobType: 'videoGeneration', status: 'completed' },
		badInput: [BAD_LIMIT],
	},
	{
		resource: 'videoJob',
		operation: 'updateElements',
		request: { method: 'PUT', path: '/v2/video/storyboard/[^/]+/elements$' },
		answersNothing: true,
		async begin(jobs) {
			const preview = await finished(jobs, 'storyboardPreview');
			const id = sceneTextIn(await jobs.result(preview));
			const elements = JSON.stringify([{ id, text: 'The harbour sleeps.' }]);
			return { parameters: { jobId: byId('={{ $json.jobId }}'), elements }, item: preview };
		},
		shows: { jobType: 'storyboardPreview', status: 'completed', updatedElements: 1 },
		badInput: [
			NO_JOB,
			{
				what: 'no element',
				parameters: { elements: '[]' },
				message: /'Elements \(JSON\)' has no element/,
				advice: 'Name at least one element to change',
			},
			{
				what: 'an element without an id',
				parameters: { elements: '[{ "text": "The harbour" }]' },
				message: /'Elements \(JSON\)' cannot be used: entry 1 has no id/,
				advice: "Take the IDs from the elements in the preview's artifact renderParams",
			},
		],
	},
];
