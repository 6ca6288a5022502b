/** The parameters by the names that the editor shows, for messages. */
export const NAMES = {
	model: 'Model',
	modelName: 'Model Name',
	prompt: 'Prompt',
	duration: 'Duration (Seconds)',
	aspectRatio: 'Aspect Ratio',
	resolution: 'Resolution',
	firstFrameImageUrl: 'First Frame URL',
	lastFrameImageUrl: 'Last Frame URL',
	frameFieldNames: 'Frame Field Names',
	referenceImageUrls: 'Reference Image URLs',
	referenceVideoUrls: 'Reference Video URLs',
	referenceAudioUrls: 'Reference Audio URLs',
	autoFace: 'Auto Face',
} as const;
