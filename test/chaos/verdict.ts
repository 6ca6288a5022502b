import { itemsOf, type Item } from '../../host';
import type { Kill } from './chaosRun';
import { isRunning, stageAt, type Stage } from './stage';
import type { Story } from './story';

/** How a workflow came out. */
export type Verdict =
	/** The right jobs, completed, with all their files. */
	| { kind: 'ended well' }
	/** n8n was running it when it was killed. All its jobs can be found in what n8n has stored. */
	| { kind: 'cut off, findable' }
	/**
	 * It was parked when n8n was killed and due when it started. n8n takes up what is due before it has looked
	 * for what was running, and may then take it for crashed while it runs. All its jobs can be found. If that
	 * happens to the execution that supervises, the workflow continues with its jobs as they were last seen.
	 */
	| { kind: 'cut off by the start' }
	/** n8n had not stored all of its jobs, and has written into its log which were accepted. */
	| { kind: 'cut off, in the log' }
	/** n8n was running its Submit node, and had stored nothing of what that had done, if it had. */
	| { kind: 'cut off inside Submit' }
	/** n8n was about to park it, and does not save the progress of this workflow. */
	| { kind: 'cut off, nothing saved' }
	/** What must not be. */
	| { kind: 'lost'; why: string };

const ENDED_BADLY = new Set(['error', 'crashed', 'canceled']);

/** Judges one workflow by what n8n and the provider know about it. */
export function verdictOf(story: Story, kills: readonly Kill[]): Verdict {
	const { execution } = story;
	if (execution.status === 'success') {
		const why = flawOf(story, kills);
		if (why === undefined) return { kind: 'ended well' };
		if (wasInterruptedByTheStart(story, kills)) return { kind: 'cut off by the start' };
		return (saysWhatMayHaveLeft(story, kills) && whereAllAre(story)) || lost(why);
	}
	if (!ENDED_BADLY.has(execution.status)) return lost(`is ${execution.status} for ever`);
	return cutOff(story, kills);
}

/** What is wrong with a workflow that has ended well; undefined when nothing is. */
function flawOf(story: Story, kills: readonly Kill[]): string | undefined {
	const { execution, journey, jobIds } = story;
	const accepted = jobIds.flat();
	if (!same(idsIn(story, 'Submit'), accepted)) {
		const says = itemsOf(execution, 'Submit').map(({ json }) => json.jobId ?? json.error);
		return `submitted ${accepted.join()}, says ${says.join()}`;
	}
	if (journey.recipe.inTurns) return undefined;
	const waitedFor = idsIn(story, 'Wait');
	if (!same(waitedFor, accepted))
		return `submitted ${accepted.join()}, waited for ${waitedFor.join()}`;
	const mayBeInterrupted = wasHitWhileSupervised(story, kills);
	const unfinished = unfinishedOf(story).filter(
		({ json }) => !(mayBeInterrupted && wasInterrupted(json)),
	);
	if (unfinished.length > 0) {
		const says = ({ json }: Item) => `${json.status}${wasInterrupted(json) ? ', interrupted' : ''}`;
		return `went on with ${unfinished.map(says).join('; ')}`;
	}

	const wanted = journey.orders.flatMap(({ videos }, item) => Array(videos).fill(accepted[item]));
	const downloaded = idsIn(story, 'Download');
	if (!same(downloaded, wanted))
		return `should download ${wanted.join()}, has ${downloaded.join()}`;
	const short = itemsOf(execution, 'Download').filter(({ json, binary }) => {
		const { sizeBytes } = json.file as { sizeBytes: number };
		return sizeBytes === 0 || binary?.data?.bytes !== sizeBytes;
	});
	return short.length > 0 ? `has ${short.length} files that are not whole` : undefined;
}

/** The items that the Wait node put out for jobs that were not completed. */
function unfinishedOf({ execution }: Story): Item[] {
	return itemsOf(execution, 'Wait').filter(({ json }) => json.status !== 'completed');
}

/** Whether it was parked at the last kill, and its only flaw is jobs that are marked as interrupted. */
function wasInterruptedByTheStart(story: Story, kills: readonly Kill[]): boolean {
	const accepted = story.jobIds.flat();
	const unfinished = unfinishedOf(story);
	return (
		lastStage(story, kills) === 'parked' &&
		!wasHitWhileSupervised(story, kills) &&
		same(idsIn(story, 'Submit'), accepted) &&
		same(idsIn(story, 'Wait'), accepted) &&
		unfinished.length > 0 &&
		unfinished.every(({ json }) => wasInterrupted(json))
	);
}

/** Whether a kill met the execution that supervises, in one of the moments in which it runs. */
function wasHitWhileSupervised({ others }: Story, kills: readonly Kill[]): boolean {
	const [supervisor] = others.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
	if (supervisor === undefined) return false;
	return kills.some(({ statuses }) => isRunning(statuses.get(supervisor)));
}

/** The execution that keeps the items learns of it minutes later. */
function wasHitInATurn(story: Story, kills: readonly Kill[]): boolean {
	return kills.some((kill) => stageAt(kill, story) === 'in a turn');
}

/**
 * Whether each item names its job or says that it may have been accepted. The workflow continues with what was stored
 * last if the execution that keeps its items is hit in one of the moments in which it runs. Only of an item without a
 * job may it say that it was not submitted.
 */
function saysWhatMayHaveLeft(story: Story, kills: readonly Kill[]): boolean {
	const submitted = itemsOf(story.execution, 'Submit');
	const isTrue = ({ json: { jobId, error } }: Item, item: number) => {
		const [accepted] = story.jobIds[item] ?? [];
		if (jobId !== undefined) return jobId === accepted;
		const says = (words: string) => String(error).includes(words);
		return says('may have been accepted') || (accepted === undefined && says('before the turn'));
	};
	return (
		wasHitInATurn(story, kills) &&
		submitted.length === story.jobIds.length &&
		submitted.every(isTrue)
	);
}

/** Where a user finds the jobs that were accepted; undefined if there is one that is nowhere. */
function whereAllAre(story: Story): Verdict | undefined {
	const unknown = story.jobIds.flat().filter((jobId) => !isFindable(story, jobId));
	if (unknown.length === 0) return { kind: 'cut off, findable' };
	if (unknown.every((jobId) => story.loggedIds.includes(jobId)))
		return { kind: 'cut off, in the log' };
	return undefined;
}

/** What a wait puts out then; the job may have ended until it is downloaded. */
function wasInterrupted({ wait }: Item['json']): boolean {
	return (wait as { interrupted?: unknown } | undefined)?.interrupted === true;
}

function cutOff(story: Story, kills: readonly Kill[]): Verdict {
	const { execution, journey, jobIds } = story;
	const stage = lastStage(story, kills);
	if (stage === undefined) {
		return lost(`ended with ${execution.status} and was never hit: ${execution.error?.message}`);
	}
	const accepted = jobIds.flat();
	const waitedFor = idsIn(story, 'Wait');
	if (waitedFor.length > 0 && !same(waitedFor, accepted))
		return lost(`waited for ${accepted.join()}, and went on with ${waitedFor.join()}`);
	const found = accepted.length > 0 ? whereAllAre(story) : undefined;
	if (found?.kind === 'cut off, findable' && stage === 'parked')
		return { kind: 'cut off by the start' };
	if (found) return found;
	if (stage === 'submitting' || wasHitInATurn(story, kills))
		return { kind: 'cut off inside Submit' };
	if (stage === 'parking' && !journey.savesProgress) return { kind: 'cut off, nothing saved' };
	return lost(`was hit while ${stage}, and nothing names all of ${accepted.join()}`);
}

/** Where it was at the last kill that it has lived to see. */
export function lastStage(story: Story, kills: readonly Kill[]): Stage | undefined {
	return kills.flatMap((kill) => stageAt(kill, story) ?? []).at(-1);
}

/** Whether a user who looks into the executions of the workflow finds the job's id. */
function isFindable(story: Story, jobId: string): boolean {
	return (
		idsIn(story, 'Submit').includes(jobId) ||
		(story.execution.error?.message ?? '').includes(jobId) ||
		story.otherTexts.some((text) => text.includes(jobId))
	);
}

/** The job IDs in the output of a node. */
function idsIn({ execution }: Story, node: string): string[] {
	return itemsOf(execution, node).map(({ json }) => String(json.jobId));
}

function lost(why: string): Verdict {
	return { kind: 'lost', why };
}

function same(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((one, index) => one === others[index]);
}
