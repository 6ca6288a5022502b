import { namesOf } from '../shared/input/parameters';
import { acceptedJobId } from '../shared/provider/acceptedJob';
import { defined } from '../shared/provider/answer';
import type { Conversation, Submit, SubmittedJob } from '../shared/provider/contract';
import type { Families } from './families/family';
import { IMAGE_FAMILIES } from './families/images';
import { MODEL_CENTER } from './families/modelCenter';
import { VIDEO_FAMILIES } from './families/videoFamilies';
import { readGeneration } from './generation';
import { fieldsOf } from './generation.fields';
import { bodyOf } from './generationBody';
import { checkGeneration } from './generationCheck';
import { CREATED_IDS, readTask } from './wire';

/**
 * The create call of the family that the user chooses. Every one is billed; the API has no callback.
 *
 * @see https://docs.globalaiopc.com
 */
function submitOf(families: Families): Submit {
	const fields = fieldsOf(families);
	const names = namesOf(fields);
	return {
		fields,
		everyday: ['aspectRatio'],
		rare: ['autoFace', 'frameFieldNames'],
		*converse(parameters): Conversation<SubmittedJob> {
			const { family, generation } = readGeneration(families, parameters, names);
			checkGeneration(families, family, generation, names);
			const answer = yield {
				purpose: 'submit',
				method: 'POST',
				path: family.path,
				body: bodyOf(family, generation),
			};
			const jobId = acceptedJobId(answer, CREATED_IDS);
			return { jobId, known: defined({ submittedAt: readTask(answer.body).created }) };
		},
	};
}

export const videoGenerationSubmit = submitOf(VIDEO_FAMILIES);
export const imageGenerationSubmit = submitOf(IMAGE_FAMILIES);
export const modelCenterSubmit = submitOf(MODEL_CENTER);
