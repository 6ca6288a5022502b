import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { json } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { jsonList, namesOf, optionalId, parseParameters } from '../shared/input/parameters';
import { defined } from '../shared/provider/answer';
import type { OwnOperation } from '../shared/provider/contract';
import { asId, isFound, isRecord, valuesAt } from '../shared/provider/facts';
import { confirmed } from './confirmed';
import { PREVIEW } from './job';
import { JOB_ID } from './jobs';
import { completedJob, jobIdOf } from './namedJob';

const FIELDS = [
	{ ...JOB_ID, description: 'The storyboard preview, which must be completed' },
	{
		...json(
			'Elements (JSON)',
			'elements',
			"List of changes: the ID of each element, from the preview's artifact renderParams, and what to change, such as text, url, startTime or duration",
			'[]',
		),
		required: true,
	},
];

const NAMES = namesOf(FIELDS);

/**
 * PUT /v2/video/storyboard/{jobid}/elements: changes texts, visuals, music and times of a preview before it is
 * rendered. The same again changes nothing, so it may be repeated.
 *
 * @see https://docs.pictory.ai/api-reference/video-storyboard/update-storyboard-elements
 */
export const updateElements: OwnOperation = {
	displayName: 'Update Storyboard Elements',
	description:
		'Change texts, visuals, music or times of a completed storyboard preview, before Export renders it. Free of charge',
	action: 'Update the elements of a storyboard',
	fields: FIELDS,
	*converse(parameters) {
		const schema = z.object({ jobId: optionalId, elements: jsonList });
		const entered = parseParameters(schema, parameters, NAMES);
		const changes = (entered.elements ?? []).map(checkedChange);
		if (changes.length === 0)
			throw refusal('has no element', 'Name at least one element to change');
		const jobId = jobIdOf(entered.jobId, NAMES('jobId'));
		const { data } = yield* completedJob(jobId, PREVIEW, NAMES('jobId'));
		const body = withRequired(changes, elementsIn(data));
		const path = `/v2/video/storyboard/${encodeURIComponent(jobId)}/elements`;
		const answer = yield { purpose: 'prepare', method: 'PUT', path, body };
		// Documented as an answer without content, whatever its status.
		if (answer.text.trim() !== '') confirmed(answer, 'update of elements');
		return defined({
			provider: 'pictory',
			jobType: PREVIEW,
			jobId,
			status: 'completed',
			updatedElements: body.length,
		});
	},
};

/** A change of an element. */
interface Change {
	id: string;
	fields: IDataObject;
}

function checkedChange(entry: unknown, index: number): Change {
	const id = isRecord(entry) ? asId(entry.id) : undefined;
	if (id !== undefined) return { id, fields: entry as IDataObject };
	throw refusal(
		`cannot be used: entry ${index + 1} has no id`,
		"Take the IDs from the elements in the preview's artifact renderParams",
	);
}

function elementsIn(data: Record<string, unknown>): ReadonlyMap<string, Record<string, unknown>> {
	const [list] = valuesAt(data, ['renderParams.elements']).filter(Array.isArray) as unknown[][];
	const elements = (list ?? []).filter(isRecord);
	return new Map(elements.map((element) => [asId(element.id) ?? '', element]));
}

/** What Pictory wants to be repeated of an element; the rest may be left out. */
const REQUIRED = ['elementType', 'type', 'startTime', 'duration'];

/** Pictory ignores an element that the preview does not have, so it is refused here. */
function withRequired(
	changes: readonly Change[],
	elements: ReadonlyMap<string, Record<string, unknown>>,
): IDataObject[] {
	return changes.map(({ id, fields }) => {
		const element = elements.get(id);
		if (element) {
			const kept = REQUIRED.map((name) => [name, element[name]]).filter(([, value]) =>
				isFound(value),
			);
			return { ...(Object.fromEntries(kept) as IDataObject), ...fields };
		}
		const known = [...elements.keys()].filter((key) => key !== '');
		throw refusal(
			`names the element '${id}', which the preview does not have`,
			`Use the ID of one of its elements: ${known.slice(0, MOST_NAMED).join(', ')}${known.length > MOST_NAMED ? ', …' : ''}`,
		);
	});
}

const MOST_NAMED = 10;

function refusal(message: string, advice: string): InvalidInput {
	return new InvalidInput({ parameter: NAMES('elements'), message, advice });
}
