import { readDirectives } from './directives';
import type { SourceFacts } from './source-facts';

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
