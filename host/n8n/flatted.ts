/**
 * Reads the format in which n8n stores an execution: a JSON array of all values, in which every string
 * inside an object or array is the index of the value meant. Equal strings are stored once.
 */
export function parseFlatted(text: string): unknown {
	const values: unknown = JSON.parse(text);
	if (!Array.isArray(values)) throw new Error('Flattened JSON begins with an array');
	const revived = new Map<number, unknown>();

	const reviveMember = (member: unknown): unknown =>
		typeof member === 'string' ? reviveAt(Number(member)) : member;

	const reviveAt = (index: number): unknown => {
		const value: unknown = values[index];
		if (typeof value !== 'object' || value === null) return value;
		if (revived.has(index)) return revived.get(index);
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			revived.set(index, list);
			for (const member of value) list.push(reviveMember(member));
			return list;
		}
		const record: Record<string, unknown> = {};
		revived.set(index, record);
		for (const [key, member] of Object.entries(value)) record[key] = reviveMember(member);
		return record;
	};

	return reviveAt(0);
}
