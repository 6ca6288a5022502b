import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { executionSurroundings } from './executionSurroundings';

/** What the editor shows under a credential after its test. */
export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Tests a credential as n8n does: the request of `test` goes through n8n's own RoutingNode, expressions
 * included; an HTTP error refuses it, and so does a rule that fits the body. Judging by the rules is
 * copied from n8n's CredentialsTester, which is part of the server and not of n8n-core.
 */
export async function testCredential(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject,
): Promise<Verdict> {
	const { test } = type;
	if (!test) throw new Error(`The credential type '${type.name}' has no test`);
	const nodeType = nodeWithRequest(type.name, test.request);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: 'temp',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type.name]: { id: 'tested', name: 'tested' } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyType(nodeType),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		executionSurroundings({ [type.name]: data }),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted = { id: 'tested', name: 'tested', type: type.name, data };
	try {
		const [items] = (await new RoutingNode(context, nodeType, decrypted).runNode()) ?? [];
		return judge(test.rules ?? [], items?.[0]?.json);
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

function judge(rules: NonNullable<ICredentialType['test']>['rules'], body: unknown): Verdict {
	for (const { type, properties } of rules ?? []) {
		if (type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/** lodash's `get` for the keys that rules have: names joined by dots. */
function valueAt(body: unknown, key: string): unknown {
	return key
		.split('.')
		.reduce<unknown>(
			(value, name) =>
				value === null || value === undefined ? undefined : Reflect.get(Object(value), name),
			body,
		);
}

function nodeWithRequest(
	credentialType: string,
	request: NonNullable<ICredentialType['test']>['request'],
): INodeType {
	return {
		description: {
			displayName: 'Temp',
			name: 'temp',
			group: ['transform'],
			version: 1,
			description: 'Stands in for a node while a credential is tested',
			defaults: { name: 'Temp' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}

function onlyType(nodeType: INodeType): INodeTypes {
	return {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
}
