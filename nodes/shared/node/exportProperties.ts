import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { DOWNLOAD_OPTIONS, everyFile } from '../export/exportOperation';
import { BATCHING } from '../read/outputOptions';
import { options as optionsField } from '../input/fields';
import { PACING_OPTIONS } from '../submit/pacing';
import type { VideoProvider } from '../provider/contract';

const EXPORT = { resource: ['videoJob'], operation: ['export'] };

/** The fields of Export: the step, where a provider has two, what to render, and what to download. */
export function exportProperties(provider: VideoProvider): INodeProperties[] {
	const { render } = provider;
	if (!render) return [options(EXPORT, downloadOptions(provider))];

	const rendering = { ...EXPORT, step: ['render'] };
	return [
		STEP,
		...render.fields.map((field) => renderField(field, rendering)),
		options({ ...EXPORT, step: ['download'] }, downloadOptions(provider)),
	];
}

const STEP: INodeProperties = {
	displayName: 'Step',
	name: 'step',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: EXPORT },
	options: [
		{
			name: 'Download',
			value: 'download',
			description: 'Download the finished videos as files',
		},
		{
			name: 'Render',
			value: 'render',
			description:
				'Start the separately billed rendering; wait for the job that it returns, then download',
		},
	],
	default: 'download',
};

function renderField(field: INodeProperties, rendering: Record<string, string[]>): INodeProperties {
	const show = { ...rendering, ...field.displayOptions?.show };
	const shown = { ...field, displayOptions: { ...field.displayOptions, show } };
	return field.name === 'options'
		? options(show, [...((field.options ?? []) as INodeProperties[]), ...PACING_OPTIONS])
		: shown;
}

function downloadOptions(provider: VideoProvider): INodeProperties[] {
	return [BATCHING, ...filesOption(provider), ...DOWNLOAD_OPTIONS];
}

/** Asked only where a provider has more than the video itself. */
function filesOption(provider: VideoProvider): INodeProperties[] {
	const kinds = Object.entries(everyFile(provider));
	if (kinds.length === 1) return [];
	return [
		{
			displayName: 'Files',
			name: 'files',
			type: 'multiOptions',
			options: kinds.map(([value, { displayName }]) => ({ name: displayName, value })),
			default: ['video'],
			description:
				'Which files to download, one item per file. Files that a job does not come with are passed over.',
		},
	];
}

function options(
	show: NonNullable<IDisplayOptions['show']>,
	choices: INodeProperties[],
): INodeProperties {
	return { ...optionsField(choices), displayOptions: { show } };
}
