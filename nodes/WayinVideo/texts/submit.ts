import { z } from 'zod';
import { options } from '../../shared/input/fields';
import { collection, namesOf, parseParameters } from '../../shared/input/parameters';
import { acceptedJobId } from '../../shared/provider/acceptedJob';
import { defined } from '../../shared/provider/answer';
import type { Submit } from '../../shared/provider/contract';
import { readFacts } from '../../shared/provider/facts';
import { COST_OPTIONS, costShape, expectedCost } from '../cost';
import { LANGUAGE, languageChoices, optionalLanguage } from '../languages';
import { readSource, videoUrl } from '../source';
import { SOURCE_FIELDS } from '../source.fields';
import { NAME, TASK_IDS } from '../wire';

const schema = z.object({
	language: optionalLanguage,
	options: collection(z.object({ targetLanguage: optionalLanguage, ...costShape })),
});

interface TextSubmit {
	path: string;
	/** Of the field for the language of the text. */
	target: { displayName: string; undecided: string; description: string };
	takesAudio: boolean;
}

/** Both kinds of texts are asked for in the same way. The calls have no name for a project. */
function textSubmit({ path, target, takesAudio }: TextSubmit): Submit {
	const { displayName, undecided, description } = target;
	const fields = [
		...SOURCE_FIELDS,
		LANGUAGE,
		options([
			...COST_OPTIONS,
			{
				displayName,
				name: 'targetLanguage',
				type: 'options',
				options: languageChoices(undecided),
				default: '',
				description,
			},
		]),
	];
	const names = namesOf(fields);
	return {
		fields,
		*converse(parameters, facts) {
			const source = readSource(parameters);
			const { language, options: chosen } = parseParameters(schema, parameters, names);
			const languages = { source_lang: language, target_lang: chosen.targetLanguage };
			const video_url = yield* videoUrl(source, facts, { takesAudio });
			const body = defined({ video_url, ...languages });
			const answer = yield { purpose: 'submit', method: 'POST', path, body };
			const jobId = acceptedJobId(answer, TASK_IDS);
			return { jobId, known: defined({ title: readFacts(NAME, answer.body).name }) };
		},
		estimate: expectedCost,
	};
}

/** @see https://wayin.ai/api-docs/ */
export const summarySubmit = textSubmit({
	path: '/summaries',
	target: {
		displayName: 'Output Language',
		undecided: 'Same as the Video',
		description: 'The language of the summary',
	},
	takesAudio: false,
});

/** @see https://wayin.ai/api-docs/video-transcription/ */
export const transcriptSubmit = textSubmit({
	path: '/transcripts',
	target: {
		displayName: 'Translate Into',
		undecided: 'No Translation',
		description: 'The language to translate the transcript into',
	},
	takesAudio: true,
});
