import fc from 'fast-check';
import { contactSheet } from '../../../../nodes/shared/read/contactSheet';
import type { VideoJob } from '../../../../nodes/shared/job/videoJob';

const JOB: VideoJob = {
	provider: 'vizard',
	jobType: 'clipping',
	jobId: '77',
	status: 'completed',
	videos: [],
};

test('shows what helps to choose among videos', () => {
	const page = contactSheet({
		...JOB,
		title: 'Council',
		videos: [
			{
				index: 0,
				title: 'Why the ferry budget doubled',
				url: 'https://cdn.example.org/1.mp4',
				thumbnailUrl: 'https://cdn.example.org/1.jpg',
				durationSeconds: 65.2,
				score: 8.3,
				scoreReason: 'Opens on a surprise.',
			},
			{ index: 1, durationSeconds: 3725 },
		],
	});
	expect(page).toContain('<h1>Council</h1>');
	expect(page).toContain('<img src="https://cdn.example.org/1.jpg"');
	expect(page).toMatch(
		/<a href="https:\/\/cdn.example.org\/1.mp4"[^>]*>Why the ferry budget doubled<\/a>/,
	);
	expect(page).toContain('<p>1:05 · Score 8.3</p>');
	expect(page).toContain('<p>Opens on a surprise.</p>');
	expect(page).toContain('<h2>Video 2</h2><p>1:02:05</p>');
});

test('leaves room for a thumbnail only where another video has one', () => {
	const room = '<div class="none"></div>';
	const thumbnailUrl = 'https://cdn.example.org/1.jpg';
	expect(contactSheet({ ...JOB, videos: [{ index: 0 }] })).not.toContain(room);
	const videos = [{ index: 0, thumbnailUrl }, { index: 1 }];
	expect(contactSheet({ ...JOB, videos })).toContain(room);
});

test('says how to open links only where it has some', () => {
	const linked = [{ index: 0, url: 'https://cdn.example.org/1.mp4' }];
	expect(contactSheet({ ...JOB, videos: linked })).toContain('right-click a title');
	expect(contactSheet({ ...JOB, videos: [{ index: 0 }] })).not.toContain('right-click');
});

test('says so when there are no videos', () => {
	expect(contactSheet(JOB)).toContain('<h1>Job 77</h1>');
	expect(contactSheet(JOB)).toContain('This job has no videos.');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])(
	'makes no link of %s',
	(url) => {
		const page = contactSheet({ ...JOB, videos: [{ index: 0, url, thumbnailUrl: url }] });
		expect(page).not.toContain(url);
	},
);

test('whatever a provider sends stays text', () => {
	const text = fc.oneof(fc.string(), fc.constant('<script>x</script>'), fc.constant('" onload="x'));
	const plain = contactSheet({
		...JOB,
		title: 't',
		videos: [{ index: 0, title: 't', scoreReason: 't' }],
	});
	const tags = (page: string) => page.match(/<[a-z/!][^>]*>/gi);
	fc.assert(
		fc.property(text, text, text, (title, name, reason) => {
			const videos = [{ index: 0, title: name, scoreReason: reason || 't' }];
			expect(tags(contactSheet({ ...JOB, title, videos }))).toEqual(tags(plain));
		}),
	);
});
