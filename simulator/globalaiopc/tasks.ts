import { IdSequence } from '../core/id-sequence';
import { hasEnded } from '../core/job';
import type { Family } from './families';
import { Refusal } from './refusal';
import { failureText } from './result-answer';
import type { GlobalAiOpcContext, TaskJob, TaskRequest } from './task';

/** Numbers of the documentation's samples have five digits and more. */
const FIRST_NUMBER = 58_000;

/** Content rules are checked before anything is made. */
function failureShare(code: string): number {
	return code === 'content' ? 0.01 : 1;
}

/** The tasks of the test account. */
export class Tasks {
	private numbers: IdSequence;
	private readonly byIdempotencyKey = new Map<string, string>();

	constructor(private readonly context: GlobalAiOpcContext) {
		this.numbers = this.newNumbers();
		context.jobs.onEnd((job) => this.ended(job));
	}

	/**
	 * Makes a task, or finds the one that an idempotency key has made already.
	 *
	 * @throws Refusal when the balance or the number of running tasks forbids it
	 */
	create(
		family: Family,
		request: TaskRequest,
		body: unknown,
		{ prefix, idempotencyKey }: { prefix: string; idempotencyKey?: string | undefined },
	): TaskJob {
		const { jobs, account, switches } = this.context;
		const known = this.known(idempotencyKey);
		if (known !== undefined) return known;
		const { balance, pricePerCall } = account.current;
		if (balance < pricePerCall) throw new Refusal('账户余额不足 (insufficient balance)');
		this.checkConcurrency();
		const job = jobs.submit({
			jobType: family.jobType,
			id: `${prefix}_${this.numbers.next()}`,
			request: body,
			details: { family, request, price: pricePerCall },
			failureShare,
		});
		if (switches.current.failuresShow === 'on-create' && job.outcome.kind === 'failure') {
			jobs.discard(job.id);
			throw new Refusal(failureText(job.outcome));
		}
		if (idempotencyKey !== undefined) this.byIdempotencyKey.set(idempotencyKey, job.id);
		account.change({ balance: balance - pricePerCall });
		return job;
	}

	/** The task of that id, unless the service has forgotten it. */
	find(id: string): TaskJob | undefined {
		const job = this.context.jobs.get(id);
		return job?.state === 'expired' ? undefined : job;
	}

	reset(): void {
		this.numbers = this.newNumbers();
		this.byIdempotencyKey.clear();
	}

	private known(idempotencyKey: string | undefined): TaskJob | undefined {
		const { switches, jobs } = this.context;
		if (idempotencyKey === undefined || switches.current.idempotencyKey === 'ignored')
			return undefined;
		return jobs.get(this.byIdempotencyKey.get(idempotencyKey) ?? '');
	}

	private checkConcurrency(): void {
		const { concurrentTasks } = this.context.switches.current;
		if (concurrentTasks === 0) return;
		const running = this.context.jobs.all().filter((job) => !hasEnded(job)).length;
		if (running >= concurrentTasks)
			throw new Refusal('当前并发任务过多，请稍后再试 (too many tasks)');
	}

	private ended(job: TaskJob): void {
		const { account, switches } = this.context;
		if (job.state === 'succeeded' || !switches.current.refundFailed) return;
		account.change({ balance: account.current.balance + job.details.price });
	}

	private newNumbers(): IdSequence {
		return new IdSequence(
			FIRST_NUMBER,
			this.context.core.randomness.stream('globalaiopc/ids/task'),
		);
	}
}
