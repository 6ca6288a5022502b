/** The ways in which a server may repeat a key that it was sent. */
export function repetitionsOf(key: string): string[] {
	const base64 = (text: string) => Buffer.from(text).toString('base64');
	return [
		`not this one: ${key}!`,
		`https://login.example.com/?key=${encodeURIComponent(key)}`,
		`Basic ${base64(`user:${key}`)}`,
		base64(`Bearer ${key}`),
		base64(key),
		Buffer.from(`v2:${key}:end`).toString('base64url'),
	];
}

/** Whole groups of base64 that a key becomes, for each place in a group where it may begin. */
function base64Groups(key: string): string[] {
	return ['', 'x', 'xx'].map((before) => {
		const encoded = Buffer.from(before + key).toString('base64');
		const wholeGroups = Math.floor((before.length + key.length) / 3);
		return encoded.slice(before === '' ? 0 : 4, 4 * wholeGroups);
	});
}

/** Which of these keys stand in a text, as they are or encoded. */
export function keysIn(text: string, keys: readonly string[]): string[] {
	return keys.filter((key) =>
		[key, encodeURIComponent(key), ...base64Groups(key)].some((form) => text.includes(form)),
	);
}
