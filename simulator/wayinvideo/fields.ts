import { Refusal } from './refusal';
import type { WayinSwitches } from './switches';

/** Reads the fields of a JSON body; null counts as left out, since most defaults are null. */
export class Fields {
	private readonly values: Readonly<Record<string, unknown>>;

	constructor(
		body: unknown,
		private readonly switches: WayinSwitches,
	) {
		if (typeof body !== 'object' || body === null || Array.isArray(body))
			throw this.refusal('the body must be a JSON object');
		this.values = { ...body };
	}

	refusal(message: string): Refusal {
		return new Refusal(this.switches.validationStatus, message);
	}

	has(name: string): boolean {
		return this.values[name] !== undefined && this.values[name] !== null;
	}

	value(name: string): unknown {
		return this.values[name];
	}

	requiredText(name: string): string {
		const value = this.values[name];
		if (typeof value !== 'string' || value.trim() === '')
			throw this.refusal(`${name} must not be empty`);
		return value;
	}

	text(name: string): string | undefined {
		const value = this.values[name];
		if (value === undefined || value === null || value === '') return undefined;
		return typeof value === 'string' ? value : this.wrong(name, 'must be a string');
	}

	flag(name: string): boolean {
		const value = this.values[name];
		if (value === undefined || value === null) return false;
		return typeof value === 'boolean' ? value : (this.wrong(name, 'must be a boolean') ?? false);
	}

	wholeNumber(name: string, lowest: number): number | undefined {
		const value = this.values[name];
		if (value === undefined || value === null) return undefined;
		const fits = typeof value === 'number' && Number.isInteger(value) && value >= lowest;
		return fits ? value : this.wrong(name, `must be a whole number from ${lowest}`);
	}

	wholeNumbers(name: string): number[] | undefined {
		const value = this.values[name];
		if (value === undefined || value === null) return undefined;
		const fits = (element: unknown): element is number =>
			typeof element === 'number' && Number.isInteger(element) && element >= 0;
		return Array.isArray(value) && value.every(fits)
			? value
			: this.wrong(name, 'must be a list of whole numbers');
	}

	oneOf<Word extends string>(name: string, words: readonly Word[], usual: Word): Word {
		const value = this.values[name];
		if (value === undefined || value === null) return usual;
		const word = words.find((candidate) => candidate === value);
		return word ?? this.wrong(name, `must be one of ${words.join(', ')}`) ?? usual;
	}

	/** Refuses, or takes the field for left out, as the switch says. */
	private wrong(name: string, what: string): undefined {
		if (this.switches.invalidValues === 'refuse') throw this.refusal(`${name} ${what}`);
		return undefined;
	}
}
