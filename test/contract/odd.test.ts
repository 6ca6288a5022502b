import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync, readFileSync, existsSync } from 'node:fs';
import { SkippedTime } from '../harness/skippedTime';
import { runWorkflow } from '../harness/runWorkflow';
import { kitOf } from '../providers';

const mockTime = new SkippedTime();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockTime.sleep(milliseconds),
}));
beforeEach(() => mockTime.begin());
afterEach(() => jest.restoreAllMocks());

type Ans = any;
const cases: any[] = existsSync('/tmp/odd/cases.js') ? require('/tmp/odd/cases.js') : [];
const KEY = 'sk-ODDKEY-1234567890';
let out = '';
let queue: Ans[] = [];
let seen: any[] = [];
const server = createServer((req, res) => {
	const parts: Buffer[] = [];
	req.on('data', (c) => parts.push(c));
	req.on('end', () => {
		const body = Buffer.concat(parts).toString('latin1');
		const own = !req.url!.startsWith('/file');
		seen.push({ m: req.method, u: req.url, body, h: req.headers });
		if (!own) { res.writeHead(200, { 'Content-Type': 'video/mp4' }).end(Buffer.alloc(2048, 1)); return; }
		let a = queue.length > 1 ? queue.shift() : queue[0];
		if (typeof a === 'function') a = a(req, body);
		if (a && a.__raw !== undefined) res.writeHead(a.status ?? 200, a.headers ?? { 'Content-Type': 'application/json' }).end(a.__raw);
		else res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(a));
	});
});
let url = '';
beforeAll(async () => { await new Promise<void>((r) => server.listen(0, '127.0.0.1', r)); url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; });
afterAll(async () => { writeFileSync('/tmp/odd/out.txt', out); server.closeAllConnections(); await new Promise((r) => server.close(r)); });

const IDS: any = { vizard: '12345678', clipzy: 'job_1', pictory: '00000000-0000-4000-8000-000000000001', wayinVideo: 'proj_1', globalAiOpc: 'task_1' };

test.each(cases.map((c, i) => [i, `${c.p} ${c.op} ${c.t}`, c] as const))('%s %s', async (i, name, c) => {
	const kit = kitOf(c.p);
	const [{ type }] = kit.provider.credentials;
	queue = (c.a ?? []).map((x: any) => (typeof x === 'string' ? x.replaceAll('@URL', url) : x));
	const sub = (x: any): any => typeof x === 'function' ? x : JSON.parse(JSON.stringify(x).replaceAll('@URL', url));
	queue = queue.map((x) => (x && x.__raw instanceof Buffer) || typeof x === 'function' ? x : x === undefined ? x : sub(x));
	seen = [];
	const jobType = c.jt ?? Object.keys(kit.jobs)[0]!;
	const start: any = kit.jobs[jobType]!.start;
	let parameters: any, item: any = c.item ?? { json: {} }, nodeType = c.p;
	if (c.op === 'submit') {
		parameters = { resource: 'videoJob', operation: 'submit', jobType, ...start.parameters, ...(c.p === 'clipzy' && !c.upload ? { source: 'videoId', videoId: 'vid_1' } : {}), ...c.par };
		if (!c.item) item = start.item ?? item;
	} else {
		const json = { provider: c.p, jobType, jobId: IDS[c.p], ...c.json };
		item = { json };
		if (c.op === 'wait') { nodeType = 'waitForVideoJob'; parameters = { providers: [c.p], jobSource: 'input', mode: 'keepRunning', options: {}, ...c.par }; }
		else parameters = { resource: 'videoJob', operation: c.op, ...(c.op === 'export' ? { step: 'download' } : {}), jobId: '={{ $json.jobId }}', jobType: 'fromInput', ...c.par };
	}
	const base = url + (c.p === 'clipzy' ? '/api/v1' : c.p === 'globalAiOpc' ? '/kyyReactApiServer' : '/api');
	const t0 = Date.now();
	let text: string;
	try {
		const r = await runWorkflow({
			items: c.items ?? [item],
			nodes: [{ name: 'Node', type: nodeType, parameters, ...(c.settings && { settings: c.settings }) }],
			credentials: { [type]: { ...kit.credential({ apiKey: () => KEY, baseUrl: () => base } as any), baseUrl: base } },
		});
		const hints = (r.run.data.resultData.runData.Node?.at(-1) as any)?.hints;
		text = (r.error ? `ERR ${r.error.message}\n    DESC ${r.error.description}` : '') +
			r.outputs('Node').flat().map((o) => `\n    OUT ${JSON.stringify(o.json)} ${o.binary ? Object.entries(o.binary).map(([k, b]) => k + '=' + b.fileName + ':' + b.mimeType) : ''}`).join('') +
			(hints ? `\n    HINT ${JSON.stringify(hints.map((h: any) => h.message))}` : '');
	} catch (e) { text = `THROWN ${(e as Error).stack}`; }
	const posts = seen.filter((s) => s.m === 'POST' || s.m === 'PUT');
	out += `#${i} ${name}\n    ${text.length > 1800 ? text.slice(0, 1800) + '…' : text}\n    [posts ${posts.length}, gets ${seen.filter((s) => s.m === 'GET').length}, ${Math.round((Date.now() - t0) / 1000)}s]${text.includes(KEY) ? ' KEY!!!' : ''}${c.body ? ' BODY ' + posts.map((s) => s.body.slice(0, 600)).join(' || ') : ''}\n`;
}, 60000);
