import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { findProvider } from '../registry';
import { FILE_OPTIONS, filesShape, WHEN_FINISHED } from '../shared/export/jobWithFiles';
import { InvalidInput } from '../shared/input/invalidInput';
import { cell, namesOf, parseParameters, toggle } from '../shared/input/parameters';
import { startItem, type ItemRun } from '../shared/items/itemRun';
import { providerOfCredential } from '../shared/items/providerOfCredential';
import type { VideoJob } from '../shared/job/videoJob';
import { INCLUDE_RAW } from '../shared/read/outputOptions';

const wantedSchema = z.object({
	statuses: z.array(z.string()).default([]),
	jobTypes: z.array(z.string()).default([]),
	includeRaw: cell(toggle.default(false)),
	...filesShape,
});

/** Which jobs start the workflow, and with what. */
export type Wanted = z.infer<typeof wantedSchema>;

const NAMES = namesOf([WHEN_FINISHED, ...FILE_OPTIONS, INCLUDE_RAW]);

/** What a trigger is set to. */
export interface Trigger {
	/** Begins the work on the item at this position. */
	start(itemIndex: number): ItemRun;
	wanted: Wanted;
}

/** @throws InvalidInput for a provider or a credential that cannot be used */
export async function readTrigger(n8n: IExecuteFunctions): Promise<Trigger> {
	const name = n8n.getNodeParameter('provider', 0) as string;
	const known = findProvider(name);
	if (!known) {
		throw new InvalidInput({
			parameter: 'Provider',
			message: `is '${name}', which is not known`,
			advice: 'Choose a provider from the list',
		});
	}
	const provider = (await providerOfCredential(n8n, known))();
	const options = n8n.getNodeParameter('options', 0, {}) as IDataObject;
	const chosen = {
		statuses: n8n.getNodeParameter('statuses', 0, []),
		jobTypes: n8n.getNodeParameter('jobTypes', 0, []),
		whenFinished: n8n.getNodeParameter('whenFinished', 0, 'result'),
	};
	return {
		start: (itemIndex) => startItem(n8n, provider, itemIndex),
		wanted: parseParameters(wantedSchema, { ...options, ...chosen }, NAMES),
	};
}

/** Whether a job that has ended starts the workflow. */
export function isWanted({ statuses, jobTypes }: Wanted, { status, jobType }: VideoJob): boolean {
	const isAmong = (chosen: readonly string[], one: string) =>
		chosen.length === 0 || chosen.includes(one);
	return isAmong(statuses, status) && isAmong(jobTypes, jobType);
}
