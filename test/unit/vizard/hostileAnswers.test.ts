import fc from 'fast-check';
import { UnexpectedAnswer } from '../../../nodes/shared/provider/answer';
import { jobStateSchema } from '../../../nodes/shared/job/videoJob';
import { readProject } from '../../../nodes/Vizard/job';
import { clippingSubmit } from '../../../nodes/Vizard/submit';
import { readTrouble } from '../../../nodes/Vizard/trouble';
import { answerWith, resultOf, start } from './conversation';

const REFERENCE = { provider: 'vizard', jobType: 'clipping', jobId: '1' };
const LINK = 'https://cdn.example.net/v.mp4';

const read = (body: unknown) => resultOf(readProject(REFERENCE), body).job;
const submit = (body: unknown) =>
	resultOf(start(clippingSubmit, { videoUrl: 'https://media.example.org/a.mp4' }), body);

/** Whatever comes of it has to fit the shared shape; nothing else may be thrown. */
function readsOrRefuses(body: unknown): void {
	for (const talk of [() => jobStateSchema.strict().parse(read(body)), () => submit(body)]) {
		try {
			talk();
		} catch (error) {
			if (!(error instanceof UnexpectedAnswer)) throw error;
		}
	}
	readTrouble(answerWith(body), { purpose: 'read', method: 'GET', path: '' });
	readTrouble(answerWith(body), { purpose: 'submit', method: 'POST', path: '' });
}

/** Values as a confused or hostile server might send them in place of any field. */
const anything = fc.oneof(
	fc.jsonValue(),
	fc.constantFrom(2000, '2000', 1e308, -1, '', '__proto__', 'NaN', '9'.repeat(400), LINK),
);

const clip = fc.record(
	{
		videoId: anything,
		videoUrl: anything,
		videoMsDuration: anything,
		title: anything,
		transcript: anything,
		viralScore: anything,
		viralReason: anything,
		relatedTopic: anything,
		clipEditorUrl: anything,
	},
	{ requiredKeys: [] },
);

const project = fc.record(
	{
		code: fc.oneof(fc.constantFrom(1000, 2000, 4002, '2000'), anything),
		projectId: anything,
		projectName: anything,
		shareLink: anything,
		errMsg: anything,
		videos: fc.oneof(fc.array(fc.oneof(clip, anything)), anything),
	},
	{ requiredKeys: [] },
);

it('any JSON is a job or an answer of another form, and never anything worse', () => {
	fc.assert(fc.property(fc.oneof(project, anything), (body) => readsOrRefuses(body)));
});

it.each<[string, unknown]>([
	['code of another type', { code: {} }],
	['videos as text', { code: 2000, videos: 'x' }],
	['videos as an object', { code: 2000, videos: { 0: { videoUrl: LINK } } }],
	['a clip that is null', { code: 2000, videos: [null] }],
	['a clip that is text', { code: 2000, videos: [LINK] }],
	['nothing at all', null],
])('%s is reported as an answer of another form', (_what, body) => {
	expect(() => read(body)).toThrow(UnexpectedAnswer);
});

it('one clip whose fields are all wrong costs itself, and gives a hint', () => {
	const wrong = {
		videoId: {},
		videoUrl: 7,
		videoMsDuration: [],
		title: {},
		transcript: 1,
		viralScore: {},
		viralReason: [],
		relatedTopic: 1,
		clipEditorUrl: false,
	};
	expect(read({ code: 2000, videos: [wrong, { videoUrl: LINK }] })).toMatchObject({
		videos: [{ index: 1, url: LINK }],
		hints: ['1 of 2 clips in the answer could not be read and was left out'],
	});
});

it('thousands of clips with long texts are read', () => {
	const clips = Array.from({ length: 5000 }, (_, index) => ({
		videoId: index,
		videoUrl: `${LINK}?${index}`,
		transcript: 'word '.repeat(200),
		relatedTopic: JSON.stringify(Array.from({ length: 20 }, (_topic, n) => `topic ${n}`)),
	}));
	expect(read({ code: 2000, videos: clips }).videos).toHaveLength(5000);
});

it.each([
	['brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
	['braces', '{"a":'.repeat(50_000)],
	['commas', ','.repeat(100_000)],
])('topics of nothing but %s do no harm', (_what, relatedTopic) => {
	const { videos } = read({ code: 2000, videos: [{ videoUrl: LINK, relatedTopic }] });
	expect(videos[0]?.url).toBe(LINK);
});

it('an answer thousands of levels deep does no harm', () => {
	const deep: unknown = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`);
	expect(read({ code: 1000, videos: [], extra: deep }).status).toBe('processing');
	expect(() => read({ code: deep })).toThrow(UnexpectedAnswer);
});

it('a prototype in the answer changes nothing', () => {
	const body: unknown = JSON.parse(
		`{"__proto__": {"code": 4002}, "constructor": 1, "code": 2000, "videos": [{"__proto__": {"title": "x"}, "videoUrl": "${LINK}"}]}`,
	);
	expect(read(body)).toMatchObject({ status: 'completed', videos: [{ index: 0, url: LINK }] });
	expect(read(body).videos[0]).not.toHaveProperty('title');
	expect({}).not.toHaveProperty('code');
});
