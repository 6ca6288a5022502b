import type { Artifact } from '../../shared/job/videoJob';
import { defined, linkArtifact, readList, type ReadList } from '../../shared/provider/answer';
import type { JobFile } from '../../shared/provider/contract';
import { isRecord, readFacts, valuesAt } from '../../shared/provider/facts';
import type { WireAnswer } from '../../shared/provider/wire';
import { EVENT, HIGHLIGHT, HIGHLIGHTS, SUMMARY } from '../wire';
import { textFile } from './textFile';

/**
 * What a video is about: the summary, its tags, and its highlights with what happens in them.
 *
 * @see https://wayin.ai/api-docs/
 */
export function readSummary(answer: WireAnswer): ReadList<Artifact> {
	const { summary, tags, thumbnail } = readFacts(SUMMARY, answer.body);
	if (summary === undefined) return { entries: [], hints: [] };
	const { entries: highlights, hints } = readList(answer, HIGHLIGHTS, 'highlights', readHighlight);
	const entries: Artifact[] = [
		{ kind: 'summary', data: summary },
		...(tags ? [{ kind: 'tags', data: tags }] : []),
		...(highlights.length > 0 ? [{ kind: 'highlights', data: highlights }] : []),
		...(linkArtifact('thumbnail', thumbnail).artifacts ?? []),
	];
	return { entries, hints };
}

/** Times in seconds, as those of videos. */
function readHighlight(entry: Record<string, unknown>) {
	const { start, end, description } = readFacts(HIGHLIGHT, entry);
	if (start === undefined && description === undefined) return undefined;
	const events = valuesAt(entry, ['events']).find(Array.isArray) as unknown[] | undefined;
	return defined({
		startSeconds: seconds(start),
		endSeconds: seconds(end),
		description,
		events: (events ?? []).filter(isRecord).map((event) => {
			const { at, description: what } = readFacts(EVENT, event);
			return defined({ atSeconds: seconds(at), description: what });
		}),
	});
}

function seconds(ms: number | undefined): number | undefined {
	return ms === undefined ? undefined : ms / 1000;
}

/** Without a full stop, for the output. */
export const NO_SUMMARY = 'The job has succeeded, and WayinVideo gave no summary';

export const SUMMARY_FILES: Readonly<Record<string, JobFile>> = {
	summaryTxt: textFile('Summary (Text)', 'txt', 'summary', NO_SUMMARY),
};
