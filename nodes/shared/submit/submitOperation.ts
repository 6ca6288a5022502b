import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../input/invalidInput';
import type { ItemOutcome } from '../items/forEachItem';
import { inquire, jobTypeId, type ItemRun } from '../items/itemRun';
import { defined } from '../provider/answer';
import type { JobType, Render, Submit, VideoProvider } from '../provider/contract';
import { checkCost } from './cost';
import { withCallback } from './resumeOnCallback';
import { submitJob } from './submitJob';

/**
 * Submits one item's job and returns at once with its reference.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function submit(run: ItemRun): Promise<ItemOutcome> {
	const id = jobTypeId(run.provider, run.n8n.getNodeParameter('jobType', run.itemIndex));
	const definition = submitOf(run.provider.jobTypes[id] as JobType);
	const entered = readFields(run, definition.fields);
	const { resumeOnCallback, ...options } = {
		...(entered.options as IDataObject | undefined),
		...readEveryday(run, definition),
	};
	const chosen = { ...entered, options };
	const parameters =
		resumeOnCallback === true
			? { ...entered, options: withCallback(run, definition, options) }
			: chosen;
	const cost = definition.estimate?.(parameters);
	if (definition.estimate) checkCost(cost, options);
	return await submitJob(run, {
		jobType: id,
		cost: cost?.amount === 0 ? undefined : cost,
		// Without the address for the callback, which is another one in each execution.
		entered: chosen,
		start: (facts) => definition.converse(parameters, facts),
	});
}

/**
 * Starts the separately billed rendering of a finished job and returns the job that this is.
 *
 * @throws InvalidInput before anything is sent, Stopped when the execution is stopped
 */
export async function render(run: ItemRun): Promise<ItemOutcome> {
	const definition = renderOf(run.provider);
	const { reference, jobType } = inquire(run).named;
	if (!definition.fromJobTypes.includes(reference.jobType)) {
		throw new InvalidInput({
			parameter: 'Job Type',
			message: `is '${jobType.displayName}', whose jobs are not rendered`,
			advice: `Choose the step Download; only these are rendered: ${definition.fromJobTypes.join(', ')}`,
		});
	}
	const parameters = readFields(run, definition.fields);
	return await submitJob(run, {
		jobType: definition.producesJobType,
		entered: [reference, parameters],
		start: (facts) => definition.converse(reference, parameters, facts),
	});
}

/** The options that newer nodes have on the form. */
function readEveryday(run: ItemRun, { fields, everyday = [] }: Submit): IDataObject {
	const options = fields
		.filter(({ name }) => name === 'options')
		.flatMap((field) => (field.options ?? []) as INodeProperties[]);
	return defined(
		readFields(
			run,
			options.filter(({ name }) => everyday.includes(name)),
		),
	);
}

function submitOf({ submit: definition, displayName }: JobType): Submit {
	if (definition) return definition;
	throw new InvalidInput({
		parameter: 'Job Type',
		message: `is '${displayName}', which is not started by Submit`,
		advice: 'Choose another job type, or start this one with Export',
	});
}

function renderOf({ render: definition, displayName }: VideoProvider): Render {
	if (definition) return definition;
	throw new InvalidInput({
		parameter: 'Step',
		message: `is Render, which ${displayName} does not have`,
		advice: 'Choose the step Download',
	});
}

/** What a user entered into the fields of an operation; a field that is not shown is left out. */
export function readFields(
	{ n8n, itemIndex }: ItemRun,
	fields: readonly INodeProperties[],
): IDataObject {
	return Object.fromEntries(
		fields.map(({ name, type }) => {
			const value = n8n.getNodeParameter(name, itemIndex, null) ?? undefined;
			// n8n takes the ID out of a page link that was entered. It knows no field that is not shown.
			const isLocated = value !== undefined && type === 'resourceLocator';
			return [
				name,
				isLocated ? n8n.getNodeParameter(name, itemIndex, null, { extractValue: true }) : value,
			];
		}),
	) as IDataObject;
}
