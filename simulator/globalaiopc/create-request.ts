import { rulesOf, type ModelRules } from './models';
import { Refusal } from './refusal';
import type { GlobalAiOpcSwitches } from './switches';
import type { TaskRequest } from './task';

type Fields = Readonly<Record<string, unknown>>;

const REFERENCES = ['referenceImages', 'referenceVideos', 'referenceAudios'] as const;
const KNOWN_FIELDS = new Set<string>([
	...['model', 'prompt', 'duration', 'ratio', 'resolution', 'autoFace', ...REFERENCES],
	...['first_image', 'last_image', 'image', 'lastFrameImage'],
]);

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

function isWebUrl(value: unknown): value is string {
	return (
		typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
	);
}

/** A text that must be there. */
export function requiredText(fields: Fields, name: string): string {
	const value = fields[name];
	if (typeof value !== 'string' || value.trim() === '') throw new Refusal(`${name} 不能为空`);
	return value;
}

function readDuration(fields: Fields, switches: GlobalAiOpcSwitches): number {
	const value = fields.duration;
	const isText = typeof value === 'string' && /^\d+$/.test(value);
	const duration = switches.validation === 'lenient' && isText ? Number(value) : value;
	if (typeof duration !== 'number' || !Number.isInteger(duration))
		throw new Refusal('duration 必须为整数 (must be an integer)');
	return duration;
}

function readReferences(fields: Fields, name: string): string[] {
	const value = fields[name];
	if (!isGiven(value)) return [];
	if (!Array.isArray(value) || !value.every(isWebUrl))
		throw new Refusal(`${name} 必须为公网URL数组 (must be a list of public URLs)`);
	return value;
}

/** Whether frames are given, under the names that are read. */
function readFrames(fields: Fields, { frameFields }: GlobalAiOpcSwitches): boolean {
	const pairs = [
		...(frameFields === 'image' ? [] : [['first_image', 'last_image'] as const]),
		...(frameFields === 'first_image' ? [] : [['image', 'lastFrameImage'] as const]),
	];
	const first = pairs.map(([name]) => fields[name]).find(isGiven);
	const last = pairs.map(([, name]) => fields[name]).find(isGiven);
	for (const frame of [first, last])
		if (isGiven(frame) && !isWebUrl(frame)) throw new Refusal('首尾帧必须为公网URL');
	if (isGiven(first) !== isGiven(last)) throw new Refusal('首帧和尾帧必须同时提供');
	return isGiven(first);
}

function checkReferences(fields: Fields, hasFrames: boolean, rules: ModelRules | undefined): void {
	const [images, videos, audios] = REFERENCES.map((name) => readReferences(fields, name).length);
	const counts = { images: images ?? 0, videos: videos ?? 0, audios: audios ?? 0 };
	const given = counts.images + counts.videos + counts.audios;
	if (hasFrames && given > 0) throw new Refusal('首尾帧不能与参考素材混用');
	for (const kind of ['images', 'videos', 'audios'] as const)
		if (counts[kind] > (rules?.[kind] ?? Infinity))
			throw new Refusal(`参考素材数量超出限制: ${kind} (at most ${rules?.[kind]})`);
	if (rules?.audioNeedsImage && counts.audios > 0 && counts.images === 0)
		throw new Refusal('参考音频需要至少一张参考图片');
}

function checkRules(fields: Fields, request: TaskRequest, rules: ModelRules): void {
	const { seconds, ratio, model } = request;
	if (!rules.durations.includes(seconds))
		throw new Refusal(`duration ${seconds} 不支持 (not supported by ${model})`);
	if (!rules.ratios.includes(ratio)) throw new Refusal(`ratio ${ratio} 不支持`);
	if (String(fields.prompt).length > (rules.promptLength ?? Infinity))
		throw new Refusal(`prompt 超出长度 (at most ${rules.promptLength} characters)`);
	if (fields.autoFace === true && !rules.autoFace) throw new Refusal('autoFace 仅支持 videos 模型');
}

/**
 * Reads the body of `POST /v1/videos/videos` (GlobalAI OPC docs, Videos; resellers' docs for the newer fields).
 * Throws a Refusal for the first thing that is wrong.
 */
export function readVideosRequest(fields: Fields, switches: GlobalAiOpcSwitches): TaskRequest {
	const stranger = Object.keys(fields).find((name) => !KNOWN_FIELDS.has(name));
	if (stranger !== undefined && switches.unknownFields === 'refuse')
		throw new Refusal(`未知参数 ${stranger} (unknown field)`);
	const model = requiredText(fields, 'model');
	requiredText(fields, 'prompt');
	const rules = rulesOf(model, switches);
	if (rules === undefined && switches.unlistedModels === 'refuse')
		throw new Refusal(`模型 ${model} 不存在 (no such model)`);
	const ratio = isGiven(fields.ratio) ? requiredText(fields, 'ratio') : '16:9';
	const request = { model, seconds: readDuration(fields, switches), ratio };
	if (rules !== undefined) {
		checkRules(fields, request, rules);
		if (isGiven(fields.resolution) && fields.resolution !== '720p')
			throw new Refusal('resolution 仅支持 720p');
	}
	checkReferences(fields, readFrames(fields, switches), rules);
	return request;
}
