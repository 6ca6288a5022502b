import { openStage, type E2eStage } from './stage/e2eStage';
import { inARow, submit } from './stage/workflows';

describe('a video URL that cannot be one', () => {
	let stage: E2eStage;

	beforeAll(async () => {
		stage = await openStage();
	});

	afterAll(async () => await stage.close());

	it.each(['not a link', 'ftp://media.example.org/talk.mp4', 'C:\\videos\\talk.mp4', ''])(
		'"%s" is refused by name before anything is sent',
		async (videoUrl) => {
			const execution = await stage.run(inARow([{ videoUrl }], [submit()]));
			expect(execution.status).toBe('error');
			expect(execution.error?.message).toContain("'Video URL'");
			expect(execution.error?.message).toContain('[item 0]');
			expect(await stage.simulator.control.requests()).toEqual([]);
		},
	);
});
