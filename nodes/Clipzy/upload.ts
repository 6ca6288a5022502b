import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { options as optionsField } from '../shared/input/fields';
import {
	collection,
	namesOf,
	optionalUrl,
	parseParameters,
	requiredText,
} from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
import type { Conversation, OwnOperation, SubmitFacts } from '../shared/provider/contract';
import { STYLE_TRANSFER } from './job';
import { STYLE_OPTIONS, styleOptions, templateOf } from './style';
import { BINARY_PROPERTY, WEBHOOK_URL } from './submit.fields';
import { checkedVideoFile, readUpload, uploadRequest } from './uploadVideo';
import { shownVideo } from './videos';

const FIELDS = [
	{ ...BINARY_PROPERTY, displayOptions: {} },
	optionsField([...STYLE_OPTIONS, WEBHOOK_URL]),
];

const NAMES = namesOf(FIELDS);

const schema = z.object({
	binaryPropertyName: requiredText,
	options: collection(z.object({ ...styleOptions, webhookUrl: optionalUrl })),
});

/** POST /videos/upload by itself. Some engines start a job with it, which is then in the output. */
export const uploadOperation: OwnOperation = {
	displayName: 'Upload',
	description:
		'Upload a video for later jobs. Some engines start a job with the upload: the output then has its jobId for a Wait For Video Job node.',
	action: 'Upload a video',
	fields: FIELDS,
	once: {
		noun: 'upload',
		whereToLook:
			'look at the list of jobs of your engine (Video Job: Get Many), which shows the jobs that were started with an upload',
	},
	*converse(parameters, facts: SubmitFacts): Conversation<IDataObject> {
		const { binaryPropertyName, options } = parseParameters(schema, parameters, NAMES);
		const file = checkedVideoFile(facts.inputFile(binaryPropertyName));
		const templateVideoId = yield* templateOf(options, NAMES);
		const answer = yield uploadRequest({
			binaryProperty: binaryPropertyName,
			file,
			templateVideoId,
			webhookUrl: options.webhookUrl,
		});
		const { jobId, video } = readUpload(answer);
		return defined({
			...(jobId !== undefined && startedJob(jobId)),
			...shownVideo(video),
			storageUrl: video.storage_url,
			templateVideoId,
		});
	},
};

function startedJob(jobId: string): IDataObject {
	return {
		provider: 'clipzy',
		jobType: STYLE_TRANSFER,
		jobId,
		status: 'queued',
		hints: [
			'This engine has started a job with the upload. Wait for that job instead of submitting another one for the same style.',
		],
	};
}
