import fc from 'fast-check';

/** The same for everybody, so that a change fails for what it changed; FUZZ_SEED=random looks elsewhere. */
const USUAL_SEED = 1;

export const PROPERTY_SEED =
	process.env.FUZZ_SEED === 'random'
		? Math.floor(Math.random() * 2 ** 31)
		: (numberFrom('FUZZ_SEED') ?? USUAL_SEED);

/** A whole number that the environment gives. */
export function numberFrom(variable: string): number | undefined {
	const text = process.env[variable];
	if (text === undefined || text === '') return undefined;
	if (/^\d+$/.test(text)) return Number(text);
	throw new Error(`${variable} is '${text}', and has to be a whole number`);
}

// Of every property that gives no seed of its own.
fc.configureGlobal({ seed: PROPERTY_SEED });
