import type { Core } from '../core/core';
import type { VizardContext } from './project';

/** Vizard docs, publish a clip: posting to X with a link in the text. */
const CREDITS_FOR_LINK_ON_X = 10;
/** 2001-09-09 in milliseconds, 33658 in seconds: anything below is taken to be seconds sent by mistake. */
const SMALLEST_MILLISECONDS = 1e12;

/** A post that was asked for, and what became of it. Shown by the control API only: Vizard offers no such call. */
export interface Post {
	readonly finalVideoId: number;
	readonly socialAccountId: string;
	readonly platform: string;
	readonly post: string;
	readonly title: string;
	readonly publishTime: number | null;
	/** `dropped` posts never appear, without any notice. */
	state: 'scheduled' | 'posted' | 'dropped';
	reason?: string;
}

/** The posts of the test account. */
export class Posts {
	private posts: Post[] = [];

	constructor(private readonly context: VizardContext) {}

	list(): readonly Post[] {
		return this.posts;
	}

	add(post: Omit<Post, 'state' | 'reason'>): void {
		const entry: Post = { ...post, state: 'scheduled' };
		this.posts.push(entry);
		const { clock }: Core = this.context.core;
		// A client's report: a time in seconds is read as January 1970, and then nothing is posted.
		if (post.publishTime !== null && post.publishTime < SMALLEST_MILLISECONDS)
			drop(entry, 'publishTime lies in 1970');
		else if (post.publishTime === null || post.publishTime <= clock.now()) this.goOut(entry);
		else clock.at(post.publishTime, () => this.goOut(entry));
	}

	reset(): void {
		this.posts = [];
	}

	private goOut(entry: Post): void {
		const { account } = this.context;
		const costs = entry.platform === 'Twitter' && /https?:\/\//.test(entry.post);
		const { credits } = account.current;
		if (costs && credits < CREDITS_FOR_LINK_ON_X) return drop(entry, 'too few credits');
		if (costs) account.change({ credits: credits - CREDITS_FOR_LINK_ON_X });
		entry.state = 'posted';
	}
}

function drop(entry: Post, reason: string): void {
	entry.state = 'dropped';
	entry.reason = reason;
}
