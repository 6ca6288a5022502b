import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidInput } from '../shared/input/invalidInput';
import { flag, json, text } from '../shared/input/fields';
import {
	jsonObject,
	namesOf,
	optionalText,
	parseParameters,
	toggle,
} from '../shared/input/parameters';
import { defined, readList, UnexpectedAnswer } from '../shared/provider/answer';
import type {
	ChoiceQuestion,
	Choices,
	Conversation,
	OwnOperation,
} from '../shared/provider/contract';
import { isRecord, readFacts, valuesAt } from '../shared/provider/facts';
import { getMany, getManyOperation, type Page } from '../shared/provider/pages';
import type { WireAnswer } from '../shared/provider/wire';
import { confirmed } from './confirmed';
import { deleteOperation } from './deletion';
import { pathId } from './ids';
import { projectField } from './project.fields';
import { LISTED_PROJECT, listPlaces, PAGING, PROJECT } from './libraryWire';

/** GET /v2/projects. @see https://docs.pictory.ai/api-reference/projects/get-projects */
export const getProjects = getManyOperation(
	{ description: 'Get many projects that are saved in Pictory', action: 'Get many projects' },
	(asked) => getMany(asked, projectPage),
);

/** The projects as the editor lists them. */
export function* listProjects({ page }: ChoiceQuestion): Conversation<Choices> {
	const { entries, next } = yield* projectPage(page);
	const choices = entries.map(({ id, name }) => ({ name: String(name ?? id), value: String(id) }));
	return { choices, next };
}

/** The answer calls the key of the next page `pageKey`, the question `pagekey`. */
function* projectPage(pagekey: string | undefined): Conversation<Page<IDataObject>> {
	const query = defined({ pagekey });
	const answer = yield { purpose: 'read', method: 'GET', path: '/v2/projects', query };
	const read = (entry: object) => {
		const project = readFacts(LISTED_PROJECT, entry);
		return project.id === undefined ? undefined : defined(project);
	};
	const { entries } = readList(answer, listPlaces('projects'), 'projects', read, true);
	return { entries, next: readFacts(PAGING, answer.body).next };
}

const GET_FIELDS: INodeProperties[] = [
	projectField('The project to get'),
	flag(
		'Include Whole Project',
		'includeProject',
		'Whether to add all that Pictory keeps of the project, such as its scenes and settings, as the field project',
	),
];

const GET_NAMES = namesOf(GET_FIELDS);

const getSchema = z.object({ projectId: pathId, includeProject: toggle });

/** GET /v2/projects/{projectid}. */
export const getProject: OwnOperation = {
	displayName: 'Get',
	description: 'Get a project with the links of its last render',
	action: 'Get a project',
	fields: GET_FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const { projectId, includeProject } = parseParameters(getSchema, parameters, GET_NAMES);
		const { facts, project } = yield* readProject(projectId);
		return { ...facts, ...(includeProject && { project }) };
	},
};

const UPDATE_FIELDS: INodeProperties[] = [
	projectField('The project to change'),
	text('Name', 'name', 'New name of the project. Leave empty to keep the name.', {
		placeholder: 'e.g. Harbour Morning',
	}),
	json(
		'Changed Fields (JSON)',
		'changes',
		"Fields of the project with their new values, as Get returns them with 'Include Whole Project'. Each replaces the whole field of the project, so give all of its scenes to change one. Other fields keep their values.",
	),
];

const UPDATE_NAMES = namesOf(UPDATE_FIELDS);

const updateSchema = z.object({ projectId: pathId, name: optionalText, changes: jsonObject });

/** PUT /v2/projects/{projectid}, which takes the whole project: what is not changed is read first. */
export const updateProject: OwnOperation = {
	displayName: 'Update',
	description: 'Change fields of a project. The others keep their values.',
	action: 'Update a project',
	fields: UPDATE_FIELDS,
	*converse(parameters): Conversation<IDataObject> {
		const entered = parseParameters(updateSchema, parameters, UPDATE_NAMES);
		const { projectId, name, changes } = entered;
		if (name === undefined && changes === undefined) {
			throw new InvalidInput({
				parameter: UPDATE_NAMES('changes'),
				message: 'is empty, and so is the name: there is nothing to change',
				advice: `Enter '${UPDATE_NAMES('name')}' or '${UPDATE_NAMES('changes')}'`,
			});
		}
		const { facts, project } = yield* readProject(projectId);
		const body: IDataObject = {
			...project,
			...(changes as IDataObject | undefined),
			...(name !== undefined && { projectName: name }),
		};
		const answer = yield {
			purpose: 'prepare',
			method: 'PUT',
			path: `/v2/projects/${projectId}`,
			body,
		};
		confirmed(answer, 'update of a project');
		return { ...facts, ...factsOf(body), updated: true };
	},
};

/** DELETE /v2/projects/{projectid}. */
export const deleteProject = deleteOperation(
	'project',
	projectField('The project to delete'),
	'/v2/projects',
);

/** The page about a project has samples without the ID, so that it is not asked for. */
function* readProject(
	projectId: string,
): Conversation<{ facts: IDataObject; project: IDataObject }> {
	const answer: WireAnswer = yield {
		purpose: 'read',
		method: 'GET',
		path: `/v2/projects/${projectId}`,
	};
	const found = valuesAt(answer.body, ['project', 'data', '']).filter(isRecord);
	const project = found.find((part) => Object.keys(factsOf(part)).length > 0);
	if (!project) throw new UnexpectedAnswer('project: nothing about one', answer);
	const facts = { id: decodeURIComponent(projectId), ...factsOf(project) };
	return { facts, project: project as IDataObject };
}

function factsOf(project: object): IDataObject {
	return defined(readFacts(PROJECT, project));
}
