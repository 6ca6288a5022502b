import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { IdSequence } from '../core/id-sequence';
import { envelope } from './refusal';
import type { GlobalAiOpcContext } from './task';

const FIRST_ASSET_NUMBER = 7_000;

/** Share of the review after which an asset is no longer merely `submitted`. */
const SUBMITTED_SHARE = 0.2;

const urls = z.array(z.string()).default([]);
const uploadSchema = z.object({ imageUrls: urls, videoUrls: urls, audioUrls: urls });
const statusSchema = z.object({ assetIds: z.array(z.string()) });
const singleSchema = z.object({
	assetType: z.string(),
	url: z.string(),
	name: z.string().optional(),
});
const detailSchema = z.object({ assetId: z.string() });

/** Material with faces that some families want to have reviewed before it is referred to as `asset://{id}`. */
export interface Asset {
	readonly assetId: string;
	readonly assetType: string;
	readonly url: string;
	/** Virtual ms since the Unix epoch. */
	readonly submittedAt: number;
}

/** The review of assets: three libraries with the same two calls (GlobalAI OPC docs; clients for seedance2). */
export function registerAssetRoutes(app: FastifyInstance, context: GlobalAiOpcContext): void {
	const { core, switches, account } = context;
	const assets = new Map<string, Asset>();
	const newNumbers = () =>
		new IdSequence(FIRST_ASSET_NUMBER, core.randomness.stream('globalaiopc/ids/asset'));
	let numbers = newNumbers();
	context.onReset(() => {
		assets.clear();
		numbers = newNumbers();
	});
	context.inspect(() => ({ assets: [...assets.values()].map(show) }));

	function show(asset: Asset) {
		const { assetReviewSeconds } = account.current;
		const share =
			(core.clock.now() - asset.submittedAt) / 1000 / Math.max(assetReviewSeconds, 1e-9);
		const status = share >= 1 ? 'Active' : share >= SUBMITTED_SHARE ? 'Processing' : 'submitted';
		const { assetId, assetType, url } = asset;
		return { assetId, assetType, originalUrl: url, url, status };
	}

	function add(assetType: string, url: string) {
		const assetId = `asset-${numbers.next()}`;
		const asset: Asset = { assetId, assetType, url, submittedAt: core.clock.now() };
		assets.set(assetId, asset);
		return show(asset);
	}

	const ok = (data: unknown) => envelope(switches.current, 0, null, data);
	const wrong = () => envelope(switches.current, 1, '参数错误 (invalid parameters)');

	for (const path of ['/asset/sd2Manxue/assetUpload', '/asset/seedance2/assetUpload'])
		app.post(path, async (request) => {
			const parsed = uploadSchema.safeParse(request.body);
			if (!parsed.success) return wrong();
			const { imageUrls, videoUrls, audioUrls } = parsed.data;
			const offered = [
				...imageUrls.map((url) => ['Image', url] as const),
				...videoUrls.map((url) => ['Video', url] as const),
				...audioUrls.map((url) => ['Audio', url] as const),
			];
			const failedItems = offered.filter(([, url]) => !URL.canParse(url));
			return ok({
				items: offered.filter(([, url]) => URL.canParse(url)).map(([type, url]) => add(type, url)),
				failedItems: failedItems.map(([assetType, url]) => ({
					assetType,
					url,
					msg: 'invalid url',
				})),
			});
		});

	app.post('/asset/sd2Manxue/assetStatus', async (request) => {
		const parsed = statusSchema.safeParse(request.body);
		if (!parsed.success) return wrong();
		const found = parsed.data.assetIds.map((id) => [id, assets.get(id)] as const);
		return ok({
			items: found.flatMap(([, asset]) => (asset === undefined ? [] : [show(asset)])),
			failedItems: found.flatMap(([assetId, asset]) => (asset === undefined ? [{ assetId }] : [])),
		});
	});

	app.post('/asset/seedance2/assetDetail', async (request) => {
		const parsed = detailSchema.safeParse(request.body);
		const asset = parsed.success ? assets.get(parsed.data.assetId) : undefined;
		return asset === undefined ? wrong() : ok(show(asset));
	});

	app.post('/kyyVideo2/asset/upload', async (request) => {
		const parsed = singleSchema.safeParse(request.body);
		if (!parsed.success) return wrong();
		const { assetType, url } = parsed.data;
		if (!URL.canParse(url)) return envelope(switches.current, 1001, '素材 URL 无法访问');
		// The page shows nothing but the id.
		return ok({ assetId: add(assetType, url).assetId });
	});

	app.get<{ Params: { id: string } }>('/kyyVideo2/asset/:id', async ({ params }) => {
		const asset = assets.get(params.id);
		return asset === undefined
			? envelope(switches.current, -1, '素材不存在 (no such asset)')
			: ok(show(asset));
	});
}
