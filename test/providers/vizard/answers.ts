import type { Documented, DocumentedAnswers } from '../answers';
import { field, saysByResult } from '../fields';

const PROJECT = { projectId: 40417733, projectName: 'Harbour council' };

const clip = (videoId: number, viralScore: string) => ({
	videoId,
	videoUrl: `https://cdn-video.example.net/export/${videoId}.mp4?Expires=1774090000&Signature=x`,
	videoMsDuration: 27400,
	title: 'Why the ferry budget doubled',
	transcript: 'So the question was never the boats',
	viralScore,
	viralReason: 'Opens on a concrete surprise.',
	relatedTopic: '["budget","ferries"]',
	clipEditorUrl: 'https://editor.example.net/editor?id=700001&type=clip',
});

const ANSWERS: Omit<Documented, 'jobType' | 'httpStatus'>[] = [
	{ state: 'running', body: { code: 1000, ...PROJECT, videos: [] }, status: 'processing' },
	{
		state: 'partial',
		body: { code: 1000, ...PROJECT, videos: [clip(51200981, '8.3')] },
		status: 'processing',
	},
	{
		state: 'finished',
		body: {
			code: 2000,
			...PROJECT,
			shareLink: 'https://share.example.net/project?invite=Q1w2E3',
			videos: [clip(51200981, '8.3'), clip(51200982, '7')],
		},
		status: 'completed',
	},
	{ state: 'finished without clips', body: { code: 2000, ...PROJECT, videos: [] } },
	{
		state: 'failed',
		body: { code: 4008, ...PROJECT, errMsg: 'can not download the video' },
		status: 'failed',
	},
	{ state: 'asked too often', body: { code: 4003, errMsg: 'requests exceed the limit' } },
	{ state: 'bad key', body: { code: 4001, errMsg: 'invalid API key' } },
];

/** @see https://docs.vizard.ai/docs/retrieve-video-clips */
export const answers: DocumentedAnswers = {
	jobId: '40417733',
	documented: ['clipping', 'editing'].flatMap((jobType) =>
		ANSWERS.map((answer) => ({ ...answer, jobType, httpStatus: 200 })),
	),
	/** The state is in `code`, whichever HTTP status goes with it. */
	saysCompleted({ body }) {
		const isText = (code: unknown) => typeof code === 'string' && code.trim() !== '';
		const codes = [field(body, 'code'), field(body, 'data', 'code')].filter(
			(code) => (typeof code === 'number' || isText(code)) && Number.isInteger(Number(code)),
		);
		const clips = [field(body, 'videos'), field(body, 'clips')];
		return codes.some((code) => Number(code) === 2000) || saysByResult(codes.map(String), clips);
	},
	idsIn: (body) =>
		['projectId', 'project_id'].flatMap((name) => [field(body, name), field(body, 'data', name)]),
};
