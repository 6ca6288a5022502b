import type { TroubleKind } from '../shared/trouble/trouble';

export const SUCCESS = '0';

/** Whether the envelope of an answer refuses; the flat form has no code. */
export function isRefused({ code }: { code: string | undefined }): boolean {
	return code !== undefined && code !== SUCCESS;
}

/**
 * No page lists error codes, so what a refusal is about is read from its words, which are English or
 * Chinese. In order: the first that fits counts.
 */
const SIGNS: readonly (readonly [TroubleKind, RegExp])[] = [
	[
		'rateLimited',
		/too many (requests|tasks)|rate.?limit|too frequent|too often|server (is )?busy|system (is )?busy|concurren|频繁|繁忙|并发|限流|稍后再试/i,
	],
	[
		'quota',
		/insufficient (account )?(balance|credit|quota|fund)|not enough (balance|credit|quota|fund)|out of (credit|balance)|balance (is )?(insufficient|not enough|too low|exhausted)|(low|no|zero|negative) balance|top.?up|余额|欠费|额度|充值|点数不足|积分不足/i,
	],
	[
		'credential',
		/api.?key|access.?token|invalid token|unauthori[sz]ed|authenticat|forbidden|密钥|令牌|鉴权|认证|未授权|未登录|无权/i,
	],
	['notFound', /not found|not exist|no such|unknown (task|project|id)|不存在|未找到|找不到|查无/i],
];

const KIND_BY_CODE: ReadonlyMap<string, TroubleKind> = new Map([
	['401', 'credential'],
	['402', 'quota'],
	['403', 'credential'],
	['404', 'notFound'],
	['429', 'rateLimited'],
]);

/** What a refusal is about, by its code where that is an HTTP status and by its words otherwise. */
export function refusalKind(said: string | undefined, code: string | undefined): TroubleKind {
	return kindOfCode(code) ?? SIGNS.find(([, sign]) => sign.test(said ?? ''))?.[0] ?? 'refused';
}

/**
 * The same for a submit. A busy service may have made the task all the same: nothing documents that it has
 * not, unless the code is that of HTTP 429. What is not found on a submit is a model or a reference.
 */
export function refusalOfSubmit(said: string | undefined, code: string | undefined): TroubleKind {
	const kind = refusalKind(said, code);
	if (kind === 'notFound') return 'refused';
	return kind === 'rateLimited' && kindOfCode(code) !== kind ? 'unavailable' : kind;
}

function kindOfCode(code: string | undefined): TroubleKind | undefined {
	return code === undefined ? undefined : KIND_BY_CODE.get(code);
}
