import { openEditor, type EditorStage } from './stage/editorStage';
import { openNodePanel, type NodePanel } from './stage/nodePanel';

const VIZARD = 'Vizard';
const PICTORY = 'Pictory';
const CLIPZY = 'Clipzy';
const WAYIN_VIDEO = 'WayinVideo';
const GLOBAL_AI = 'GlobalAI OPC';
const VIDEO_SERVICE = 'Video Service';
const WAIT = 'Wait For Video Job';
const TRIGGERS = ['Video Job Trigger', 'Video Job Watch Trigger'];
const PROVIDERS = [CLIPZY, GLOBAL_AI, PICTORY, VIZARD, WAYIN_VIDEO, VIDEO_SERVICE];
const ALL = [...PROVIDERS, WAIT];

const TRIGGER = {
	id: '8f1b0a52-6f0e-4a0e-9a68-0d6a4f3d8b11',
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

let editor: EditorStage;
let panel: NodePanel;

beforeAll(async () => {
	editor = await openEditor();
	const workflow = { name: 'A trigger', nodes: [TRIGGER], connections: {} };
	await editor.page.goto(`/workflow/${await editor.api.createWorkflow(workflow)}`);
	panel = await openNodePanel(editor.page);
});

afterAll(async () => await editor?.close());

const oursAmong = (names: string[]) => ALL.filter((name) => names.includes(name));

it.each([
	['vizard', VIZARD],
	['pictory', PICTORY],
	['clipzy', CLIPZY],
	['wayinvideo', WAYIN_VIDEO],
	['globalai', GLOBAL_AI],
	['video service', VIDEO_SERVICE],
	['wait for video', WAIT],
	['video job trigger', TRIGGERS[0]],
	['video job watch', TRIGGERS[1]],
])('lists the node with the name "%s" first', async (term, node) => {
	expect((await panel.search(term))[0]).toBe(node);
});

it.each([
	['video', ALL],
	['clips', [VIZARD, WAYIN_VIDEO]],
	['shorts', [VIZARD, WAYIN_VIDEO]],
	['youtube shorts', [VIZARD, WAYIN_VIDEO]],
	['reels', [VIZARD, WAYIN_VIDEO]],
	['captions', [PICTORY, VIZARD, WAYIN_VIDEO]],
	['subtitles', [PICTORY, VIZARD, WAYIN_VIDEO]],
	['transcript', [PICTORY, VIZARD, WAYIN_VIDEO]],
	['avatar', [PICTORY, VIDEO_SERVICE]],
	['heygen', [VIDEO_SERVICE]],
	['kling', [VIDEO_SERVICE]],
	['render', [CLIPZY, PICTORY, WAYIN_VIDEO]],
	['download video', ALL],
	['poll', [WAIT]],
	['wait', [WAIT]],
	['loop until', [WAIT]],
])('finds for "%s" the nodes that do it: %j', async (term, nodes) => {
	expect(oursAmong(await panel.search(term))).toEqual(nodes);
});

it('lists Wait For Video Job among the first three for "wait for"', async () => {
	expect((await panel.search('wait for')).slice(0, 3)).toContain(WAIT);
});
