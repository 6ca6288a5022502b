import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import { executeProviderNode } from '../../../nodes/shared/node/executeProviderNode';
import { videoJobSchema } from '../../../nodes/shared/job/videoJob';
import type { ProviderAnswers } from './documented';
import { checkMessage, Violation } from './oracle';
import type { Script } from './script';
import { Stage } from './stage';

const OPERATIONS = ['getStatus', 'getResult', 'export', 'cancelJob'] as const;

export type Operation = (typeof OPERATIONS)[number];

export type Outcome = { items: INodeExecutionData[] } | { error: unknown };

/** The operations of a provider's node. */
export function operationsOf({ provider }: ProviderAnswers): readonly Operation[] {
	const canCancel = Object.values(provider.jobTypes).some(({ cancel }) => cancel);
	return OPERATIONS.filter((operation) => operation !== 'cancelJob' || canCancel);
}

/** The stages for every operation on every kind of job; n8n's contexts take long to make. */
export function stagesFor(answers: ProviderAnswers): Map<string, Stage> {
	const { provider, jobId } = answers;
	const options = { includeRaw: true };
	const stages = Object.keys(provider.jobTypes).flatMap((jobType) =>
		operationsOf(answers).map((operation): [string, Stage] => {
			const about = { resource: 'videoJob', operation, jobId, jobType };
			const parameters =
				operation === 'export' ? { ...about, step: 'download' } : { ...about, options };
			return [`${operation} ${jobType}`, new Stage(answers, parameters)];
		}),
	);
	return new Map(stages);
}

/** Runs one operation on one item. */
export async function run(
	stages: ReadonlyMap<string, Stage>,
	{ provider }: ProviderAnswers,
	operation: Operation,
	script: Script,
): Promise<Outcome> {
	const stage = stages.get(`${operation} ${script.jobType}`);
	if (!stage) throw new RangeError(`There is no stage for ${operation} ${script.jobType}`);
	stage.follow(script);
	try {
		const [items] = await executeProviderNode(stage.context, provider);
		return { items: items ?? [] };
	} catch (error) {
		return { error };
	}
}

/** An error of n8n's, in one line, that names the job and says what to do. */
export function checkError(error: unknown, jobId: string): void {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError)) {
		throw new Violation(`an error of n8n's was expected and not ${String(error)}`);
	}
	checkMessage(error.message);
	if (!error.message.includes(`job '${jobId}'`)) {
		throw new Violation(`the job is not named in "${error.message}" (${error.stack})`);
	}
	if (!error.description) throw new Violation(`no advice beside "${error.message}"`);
	checkMessage(error.description);
}

/** An item as the operation promises it. */
export function checkItem({ json }: INodeExecutionData, operation: Operation): void {
	if ('error' in json) throw new Violation('an item that succeeded has a field "error"');
	if (operation !== 'export') videoJobSchema.parse(json);
	const isForFinished = operation === 'getResult' || operation === 'export';
	if (isForFinished && json.status !== 'completed') {
		throw new Violation(`${operation} of a job that is ${String(json.status)}`);
	}
}
