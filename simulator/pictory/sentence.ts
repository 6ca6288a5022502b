/** A sentence as transcription jobs give it, and highlights take it. */
export interface Sentence {
	readonly uid?: string;
	readonly speakerId?: number;
	readonly words: readonly Word[];
}

export interface Word {
	readonly word: string;
	readonly start_time: number;
	readonly end_time: number;
}

/** The words of a text, which share its time. */
export function wordsOf(text: string, start: number, end: number): Word[] {
	const words = text.split(' ');
	const each = (end - start) / words.length;
	return words.map((word, position) => ({
		word,
		start_time: start + position * each,
		end_time: start + (position + 1) * each,
	}));
}
