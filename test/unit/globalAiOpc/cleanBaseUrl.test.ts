import { cleanBaseUrl } from '../../../nodes/GlobalAiOpc/provider';

const BASE = 'https://zcbservice.aizfw.cn/kyyReactApiServer';

it.each([
	'',
	'/',
	'//',
	'/v1',
	'/v1/',
	'/v1/videos/videos',
	'/v1/result/proj_1?x=1',
	'/v2',
	'/v2/model-center/tasks',
	'/v2/model-center/tasks/1/',
	'?key=1',
	'#top',
])('a Base URL pasted with %p at its end is cut to the part before the version', (ending) => {
	expect(cleanBaseUrl(`${BASE}${ending}`)).toBe(BASE);
});

it.each(['https://v1.example.org/api', 'http://127.0.0.1:8800/globalaiopc/v10', 'not a url'])(
	'%p stays as it is',
	(url) => {
		expect(cleanBaseUrl(url)).toBe(url);
	},
);
