import { Refusal } from './refusal';
import type { Fields } from './fields';
import { readRenderSettings } from './render-request';
import type { WayinContext, WayinTask } from './task';
import type { Tasks } from './tasks';
import { unitsForClips } from './units';

/** Reads the body of POST /clips/export (WayinVideo docs, Clips Export API); throws a Refusal. */
export function readExport(fields: Fields, tasks: Tasks, { switches }: WayinContext): WayinTask {
	const projectId = fields.requiredText('project_id');
	const project = tasks.find(projectId, ['clipping', 'findMoments']);
	if (project.state !== 'succeeded' && switches.current.exportBeforeSuccess === 'refuse')
		throw new Refusal(switches.current.validationStatus, 'the task has not succeeded yet');
	const clipIndices = fields.wholeNumbers('clip_indices');
	const clips = tasks.clipsOf(project);
	const stranger = clipIndices?.find((index) => !clips.some(({ idx }) => idx === index));
	if (stranger !== undefined && switches.current.invalidValues === 'refuse')
		throw fields.refusal(`clip_indices has ${stranger}, which is no clip of the task`);
	if (fields.flag('enable_ai_hook')) {
		fields.text('ai_hook_keywords');
		fields.wholeNumber('ai_hook_text_duration', 0);
	}
	const render = readRenderSettings(fields, switches.current, { withLayout: false });
	const targetLanguage = fields.text('target_lang');
	return {
		kind: 'clipExport',
		name: project.details.name,
		sourceSeconds: project.details.sourceSeconds,
		units: unitsForClips(clipIndices?.length ?? clips.length),
		render,
		projectId,
		...(clipIndices !== undefined && { clipIndices }),
		...(targetLanguage !== undefined && { targetLanguage }),
	};
}
