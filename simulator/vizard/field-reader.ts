/** A field that does not hold what it must. */
export class FieldProblem extends Error {
	constructor(
		readonly field: string,
		readonly code?: number,
	) {
		super(`illegal parameter: ${field}`);
	}
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads single fields of a JSON body; in lenient mode numbers and lists may come as text, as older samples send them. */
export class FieldReader {
	constructor(
		private readonly fields: Fields,
		private readonly lenient: boolean,
	) {}

	has(name: string): boolean {
		const value = this.fields[name];
		return value !== undefined && value !== null;
	}

	/** @param code what to answer when it is missing, unless the usual code for illegal parameters */
	text(name: string, code?: number): string {
		const value = this.fields[name];
		if (typeof value !== 'string' || value === '') throw new FieldProblem(name, code);
		return value;
	}

	optionalText(name: string): string | undefined {
		const value = this.fields[name];
		if (value === undefined || value === null || value === '') return undefined;
		if (typeof value !== 'string') throw new FieldProblem(name);
		return value;
	}

	integer(name: string, lowest: number, highest: number): number {
		const value = this.asNumber(this.fields[name]);
		if (value === undefined || !Number.isInteger(value) || value < lowest || value > highest)
			throw new FieldProblem(name);
		return value;
	}

	integerOr(fallback: number, name: string, lowest: number, highest: number): number {
		return this.isLeftOut(name) ? fallback : this.integer(name, lowest, highest);
	}

	/** A list of whole numbers; leniently also as one number or as text such as `[1,2]`. */
	integers(name: string, lowest: number, highest: number): number[] {
		const list = this.asList(this.fields[name])?.map((element) => this.asNumber(element));
		if (list === undefined || list.length === 0) throw new FieldProblem(name);
		return list.map((value) => {
			if (value === undefined || !Number.isInteger(value) || value < lowest || value > highest)
				throw new FieldProblem(name);
			return value;
		});
	}

	isLeftOut(name: string): boolean {
		return !this.has(name) || (this.lenient && this.fields[name] === '');
	}

	private asNumber(value: unknown): number | undefined {
		if (typeof value === 'number') return value;
		if (this.lenient && typeof value === 'boolean') return value ? 1 : 0;
		if (this.lenient && typeof value === 'string' && /^\s*-?\d+\s*$/.test(value))
			return Number(value);
		return undefined;
	}

	private asList(value: unknown): readonly unknown[] | undefined {
		if (Array.isArray(value)) return value;
		if (!this.lenient) return undefined;
		if (typeof value === 'number') return [value];
		if (typeof value === 'string' && /^\s*\[?[\s\d,]*\]?\s*$/.test(value))
			return value.replace(/[[\]\s]/g, '').split(',');
		return undefined;
	}
}
