import type { IDataObject } from 'n8n-workflow';
import { defined, UnexpectedAnswer } from '../shared/provider/answer';
import type { Conversation, OwnOperation } from '../shared/provider/contract';
import { readFacts } from '../shared/provider/facts';
import { HEALTH, WITHIN } from './wire';

/** GET /health. */
export const checkHealth: OwnOperation = {
	displayName: 'Check Health',
	description: 'Check that the engine answers, and get its version',
	action: 'Check the health of the engine',
	fields: [],
	*converse(): Conversation<IDataObject> {
		const answer = yield { purpose: 'read', method: 'GET', path: '/health' };
		const { status, version, timestamp } = readFacts(HEALTH, answer.body, WITHIN);
		if (status === undefined) throw new UnexpectedAnswer('it has no status', answer);
		return defined({ status, version, timestamp });
	},
};
