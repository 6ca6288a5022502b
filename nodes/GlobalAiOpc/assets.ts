import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { text } from '../shared/input/fields';
import { InvalidInput } from '../shared/input/invalidInput';
import { httpUrl } from '../shared/input/links';
import {
	cell,
	collection,
	namesOf,
	oneOf,
	optionalText,
	parseParameters,
	requiredText,
} from '../shared/input/parameters';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import type { WireAnswer } from '../shared/provider/wire';
import { LIBRARIES, type Library } from './assetLibraries';
import { FILE_TYPES, typeOfLink } from './linkedFile';
import { ASSET, ASSET_WITHIN } from './wire';

const LIBRARY: INodeProperties = {
	displayName: 'For Family',
	name: 'library',
	type: 'options',
	options: Object.entries(LIBRARIES)
		.map(([value, { displayName }]) => ({ name: displayName, value }))
		.sort((a, b) => (a.name < b.name ? -1 : 1)),
	default: 'kyyVideo2',
	description: 'The family whose videos use the asset. Each family has assets of its own.',
};

const library = cell(oneOf(Object.keys(LIBRARIES)).default('kyyVideo2'));

const UPLOAD_FIELDS: INodeProperties[] = [
	LIBRARY,
	{
		displayName: 'Asset Type',
		name: 'assetType',
		type: 'options',
		options: [...FILE_TYPES].sort().map((value) => ({ name: value, value })),
		default: 'Image',
		description: 'What kind of file it is',
	},
	text(
		'URL',
		'url',
		'Public link of the file. GlobalAI OPC takes images of 300 to 6000 pixels a side whose width is 0.4 to 2.5 times their height.',
		{ required: true, placeholder: 'e.g. https://example.com/face.png' },
	),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			text('Name', 'name', 'Name of the asset at GlobalAI OPC. Only Seedance 2.0 keeps it.', {
				placeholder: 'e.g. Harbour master',
			}),
		],
	},
];

const GET_FIELDS: INodeProperties[] = [
	LIBRARY,
	text('Asset ID', 'assetId', 'The ID that Upload returned as assetId', {
		required: true,
		placeholder: 'e.g. asset-20260330142158-q75m8',
	}),
];

const UPLOAD_NAMES = namesOf(UPLOAD_FIELDS);
const GET_NAMES = namesOf(GET_FIELDS);

const uploadSchema = z.object({
	library,
	assetType: cell(oneOf(FILE_TYPES).default('Image')),
	url: requiredText.pipe(httpUrl),
	options: collection(z.object({ name: optionalText })),
});

const getSchema = z.object({
	library,
	assetId: requiredText.transform((id) => id.replace(/^asset(id)?:\/\//i, '')),
});

/** Sends material with faces to review, so that videos may refer to it. */
export const uploadAsset: OwnOperation = {
	displayName: 'Upload',
	description:
		'Send the link of an image, video or audio to review and return its reference, which the frame and reference fields take',
	action: 'Upload an asset',
	fields: UPLOAD_FIELDS,
	once: {
		noun: 'asset',
		whereToLook:
			'ask GlobalAI OPC, who has issued your key; its API has no list of assets. A second upload leaves a second asset, with a review of its own',
	},
	*converse(parameters): Conversation<IDataObject> {
		const {
			library: id,
			options,
			...asset
		} = parseParameters(uploadSchema, parameters, UPLOAD_NAMES);
		checkType(asset);
		const { upload } = LIBRARIES[id] as Library;
		const body = upload.body({ ...asset, ...options });
		const answer = yield { purpose: 'submit', method: 'POST', path: upload.path, body };
		return { ...assetIn(answer), library: id };
	},
};

/** @throws InvalidInput for a link whose ending shows another type of file */
function checkType({ assetType, url }: Pick<z.infer<typeof uploadSchema>, 'assetType' | 'url'>) {
	const shown = typeOfLink(url);
	if (shown === undefined || shown === assetType) return;
	throw new InvalidInput({
		parameter: UPLOAD_NAMES('url'),
		message: `leads to a file of the type ${shown}, and '${UPLOAD_NAMES('assetType')}' is ${assetType}`,
		advice: `Set '${UPLOAD_NAMES('assetType')}' to ${shown}, or enter another link`,
	});
}

/** Shows whether the review of an asset has ended. */
export const getAsset: OwnOperation = {
	displayName: 'Get',
	description: 'Get an asset with the status of its review: it can be used once it is active',
	action: 'Get an asset',
	fields: GET_FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const { library: id, assetId } = parseParameters(getSchema, parameters, GET_NAMES);
		const { method, path, body } = (LIBRARIES[id] as Library).status;
		const answer = yield {
			purpose: 'read',
			method,
			path: path(assetId),
			...(body && { body: body(assetId) }),
		};
		return { ...assetIn(answer), library: id };
	},
};

/** @throws UnexpectedAnswer for an answer without the ID of an asset */
function assetIn(answer: WireAnswer): IDataObject {
	const { assetId, status, ...asset } = readFacts(ASSET, answer.body, ASSET_WITHIN);
	if (assetId === undefined) throw new UnexpectedAnswer('no ID of an asset', answer);
	// An upload may leave the status out.
	const word = status?.toLowerCase() ?? 'submitted';
	const reference = `asset://${assetId}`;
	return defined({ assetId, reference, status: word, isActive: word === 'active', ...asset });
}
