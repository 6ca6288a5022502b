import type { Core } from '../core/core';
import type { WayinSwitches } from './switches';
import type { WayinJob } from './task';

const SENTENCES = [
	'Good evening, everyone.',
	'The ferry budget has doubled – and no one knows why.',
	'That is not what the council had heard.',
	'Then let us look at the numbers.',
] as const;
const SEGMENT_MS = 4000;
const MOST_SEGMENTS = 60;

/** WayinVideo's programs: `text`, `start`, `end`, `speaker`, `language` of each segment. */
export function transcriptOf(job: WayinJob, { transcriptTimes }: WayinSwitches) {
	const { sourceSeconds, targetLanguage } = job.details;
	const count = Math.min(MOST_SEGMENTS, Math.ceil((sourceSeconds * 1000) / SEGMENT_MS));
	const time = (ms: number) => (transcriptTimes === 'text' ? String(ms) : ms);
	const segments = Array.from({ length: job.outcome.kind === 'empty' ? 0 : count }, (_, index) => ({
		text: SENTENCES[index % SENTENCES.length],
		start: time(index * SEGMENT_MS + 400),
		end: time((index + 1) * SEGMENT_MS),
		speaker: `Speaker ${(index % 2) + 1}`,
		language: targetLanguage ?? 'en',
	}));
	return { transcript: segments };
}

/** Title, picture, text, tags and highlights of a summary. */
export function summaryOf(job: WayinJob, core: Core) {
	const random = core.randomness.stream(`wayinvideo/summary/${job.id}`);
	const start = random.integer(0, 60_000);
	const highlight = {
		start,
		end: start + 30_000,
		desc: 'The budget is questioned.',
		events: [{ timestamp: start + 2_000, desc: 'A councillor stands up.' }],
	};
	return {
		title: 'The ferry budget',
		video_thumbnail: core.files.link({
			provider: job.provider,
			path: `thumb/${job.id}.jpg`,
			content: { kind: 'file', file: '16x9.jpg' },
			signing: 'none',
		}).url,
		summary: `${SENTENCES[1]} ${SENTENCES[2]}`,
		tags: ['budget', 'ferries'],
		highlights: job.outcome.kind === 'empty' ? [] : [highlight],
	};
}
