import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { jsonObject } from '../shared/input/json';
import { oneOf, optionalText } from '../shared/input/parameters';
import { NAMES } from './names';

/** Presets of the H.264 encoder, fastest first. */
export const ENCODER_PRESETS = [
	'ultrafast',
	'superfast',
	'veryfast',
	'faster',
	'fast',
	'medium',
	'slow',
	'slower',
	'veryslow',
] as const;

/** A number that may be left out; an expression that yields nothing counts as left out, not as 0. */
function optionalNumber(number: z.ZodNumber) {
	return z.preprocess(
		(value) => (value === '' || value === null ? undefined : value),
		number.optional(),
	);
}

const pixels = optionalNumber(z.coerce.number().int().positive('must be above 0'));

const CRF = 'must be between 0 and 51';

/** As ffmpeg takes it: "5M", "192k", 5000000. */
const bitrate = optionalText.refine(
	(text) => text === undefined || /^\d+(\.\d+)?[kKmM]?$/.test(text),
	{ message: 'is not a bitrate such as 192k or 5M' },
);

/**
 * The render settings among the options of a submit. All are read by the renderer of newer engines;
 * the documentation shows `quality` alone, and older engines render everything in high quality.
 *
 * @see https://github.com/Forge-SE/clipzy-ml-engine
 */
export const configOptions = {
	quality: oneOf(['low', 'medium', 'high']).optional(),
	crf: optionalNumber(z.coerce.number().min(0, CRF).max(51, CRF)),
	preset: oneOf(ENCODER_PRESETS).optional(),
	bitrate,
	resolutionScale: optionalNumber(z.coerce.number().positive('must be above 0')),
	scaleWidth: pixels,
	scaleHeight: pixels,
	audioBitrate: bitrate,
	outputFormat: optionalText,
	config: jsonObject,
};

type ConfigOptions = z.infer<z.ZodObject<typeof configOptions>>;

/** The renderer's name of each option. */
const WIRE_NAMES = {
	quality: 'quality',
	crf: 'crf',
	preset: 'preset',
	bitrate: 'bitrate',
	resolutionScale: 'resolution_scale',
	scaleWidth: 'scale_width',
	scaleHeight: 'scale_height',
	audioBitrate: 'audio_bitrate',
	outputFormat: 'output_format',
} as const satisfies Partial<Record<keyof ConfigOptions, string>>;

const SETTINGS = Object.keys(WIRE_NAMES) as Array<keyof typeof WIRE_NAMES>;

/**
 * The configuration of a job; empty when nothing is set.
 *
 * @throws InvalidInput for half a size, and for a setting that is given twice
 */
export function configOf(options: ConfigOptions): IDataObject {
	checkSize(options);
	const free = options.config ?? {};
	const chosen = SETTINGS.filter((name) => options[name] !== undefined);
	const twice = chosen.find((name) => WIRE_NAMES[name] in free);
	if (twice !== undefined) {
		throw new InvalidInput({
			parameter: NAMES.config,
			message: `has '${WIRE_NAMES[twice]}', which is also set as '${NAMES[twice]}'`,
			advice: 'Set it in one place only',
		});
	}
	return {
		...(free as IDataObject),
		...Object.fromEntries(chosen.map((name) => [WIRE_NAMES[name], options[name]])),
	};
}

/** The renderer leaves a width without a height unused, and the other way round. */
function checkSize({ scaleWidth, scaleHeight }: ConfigOptions): void {
	if ((scaleWidth === undefined) === (scaleHeight === undefined)) return;
	const missing = scaleWidth === undefined ? 'scaleWidth' : 'scaleHeight';
	const given = scaleWidth === undefined ? 'scaleHeight' : 'scaleWidth';
	throw new InvalidInput({
		parameter: NAMES[missing],
		message: `is missing, and '${NAMES[given]}' works only together with it`,
		advice: `Set both, or neither; '${NAMES.resolutionScale}' keeps the shape of the video`,
	});
}
