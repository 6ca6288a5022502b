import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import {
	jsonObject,
	optionalNumber,
	optionalOneOf,
	optionalText,
	type Names,
} from '../shared/input/parameters';

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

const pixels = optionalNumber(z.number().int().positive('must be above 0'));

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
	quality: optionalOneOf(['low', 'medium', 'high']),
	crf: optionalNumber(z.number().min(0, CRF).max(51, CRF)),
	preset: optionalOneOf(ENCODER_PRESETS),
	bitrate,
	resolutionScale: optionalNumber(z.number().positive('must be above 0')),
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
export function configOf(options: ConfigOptions, names: Names): IDataObject {
	checkSize(options, names);
	const { config: free = {} } = options;
	const chosen = SETTINGS.filter((name) => options[name] !== undefined);
	const twice = chosen.find((name) => WIRE_NAMES[name] in free);
	if (twice !== undefined) {
		throw new InvalidInput({
			parameter: names('config'),
			message: `has '${WIRE_NAMES[twice]}', which is also set as '${names(twice)}'`,
			advice: 'Set it in one place only',
		});
	}
	return {
		...(free as IDataObject),
		...Object.fromEntries(chosen.map((name) => [WIRE_NAMES[name], options[name]])),
	};
}

/** The renderer leaves a width without a height unused, and the other way round. */
function checkSize({ scaleWidth, scaleHeight }: ConfigOptions, names: Names): void {
	if ((scaleWidth === undefined) === (scaleHeight === undefined)) return;
	const [missing, given] =
		scaleWidth === undefined
			? ['scaleWidth' as const, 'scaleHeight' as const]
			: ['scaleHeight' as const, 'scaleWidth' as const];
	throw new InvalidInput({
		parameter: names(missing),
		message: `is missing, and '${names(given)}' works only together with it`,
		advice: `Set both, or neither; '${names('resolutionScale')}' keeps the shape of the video`,
	});
}
