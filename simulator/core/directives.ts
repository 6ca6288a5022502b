import type { PlannedJob } from './job-plans';
import type { Outcome, OutputPlan } from './outcome';
import type { SourceFacts } from './source-facts';

/**
 * What a request may ask of the simulator by itself, written anywhere in it as `sim-NAME=VALUE`, for example
 * `https://media.example.org/talk.mp4?sim-fail=4008` or a prompt that ends with `sim-outcome=empty`:
 *
 * | Directive | Effect |
 * |---|---|
 * | `sim-fail=CODE` | the job ends with this code of the provider |
 * | `sim-outcome=success`, `empty`, `never` or `cancelled` | the job ends so, or does not |
 * | `sim-duration=SECONDS` | virtual seconds from submission to end |
 * | `sim-clips=N` | number of result videos |
 * | `sim-bytes=N` | size of each result file |
 * | `sim-source-seconds=N` | length of the source |
 * | `sim-speech=none` | the source has no speech |
 */
export type Directives = PlannedJob & { readonly source: SourceFacts };

const DIRECTIVE = /sim-([a-z-]+)=([\w.-]+)/g;

function outcomeFrom(found: ReadonlyMap<string, string>): Outcome | undefined {
	const code = found.get('fail');
	if (code !== undefined) return { kind: 'failure', code };
	const kind = found.get('outcome');
	if (kind === 'success' || kind === 'empty' || kind === 'never' || kind === 'cancelled')
		return { kind };
	return undefined;
}

function outputFrom(found: ReadonlyMap<string, string>): OutputPlan | undefined {
	const count = found.get('clips');
	const sizeBytes = found.get('bytes');
	if (count === undefined && sizeBytes === undefined) return undefined;
	return {
		...(count !== undefined && { count: Number(count) }),
		...(sizeBytes !== undefined && { sizeBytes: Number(sizeBytes) }),
	};
}

/** Reads the directives out of anything a client sent. */
export function readDirectives(request: unknown): Directives {
	const text = typeof request === 'string' ? request : (JSON.stringify(request) ?? '');
	const found = new Map<string, string>();
	for (const [, name, value] of text.matchAll(DIRECTIVE))
		if (name !== undefined && value !== undefined) found.set(name, value);
	const duration = found.get('duration');
	const sourceSeconds = found.get('source-seconds');
	return {
		durationSeconds: duration === undefined ? undefined : Number(duration),
		outcome: outcomeFrom(found),
		output: outputFrom(found),
		source: {
			...(sourceSeconds !== undefined && { durationSeconds: Number(sourceSeconds) }),
			...(found.get('speech') === 'none' && { hasSpeech: false }),
		},
	};
}
