import type { PictoryContext } from './job-details';

/** A template as the API shows it. */
export interface Template {
	readonly templateId: string;
	readonly name: string;
	readonly language: string;
	readonly published: boolean;
	readonly deprecated: boolean;
	readonly audio: Readonly<Record<string, unknown>>;
	scenes: readonly Readonly<Record<string, unknown>>[];
	/** By name, with a default or a placeholder. */
	readonly variables: Readonly<Record<string, unknown>>;
}

const FIRST: Template = {
	templateId: 'sim-template',
	name: 'Harbour news',
	language: 'en',
	published: true,
	deprecated: false,
	audio: { backgroundMusic: true },
	scenes: [
		{ sceneId: 's1', subtitles: [{ text: 'News from {{city}}: {{headline}}' }] },
		{ sceneId: 's2', subtitles: [{ text: 'That was the news.' }] },
	],
	variables: { headline: 'HEADLINE', city: 'CITY' },
};

/** The templates of the account: one from the start, and uploaded ones. */
export class Templates {
	private templates = new Map([[FIRST.templateId, { ...FIRST }]]);

	constructor(private readonly context: PictoryContext) {}

	list(): Template[] {
		return [...this.templates.values()];
	}

	has(id: string): boolean {
		return this.templates.has(id);
	}

	find(id: string): Template | undefined {
		return this.templates.get(id);
	}

	/** Keeps an uploaded project file; what is in it is not read. */
	add(name: string): Template {
		const { core } = this.context;
		const templateId = core.randomness.stream(`pictory/template/${this.templates.size}`).uuid();
		const template: Template = { ...FIRST, templateId, name };
		this.templates.set(templateId, template);
		return template;
	}

	remove(id: string): void {
		this.templates.delete(id);
	}

	reset(): void {
		this.templates = new Map([[FIRST.templateId, { ...FIRST }]]);
	}
}
