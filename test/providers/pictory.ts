import { PictoryApi } from '../../credentials/PictoryApi.credentials';
import { PictoryClientCredentialsApi } from '../../credentials/PictoryClientCredentialsApi.credentials';
import { Pictory } from '../../nodes/Pictory/Pictory.node';
import { pictory } from '../../nodes/Pictory/provider';
import { defineKit } from './kit';
import { answers } from './pictory/answers';
import { documentedErrors } from './pictory/documentedErrors';
import { jobOperations } from './pictory/jobOperations';
import { jobs } from './pictory/jobs';
import { libraryOperations } from './pictory/libraryOperations';
import { promptOf, sourceOf } from './workflowJobs';

export const pictoryKit = defineKit({
	provider: pictory,
	node: () => new Pictory(),
	credentials: [new PictoryApi(), new PictoryClientCredentialsApi()],
	keyField: 'apiKey',
	jobs,
	ownOperations: [...jobOperations, ...libraryOperations],
	unknownJobId: '4a1c7d20-93b5-4e6f-8d01-5c2e9f7b6a38',
	documentedErrors,
	answers,
	wire: {
		submits: { method: 'POST', path: '/v1/aistudio/videos$' },
		renders: { method: 'PUT', path: '/v2/video/render/[^/]+$' },
		list: '/v1/jobs(\\?|$)',
		running: { set: { 'data.status': 'in-progress' }, remove: ['data.url'] },
		queued: { set: { 'data.status': 'pending' }, remove: ['data.url'] },
		unknownStatus: { set: { 'data.status': 'mastering' } },
		withoutLinks: { remove: ['data.url'] },
		progress: (percent) => ({
			set: { 'data.status': 'in-progress', 'data.renderProgress': percent },
		}),
		notFound: { status: 404, body: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } },
		refusedKeyStatus: 401,
		linksNeverCome: 'believedLater',
	},
	examples: {
		'pictory-edit-preview': 1,
		'pictory-fill-template': 1,
		'pictory-generate-clip': 1,
		'pictory-script-to-video': 1,
	},
	markedJobs: [
		{
			jobType: 'storyboardRender',
			parameters: (mark) => ({
				videoName: 'harbour-council',
				content: 'scenes',
				scenes: {
					scene: [{ source: 'videoUrl', videoUrl: sourceOf(mark), audioLanguage: 'en-US' }],
				},
			}),
		},
		{
			jobType: 'videoGeneration',
			parameters: (mark) => ({ prompt: promptOf(mark), model: 'pixverse5.5', duration: '5s' }),
		},
	],
	files: {
		path: ({ jobId }) => `/v1/jobs/${jobId}`,
		headers: (key) => ({ authorization: key }),
	},
});
