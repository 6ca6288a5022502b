import { Refusal } from './refusal';
import type { Fields } from './fields';
import { readRenderSettings } from './render-request';
import type { Source } from './source';
import type { TaskKind, WayinContext, WayinTask } from './task';
import { unitsForSource } from './units';
import { LANGUAGES, TARGET_DURATIONS } from './vocabulary';

function readLanguage(fields: Fields, name: string): string | undefined {
	const code = fields.text(name);
	return code === undefined ? undefined : fields.oneOf(name, [...LANGUAGES], 'en');
}

/** What a task is called when it has no name of its own. */
function nameOf(fields: Fields): string {
	return fields.text('project_name') ?? '';
}

/** Reads the Enterprise switches; throws a Refusal on a lower plan, where the switch says so. */
function readEnterpriseSwitches(fields: Fields, { account, switches }: WayinContext) {
	const express = fields.flag('enable_express_mode');
	const more = fields.flag('enable_more_results');
	const allowed = account.current.plan === 'enterprise';
	if ((express || more) && !allowed && switches.current.enterpriseSwitches === 'refuse')
		throw new Refusal(switches.current.planStatus, 'this option needs the Enterprise plan');
	return { express: express && allowed };
}

/** Reads the body of POST /clips or /clips/find-moments; throws a Refusal for the first field that is wrong. */
export function readClipTask(
	kind: 'clipping' | 'findMoments',
	fields: Fields,
	source: Source,
	context: WayinContext,
): WayinTask {
	const switches = context.switches.current;
	if (kind === 'findMoments') {
		fields.requiredText('query');
		if (fields.has('target_duration') && switches.targetDurationInFindMoments === 'refuse')
			throw fields.refusal('target_duration is not a field of find-moments');
	}
	readLanguage(fields, 'source_lang');
	const targetLanguage = readLanguage(fields, 'target_lang');
	const limit = fields.wholeNumber('limit', 1);
	const { express } =
		kind === 'clipping' ? readEnterpriseSwitches(fields, context) : { express: false };
	// Without it the render fields are ignored, whatever they hold.
	const render = fields.flag('enable_export')
		? readRenderSettings(fields, switches, { withLayout: kind === 'clipping' })
		: undefined;
	return {
		kind,
		name: nameOf(fields),
		sourceSeconds: source.seconds,
		units: unitsForSource(kind, source.seconds, express),
		...(kind === 'clipping' && {
			targetDuration: fields.oneOf('target_duration', TARGET_DURATIONS, 'DURATION_0_90'),
		}),
		...(limit !== undefined && { limit }),
		...(targetLanguage !== undefined && { targetLanguage }),
		...(render !== undefined && { render }),
	};
}

/** Reads the body of POST /summaries or /transcripts, which have no field for a name: the video's title is it. */
export function readTextTask(
	kind: Extract<TaskKind, 'summary' | 'transcript'>,
	fields: Fields,
	source: Source,
): WayinTask {
	readLanguage(fields, 'source_lang');
	const targetLanguage = readLanguage(fields, 'target_lang');
	return {
		kind,
		name: source.title,
		sourceSeconds: source.seconds,
		units: unitsForSource(kind, source.seconds, false),
		...(targetLanguage !== undefined && { targetLanguage }),
	};
}
