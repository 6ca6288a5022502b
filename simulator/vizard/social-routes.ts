import type { FastifyInstance, FastifyReply } from 'fastify';
import type { VizardAccount } from './account';
import { send, sendError, sendFieldProblem } from './answer';
import { CODE } from './codes';
import { FieldProblem, FieldReader } from './field-reader';
import { isJsonObject } from './json-object';
import type { Posts } from './posts';
import type { Clip, VizardContext } from './project';
import type { Projects } from './projects';

const YOUTUBE = 4;
const ACCOUNT_LIFETIME_MS = 60 * 24 * 3600 * 1000;

const OLD_PUBLISH = '/project/publish';

type SocialAccount = VizardAccount['socialAccounts'][number];

/** The older call knows TikTok only, and its samples name no account: the connected one is meant. */
function targetOf(
	reader: FieldReader,
	isOldCall: boolean,
	accounts: readonly SocialAccount[],
): SocialAccount | undefined {
	const offered = accounts.filter(({ platform }) => !isOldCall || platform === 'TikTok');
	if (isOldCall && reader.isLeftOut('socialAccountId')) return offered[0];
	const wanted = reader.text('socialAccountId', CODE.invalidSocialAccount);
	return offered.find(({ id }) => id === wanted);
}

interface ClipCall {
	readonly reader: FieldReader;
	readonly clip: Clip;
}

/** `GET /project/social-accounts`, `POST /project/publish-video` (and the older `publish`), `POST /project/ai-social`. */
export function registerSocialRoutes(
	app: FastifyInstance,
	context: VizardContext,
	projects: Projects,
	posts: Posts,
): void {
	const { core, switches, account } = context;

	/** Reads what all calls about one clip share, answers what is wrong with it, and continues if nothing is. */
	const onClip = async (
		body: unknown,
		reply: FastifyReply,
		goOn: (call: ClipCall) => Promise<FastifyReply> | FastifyReply,
	): Promise<FastifyReply> => {
		if (!isJsonObject(body)) return sendError(reply, switches.current, CODE.invalidRequest);
		const reader = new FieldReader(body, switches.current.validation === 'lenient');
		try {
			const id = reader.integer('finalVideoId', 1, Number.MAX_SAFE_INTEGER);
			const clip = projects.findClip(id);
			if (clip === undefined) throw new FieldProblem('finalVideoId');
			return await goOn({ reader, clip });
		} catch (problem) {
			if (problem instanceof FieldProblem)
				return sendFieldProblem(reply, switches.current, problem);
			throw problem;
		}
	};

	app.get('/project/social-accounts', async (_request, reply) => {
		const { socialAccounts } = account.current;
		const expiresMs = core.clock.now() + ACCOUNT_LIFETIME_MS;
		const isSeconds = switches.current.socialExpiryUnit === 'seconds';
		const accounts = socialAccounts.map(({ id, platform, username, page, status }) => ({
			id,
			platform,
			username,
			page,
			profilePic: `https://img.vizard.ai/${id}.png`,
			pageProfilePic: page === '' ? '' : `https://img.vizard.ai/${id}-page.png`,
			expiresAt: isSeconds ? Math.floor(expiresMs / 1000) : expiresMs,
			status,
		}));
		const body = { accounts, total: accounts.length };
		return reply.send(switches.current.socialAccountsCode ? { code: CODE.success, ...body } : body);
	});

	// The older path took TikTok accounts only; the newer one replaced it.
	for (const path of ['/project/publish-video', OLD_PUBLISH])
		app.post(path, async (request, reply) =>
			onClip(request.body, reply, ({ reader, clip }) => {
				if (account.current.plan === 'free')
					return sendError(reply, switches.current, CODE.planUpgradeNeeded, 'upgrade your plan');
				const target = targetOf(reader, path === OLD_PUBLISH, account.current.socialAccounts);
				if (target === undefined)
					return sendError(reply, switches.current, CODE.invalidSocialAccount);
				posts.add({
					finalVideoId: clip.videoId,
					socialAccountId: target.id,
					platform: target.platform,
					post: reader.optionalText('post') || clip.title,
					title: reader.optionalText('title') || clip.title,
					publishTime: reader.isLeftOut('publishTime')
						? null
						: reader.integer('publishTime', 0, Number.MAX_SAFE_INTEGER),
				});
				return send(reply, switches.current, { code: CODE.success });
			}),
		);

	app.post('/project/ai-social', async (request, reply) =>
		onClip(request.body, reply, async ({ reader, clip }) => {
			const platform = reader.integerOr(1, 'aiSocialPlatform', 1, 7);
			const tone = reader.integerOr(0, 'tone', 0, 4);
			reader.integerOr(0, 'voice', 0, 1);
			await core.clock.sleep(account.current.captionSeconds);
			if (!clip.hasSpeech)
				return sendError(reply, switches.current, CODE.noSpeech, 'no speech in the clip');
			const hashtags = clip.topics.map((topic) => `#${topic.replaceAll(' ', '')}`).join(' ');
			const content = `${clip.title}${tone === 4 ? '?' : '.'} ${hashtags}`.trim();
			return send(reply, switches.current, {
				code: CODE.success,
				aiSocialContent: content,
				...(platform === YOUTUBE && { aiSocialTitle: clip.title }),
			});
		}),
	);
}
