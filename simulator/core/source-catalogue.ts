import { z } from 'zod';
import { readDirectives } from './directives';

/** What a provider would find out by fetching a source. */
export const sourceFactsSchema = z
	.object({
		/** Length of the source in seconds. */
		durationSeconds: z.number().positive().optional(),
		hasSpeech: z.boolean().optional(),
		sizeBytes: z.number().nonnegative().optional(),
	})
	.strict();

export type SourceFacts = z.infer<typeof sourceFactsSchema>;

/** Facts about source URLs, set by the control API. The simulator never fetches a source. */
export class SourceCatalogue {
	private readonly facts = new Map<string, SourceFacts>();

	set(url: string, facts: SourceFacts): void {
		this.facts.set(url, facts);
	}

	list(): Record<string, SourceFacts> {
		return Object.fromEntries(this.facts);
	}

	clear(): void {
		this.facts.clear();
	}

	/** What is known of this source: from directives in its URL, overruled by what the control API has set. */
	lookUp(url: string): SourceFacts {
		return { ...readDirectives(url).source, ...this.facts.get(url) };
	}
}
