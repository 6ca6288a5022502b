import { z } from 'zod';

/** What is changed in the JSON of a right answer. */
export const rewriteSchema = z
	.object({
		/** New values by path, such as `data.status` or `videos.*.videoUrl`; `*` stands for every element. */
		set: z.record(z.unknown()).default({}),
		/** Paths of what is left out. */
		remove: z.array(z.string()).default([]),
		/** All numbers as text (`8.3` becomes `"8.3"`), or all text that is a number as a number. */
		numbers: z.enum(['asText', 'fromText']).optional(),
	})
	.strict();

export type Rewrite = z.output<typeof rewriteSchema>;

type Holder = Record<string, unknown>;

function isHolder(value: unknown): value is Holder {
	return typeof value === 'object' && value !== null;
}

/** Calls back with everything that holds the last name of a path; nothing where the path leads nowhere. */
function atPath(root: unknown, path: string, change: (holder: Holder, name: string) => void): void {
	const names = path.split('.');
	const last = names.pop() ?? '';
	const childrenOf = (name: string) => (holder: unknown) => {
		if (!isHolder(holder)) return [];
		return name === '*' ? Object.values(holder) : [holder[name]];
	};
	const holders = names.reduce<unknown[]>((found, name) => found.flatMap(childrenOf(name)), [root]);
	holders.filter(isHolder).forEach((holder) => change(holder, last));
}

function retyped(value: unknown, numbers: Rewrite['numbers']): unknown {
	if (Array.isArray(value)) return value.map((element) => retyped(element, numbers));
	if (isHolder(value))
		return Object.fromEntries(
			Object.entries(value).map(([name, held]) => [name, retyped(held, numbers)]),
		);
	if (numbers === 'asText' && typeof value === 'number') return String(value);
	const isNumeric = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
	return numbers === 'fromText' && isNumeric ? Number(value) : value;
}

/** The text of a JSON answer with the changes made. Throws for what is not JSON. */
export function rewritten(text: string, { set, remove, numbers }: Rewrite): string {
	const body: unknown = JSON.parse(text);
	for (const [path, value] of Object.entries(set))
		atPath(body, path, (holder, name) => {
			holder[name] = value;
		});
	for (const path of remove)
		atPath(body, path, (holder, name) => {
			delete holder[name];
		});
	return JSON.stringify(retyped(body, numbers));
}
