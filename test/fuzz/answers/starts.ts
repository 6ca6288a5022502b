import { NodeApiError, NodeOperationError, type INodeExecutionData } from 'n8n-workflow';
import { isFinal, videoJobSchema } from '../../../nodes/shared/job/videoJob';
import type { ProviderAnswers } from './documented';
import { checkMessage, checkNoKey, checkPrototypes, namesAnotherJob, Violation } from './oracle';
import type { Delivered } from './script';
import type { Called, TriggerStage } from './triggerStage';

/** What starts a workflow: jobs that were named and have ended, as the provider has said. */
export function checkStarts(
	answers: ProviderAnswers,
	items: readonly INodeExecutionData[],
	named: string,
	{ delivered }: TriggerStage,
): void {
	const ids = items.map(({ json }) => String(json.jobId));
	if (new Set(ids).size < ids.length) throw new Violation(`started twice: ${ids.join()}`);
	for (const { json } of items) {
		const job = videoJobSchema.parse(json);
		const { jobId, jobType, status, provider } = job;
		if ('error' in json) throw new Violation('an item that has a field "error"');
		if (provider !== answers.provider.id) throw new Violation(`a job of ${provider}`);
		if (!isFinal(status)) throw new Violation(`started by a job that is ${status}`);
		if (!named.toLowerCase().includes(jobId.toLowerCase()))
			throw new Violation(`started by the job ${jobId}, which no one has named`);
		const said = delivered.flatMap((one) => saidIn(one));
		if (said.every(({ body }) => namesAnotherJob(answers.idsIn(body, jobType), jobId)))
			throw new Violation('started by an answer about another job');
		if (status === 'completed' && !said.some((one) => answers.saysCompleted(one, jobType)))
			throw new Violation('completed, and the provider does not say so');
	}
}

function saidIn({ statusCode, body }: Delivered): { httpStatus: number; body: unknown }[] {
	try {
		return [{ httpStatus: statusCode, body: JSON.parse(body) as unknown }];
	} catch {
		// Nothing can be read in it.
		return [];
	}
}

/** How a call is answered: the workflow has started, it has not and why, or the provider should call again. */
export function checkAnswer({ workflowData, webhookResponse, sent }: Called): string {
	if (sent.status !== undefined) {
		const isRight = sent.status === 503 && JSON.stringify(sent.body) === '{"started":false}';
		if (!isRight || workflowData) throw new Violation(`answered with ${JSON.stringify(sent)}`);
		return 'repeat';
	}
	const { started, reason } = webhookResponse as { started: boolean; reason?: string };
	if (started !== (workflowData !== undefined)) throw new Violation('not what was answered');
	if (!started) checkMessage(reason ?? '');
	return started ? 'started' : String(reason).replace(/'.*'/, '…');
}

/** What a poll that has no list ends with. */
export function checkPollError(error: unknown): void {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError))
		throw new Violation(`an error of n8n's was expected and not ${String(error)}`);
	checkMessage(error.message);
	checkMessage(error.description ?? '');
}

/** What holds for every run. */
export function checkTraces(stage: TriggerStage, outcome: unknown): void {
	stage.warnings.forEach(checkMessage);
	checkNoKey([outcome, stage.warnings]);
	checkPrototypes();
}
