import type { z } from 'zod';

/**
 * A set of named values with defaults, each checked by a zod schema: a provider's switches, or the state of the
 * test account. Changes are merged over what is there.
 */
export class Settings<Schema extends z.AnyZodObject> {
	private values: z.output<Schema>;
	private readonly defaults: z.output<Schema>;

	constructor(private readonly schema: Schema) {
		this.defaults = schema.parse({});
		this.values = structuredClone(this.defaults);
	}

	get current(): z.output<Schema> {
		return this.values;
	}

	/** Merges; throws a ZodError when a name or value is not known. */
	change(changes: unknown): z.output<Schema> {
		const checked = this.schema.strict().partial().parse(changes);
		this.values = this.schema.parse({ ...this.values, ...checked });
		return this.values;
	}

	reset(): void {
		this.values = structuredClone(this.defaults);
	}

	/** What each value means, from the schema's descriptions. */
	describe(): Record<string, string> {
		const shape: z.ZodRawShape = this.schema.shape;
		return Object.fromEntries(
			Object.entries(shape).map(([name, type]) => [name, type.description ?? '']),
		);
	}
}
