import type { AnyJob, PictoryContext } from './job-details';
import type { Storyboard } from './storyboard-request';

/** A project as the account keeps it. */
export interface Project {
	/** A string in the current schema, a number in projects of older ones. */
	readonly id: string | number;
	name: string;
	readonly schemaVersion: 'v2' | 'v3';
	readonly storyboard: Storyboard;
	readonly folder: string;
	readonly savedAt: number;
	/** What the last update has sent, which is all that is left of the project before it. */
	saved?: Readonly<Record<string, unknown>>;
	/** false for a project that belongs to somebody else. */
	readonly isOwn: boolean;
}

/** A project of the old kind, as accounts from before schema v3 have them. */
const OLD_STORYBOARD: Storyboard = {
	videoName: 'Old harbour',
	aspectRatio: '16:9',
	language: 'en',
	saveProject: true,
	scenes: [{ story: 'The old harbour. It has seen better days.' }],
};

const DAY_MS = 24 * 3600 * 1000;

/** Saved projects: one old one and a foreign one from the start, and those that `saveProject` makes. */
export class Projects {
	private projects: Project[] = [];

	constructor(private readonly context: PictoryContext) {
		this.reset();
	}

	/** Keeps the project of a storyboard job. */
	add(storyboard: Storyboard, ordinal: number): string {
		const { core } = this.context;
		const id = core.randomness.stream(`pictory/project/${ordinal}`).uuid();
		this.projects.push({
			id,
			name: storyboard.videoName ?? 'untitled',
			schemaVersion: 'v3',
			storyboard,
			folder: '',
			savedAt: core.clock.now(),
			isOwn: true,
		});
		return id;
	}

	/** Own projects, latest first. */
	list(folder: string | undefined): Project[] {
		const own = this.projects.filter(({ isOwn }) => isOwn).reverse();
		return folder === undefined ? own : own.filter((project) => project.folder === folder);
	}

	find(id: string): Project | undefined {
		return this.projects.find((project) => String(project.id) === id);
	}

	/** Whether a storyboard may use it as its template. */
	isTemplate(id: string): boolean {
		return this.find(id)?.isOwn === true;
	}

	/** Keeps what an update has sent in place of what there was. */
	update(project: Project, saved: Readonly<Record<string, unknown>>): void {
		project.saved = saved;
		if (typeof saved.projectName === 'string') project.name = saved.projectName;
	}

	remove(project: Project): void {
		this.projects = this.projects.filter((other) => other !== project);
	}

	/** The last finished render of a project. */
	lastRender(id: string): AnyJob | undefined {
		return this.context.jobs
			.all()
			.filter(({ state, details: { work } }) => {
				return state === 'succeeded' && work.kind === 'render' && work.ofProject === id;
			})
			.at(-1);
	}

	reset(): void {
		const savedAt = this.context.core.clock.now() - 400 * DAY_MS;
		const old = {
			schemaVersion: 'v2',
			storyboard: OLD_STORYBOARD,
			folder: 'old',
			savedAt,
		} as const;
		this.projects = [
			{ ...old, id: 300_411, name: 'Old harbour', isOwn: true },
			{ ...old, id: 300_999, name: 'Not yours', isOwn: false },
		];
	}
}
