import { requiredText } from './create-request';
import { FAMILY_RULES, type FamilyRules, type ModelFacts } from './family-rules';
import type { Family } from './families';
import { Refusal } from './refusal';
import type { GlobalAiOpcSwitches } from './switches';
import type { TaskRequest } from './task';

type Fields = Readonly<Record<string, unknown>>;

/** Links, and material that was reviewed. */
const MATERIAL = /^(https?|asset(Id)?):\/\/\S+$/;

const SIZES: Readonly<Record<string, string>> = { '1280x720': '16:9', '720x1280': '9:16' };

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** The value of a row of names, of which one may be given. */
function oneOf(fields: Fields, names: readonly string[]): unknown {
	const given = names.filter((name) => isGiven(fields[name]));
	if (given.length > 1) throw new Refusal(`${given.join(' 和 ')} 不能同时使用 (use only one)`);
	return given[0] === undefined ? undefined : fields[given[0]];
}

function listOf(fields: Fields, names: readonly string[]): unknown[] {
	const value = oneOf(fields, names);
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw new Refusal(`${names[0]} 必须为数组 (must be a list)`);
	return value as unknown[];
}

interface Material {
	prompt: unknown;
	frames: { first: unknown; last: unknown };
	images: unknown[];
	videos: unknown[];
	audios: unknown[];
}

interface Entry {
	type?: unknown;
	text?: unknown;
	role?: unknown;
	[kind: string]: unknown;
}

/** Prompt and material in `content`: `{type: 'image_url', image_url: {url}, role}`. */
function inContent(fields: Fields): Material {
	const entries = listOf(fields, ['content']) as Entry[];
	const known = ['text', 'image_url', 'video_url', 'audio_url'];
	const stranger = entries.find(({ type }) => !known.includes(String(type)));
	if (stranger) throw new Refusal(`content.type ${String(stranger.type)} 不支持`);
	const urls = (...roles: unknown[]) =>
		entries
			.filter(({ type, role }) => type !== 'text' && roles.includes(role))
			.map((entry) => (entry[String(entry.type)] as { url?: unknown } | undefined)?.url);
	return {
		prompt: entries.find(({ type }) => type === 'text')?.text ?? fields.prompt,
		frames: { first: urls('first_frame', undefined)[0], last: urls('last_frame')[0] },
		images: urls('reference_image'),
		videos: urls('reference_video'),
		audios: urls('reference_audio'),
	};
}

function inFields(fields: Fields, rules: FamilyRules): Material {
	const { images, videos, audios, firstFrame, lastFrame } = rules;
	return {
		prompt: fields.prompt,
		frames: { first: oneOf(fields, firstFrame), last: oneOf(fields, lastFrame) },
		images: listOf(fields, images),
		videos: listOf(fields, videos),
		audios: listOf(fields, audios),
	};
}

function checkMaterial({ prompt, frames, images, videos, audios }: Material): void {
	if (typeof prompt !== 'string' || prompt.trim() === '') throw new Refusal('prompt 不能为空');
	const { first, last } = frames;
	const references = [...images, ...videos, ...audios];
	for (const one of [...references, ...[first, last].filter(isGiven)])
		if (typeof one !== 'string' || !MATERIAL.test(one))
			throw new Refusal('参考素材必须为公网URL (must be public URLs)');
	if (isGiven(last) && !isGiven(first)) throw new Refusal('尾帧必须与首帧同时提供');
	if (isGiven(first) && references.length > 0) throw new Refusal('首尾帧不能与参考素材混用');
}

function checkCounts({ images, videos, audios }: Material, facts: ModelFacts): void {
	const counts = { images: images.length, videos: videos.length, audios: audios.length };
	for (const kind of ['images', 'videos', 'audios'] as const)
		if (counts[kind] > (facts[kind] ?? Infinity))
			throw new Refusal(`参考素材数量超出限制: ${kind} (at most ${facts[kind]})`);
	if (counts.videos > 0 && counts.images > (facts.imagesBesideVideo ?? Infinity))
		throw new Refusal(`参考素材数量超出限制: images (at most ${facts.imagesBesideVideo})`);
	if (facts.needsVideo && counts.videos === 0)
		throw new Refusal('该模型必须提供参考视频 (needs a reference video)');
}

function checkWord(value: unknown, known: readonly string[] | undefined, name: string): void {
	if (!isGiven(value) || known === undefined) return;
	if (!known.some((one) => one.toLowerCase() === String(value).toLowerCase()))
		throw new Refusal(`${name} ${String(value)} 不支持`);
}

function checkNames(fields: Fields, rules: FamilyRules): void {
	const { duration, ratio, images, videos, audios, firstFrame, lastFrame, others } = rules;
	const known = ['model', 'prompt', ...duration, ...ratio, ...images, ...videos, ...audios];
	known.push(...firstFrame, ...lastFrame, ...others, ...(rules.hasContent ? ['content'] : []));
	const stranger = Object.keys(fields).find((name) => !known.includes(name));
	if (stranger !== undefined) throw new Refusal(`未知参数 ${stranger} (unknown field)`);
}

/** A number in a text is one, unless validation is strict. */
function lengthOf(value: unknown, { validation }: GlobalAiOpcSwitches): unknown {
	const isText = typeof value === 'string' && /^\d+$/.test(value);
	return isText && validation === 'lenient' ? Number(value) : value;
}

/**
 * Reads the body of a create call of any family beside Videos by the rules of its page. A model on no page, and a
 * family whose fields are on none, have no limits.
 *
 * @throws Refusal for the first thing that is wrong
 */
export function readFamilyRequest(
	fields: Fields,
	{ jobType, usualSeconds }: Family,
	switches: GlobalAiOpcSwitches,
): TaskRequest {
	const model = requiredText(fields, 'model');
	const rules = FAMILY_RULES[jobType];
	if (rules === undefined) return { model, seconds: usualSeconds, ratio: '16:9' };
	if (switches.unknownFields === 'refuse') checkNames(fields, rules);
	const material = rules.hasContent ? inContent(fields) : inFields(fields, rules);
	checkMaterial(material);
	const duration = lengthOf(oneOf(fields, rules.duration), switches);
	if (duration !== undefined && !Number.isInteger(duration))
		throw new Refusal(`${rules.duration[0]} 必须为整数 (must be an integer)`);
	const ratio = oneOf(fields, rules.ratio);
	const facts = Object.hasOwn(rules.models, model) ? rules.models[model] : undefined;
	if (facts) {
		if (duration !== undefined && facts.durations?.includes(Number(duration)) === false)
			throw new Refusal(`duration ${String(duration)} 不支持 (not supported by ${model})`);
		checkWord(ratio, facts.ratios, rules.ratio[0] ?? 'ratio');
		checkWord(fields.resolution, facts.resolutions, 'resolution');
		checkCounts(material, facts);
	}
	const shape = typeof ratio === 'string' ? (SIZES[ratio] ?? ratio) : '16:9';
	const length = Number(duration ?? usualSeconds);
	return {
		model,
		seconds: length > 0 ? length : usualSeconds,
		ratio: /^\d+:\d+$/.test(shape) ? shape : '16:9',
	};
}
