import { createHmac } from 'node:crypto';

/** How a file host signs its links: as Amazon CloudFront does, as an S3 presigned URL, or not at all. */
export type LinkSigning = 'cloudfront' | 's3' | 'none';

export type LinkVerdict = 'valid' | 'expired' | 'forged';

/** Real presigned S3 URLs cannot live longer than 7 days. */
const S3_LONGEST_SECONDS = 7 * 24 * 3600;

/**
 * A CloudFront signature has the form of an RSA one: 256 bytes in base64, whose characters that URLs reserve are
 * replaced.
 */
function longSignature(secret: string, path: string, validity: string): string {
	const parts = [0, 1, 2, 3].map((part) =>
		createHmac('sha512', secret).update(`${part}\n${path}\n${validity}`).digest(),
	);
	const replacements: Readonly<Record<string, string>> = { '+': '-', '=': '_', '/': '~' };
	const inUrls = (character: string) => replacements[character] ?? character;
	return Buffer.concat(parts).toString('base64').replace(/[+=/]/g, inUrls);
}

function signature(secret: string, path: string, validity: string): string {
	return createHmac('sha256', secret).update(`${path}\n${validity}`).digest('hex');
}

/** `20260314T101500Z` */
function amazonDate(ms: number): string {
	return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
}

function fromAmazonDate(text: string): number {
	const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
	return Date.parse(iso);
}

/**
 * The query string, with its question mark, that makes a link valid until `expiresAt` (virtual ms; Infinity gives the
 * longest life the scheme has).
 */
export function signLink(
	signing: LinkSigning,
	secret: string,
	path: string,
	expiresAt: number,
	now: number,
): string {
	switch (signing) {
		case 'none':
			return '';
		case 'cloudfront': {
			const expires = String(Number.isFinite(expiresAt) ? Math.floor(expiresAt / 1000) : 2 ** 32);
			const signed = longSignature(secret, path, expires);
			return `?Expires=${expires}&Signature=${signed}&Key-Pair-Id=KSIMULATOR0001`;
		}
		case 's3': {
			const date = amazonDate(now);
			const lifetime = (expiresAt - fromAmazonDate(date)) / 1000;
			const seconds = String(Math.floor(Math.min(lifetime, S3_LONGEST_SECONDS)));
			return `?${new URLSearchParams({
				'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
				'X-Amz-Date': date,
				'X-Amz-Expires': seconds,
				'X-Amz-SignedHeaders': 'host',
				'X-Amz-Signature': signature(secret, path, `${date}+${seconds}`),
			}).toString()}`;
		}
	}
}

/** Whether a link with this query is good at the virtual time `now`. */
export function checkLink(
	signing: Exclude<LinkSigning, 'none'>,
	secret: string,
	path: string,
	query: URLSearchParams,
	now: number,
): LinkVerdict {
	if (signing === 'cloudfront') {
		const expires = query.get('Expires') ?? '';
		if (query.get('Signature') !== longSignature(secret, path, expires)) return 'forged';
		return now < Number(expires) * 1000 ? 'valid' : 'expired';
	}
	const date = query.get('X-Amz-Date') ?? '';
	const seconds = query.get('X-Amz-Expires') ?? '';
	if (query.get('X-Amz-Signature') !== signature(secret, path, `${date}+${seconds}`))
		return 'forged';
	return now < fromAmazonDate(date) + Number(seconds) * 1000 ? 'valid' : 'expired';
}
