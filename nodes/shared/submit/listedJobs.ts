import { z } from 'zod';
import type { Sender } from '../http/sender';
import { converse } from '../http/conversation';
import type { Operation } from '../items/operationContext';

/**
 * Items follow each other quickly: one look serves them for so long, milliseconds. What others submit in
 * that time looks new, so that it must not be long.
 */
const VALID_MS = 10_000;

const seenSchema = z.object({ at: z.number(), jobIds: z.array(z.string()).optional() });

/**
 * The jobs that the provider's list shows before a submit, so that a new one is recognised should the
 * submit's answer be lost. A list that cannot be read does not keep anybody from submitting.
 *
 * @param account names the credential, since each has a list of its own
 * @returns ids; undefined where there is no list or it could not be read
 * @throws Stopped when the execution is stopped
 */
export async function listedJobs(
	{ context, provider, clock }: Operation,
	account: string,
	sender: Sender,
): Promise<string[] | undefined> {
	if (!provider.jobList) return undefined;
	const node = context.getContext('node');
	const entry = `listed.${account}`;
	const seen = seenSchema.safeParse(node[entry]);
	if (seen.success && clock.now() - seen.data.at < VALID_MS) return seen.data.jobIds;

	const listed = await converse(provider, provider.jobList.newest(), sender);
	const jobIds = listed.ok ? listed.value : undefined;
	node[entry] = { at: clock.now(), jobIds };
	return jobIds;
}
