import type { ChoiceQuestion, Choice, Choices, Conversation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { listPage } from './pages';
import { CONNECTION } from './wire';

/**
 * GET /v1/awsconnections: buckets of S3 that Pictory may read.
 *
 * @see https://docs.pictory.ai/api-reference/aws-integration/get-aws-connections
 */
export function* listAwsConnections(question: ChoiceQuestion): Conversation<Choices> {
	return yield* connections('/v1/awsconnections', question);
}

/**
 * GET /v1/vimeo-connections: accounts that Pictory may upload to.
 *
 * @see https://docs.pictory.ai/api-reference/vimeo-integration/get-vimeo-connections
 */
export function* listVimeoConnections(question: ChoiceQuestion): Conversation<Choices> {
	return yield* connections('/v1/vimeo-connections', question);
}

function* connections(path: string, { page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* listPage(path, 'connections', asChoice, page);
	return { choices: entries, next };
}

function asChoice(entry: Record<string, unknown>): Choice | undefined {
	const { id, name = id, enabled } = readFacts(CONNECTION, entry);
	if (id === undefined) return undefined;
	return { name: enabled === false ? `${name} (disabled)` : String(name), value: id };
}
