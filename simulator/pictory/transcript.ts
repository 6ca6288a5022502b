import { captions } from './scenes';
import { wordsOf, type Sentence } from './sentence';

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

/** The transcript of a source of that length. */
export function transcriptOf(seconds: number): Sentence[] {
	return sentencesOf(seconds).map(({ text, startTime, duration }, index) => ({
		uid: `s${index}`,
		speakerId: 1,
		words: wordsOf(text, startTime, startTime + duration).map((word, position) => ({
			uid: `s${index}w${position}`,
			...word,
			speakerId: 1,
			sentence_index: index,
		})),
	}));
}

/** Result of a transcription job (Pictory docs, Get Transcription Job). */
export function transcribe(seconds: number, language: string) {
	const texts = captions(sentencesOf(seconds));
	return {
		language,
		transcript: transcriptOf(seconds),
		txt: texts.txt,
		srt: texts.srt,
		vtt: texts.vtt,
		mediaInfo: { duration: seconds },
	};
}

/** The first sentences, at least one, that together last no longer than wanted. */
function chosen(transcript: readonly Sentence[], wanted: number): Sentence[] {
	let left = wanted;
	return transcript.filter((sentence, index) => {
		left -= lengthOf(sentence);
		return index === 0 || left >= 0;
	});
}

const startOf = ({ words }: Sentence) => words[0]?.start_time ?? 0;
const endOf = ({ words }: Sentence) => words.at(-1)?.end_time ?? 0;
const lengthOf = (sentence: Sentence) => endOf(sentence) - startOf(sentence);

/** The best parts of a transcript, at most `wanted` seconds of them. */
export function findHighlights(transcript: readonly Sentence[], wanted: number) {
	return chosen(transcript, wanted).map((sentence) => ({
		text: sentence.words.map(({ word }) => word).join(' '),
		start: startOf(sentence),
		end: endOf(sentence),
	}));
}

/** The same transcript, each word of which says whether it belongs to the best parts. */
export function markHighlights(transcript: readonly Sentence[], wanted: number) {
	const best = new Set(chosen(transcript, wanted));
	return transcript.map((sentence) => ({
		...sentence,
		words: sentence.words.map((word) => ({ ...word, highlight: best.has(sentence) })),
	}));
}
