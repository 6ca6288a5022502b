/** The parameters by the names that the editor shows, for messages. */
export const NAMES = {
	model: 'Model',
	modelName: 'Model Name',
	prompt: 'Prompt',
	duration: 'Duration (Seconds)',
	ratio: 'Aspect Ratio',
	resolution: 'Resolution',
	firstFrameUrl: 'First Frame URL',
	lastFrameUrl: 'Last Frame URL',
	frameFieldNames: 'Frame Field Names',
	referenceImages: 'Reference Image URLs',
	referenceVideos: 'Reference Video URLs',
	referenceAudios: 'Reference Audio URLs',
	autoFace: 'Auto Face',
} as const;
