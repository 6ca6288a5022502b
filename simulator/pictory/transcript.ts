import type { ResultFiles } from './result-files';
import { captions } from './scenes';

const SENTENCES = [
	'The harbour wakes slowly.',
	'Boats leave one by one.',
	'The ferry budget has doubled.',
	'Nobody had asked for that.',
];

const SECONDS_A_SENTENCE = 4;

/** The invented speech of a source of that length. */
function sentencesOf(seconds: number) {
	const count = Math.max(1, Math.floor(seconds / SECONDS_A_SENTENCE));
	return Array.from({ length: count }, (_, index) => ({
		text: SENTENCES[index % SENTENCES.length] ?? '',
		startTime: index * SECONDS_A_SENTENCE,
		duration: SECONDS_A_SENTENCE,
		source: {},
	}));
}

/** Result of a transcription job (Pictory docs, Get Transcription Job). */
export function transcribe(seconds: number, language: string, files: ResultFiles) {
	const sentences = sentencesOf(seconds);
	const texts = captions(sentences);
	return {
		language,
		transcript: sentences.map(({ text, startTime, duration }, index) => {
			const words = text.split(' ');
			const each = duration / words.length;
			return {
				uid: `s${index}`,
				speakerId: 1,
				words: words.map((word, position) => ({
					uid: `s${index}w${position}`,
					word,
					start_time: startTime + position * each,
					end_time: startTime + (position + 1) * each,
					speakerId: 1,
					sentence_index: index,
				})),
			};
		}),
		txt: texts.txt,
		srt: texts.srt,
		vtt: texts.vtt,
		srtFile: files.text('transcript.srt', texts.srt, 'application/x-subrip'),
		vttFile: files.text('transcript.vtt', texts.vtt, 'text/vtt'),
		txtFile: files.text('transcript.txt', texts.txt, 'text/plain; charset=utf-8'),
	};
}

/** The best parts of a source, at most `wanted` seconds of them. */
export function findHighlights(wanted: number) {
	const count = Math.max(1, Math.floor(wanted / SECONDS_A_SENTENCE));
	return sentencesOf(count * SECONDS_A_SENTENCE).map(({ text, startTime, duration }) => ({
		text,
		start: startTime,
		end: startTime + duration,
	}));
}
