import type { INode } from 'n8n-workflow';
import { inputError, jobError, troubleError } from '../../../../nodes/shared/items/itemError';

const NODE: INode = {
	id: '1',
	name: 'Clipzy',
	type: 'clipzy',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const REFERENCE = { provider: 'clipzy', jobType: 'styleTransfer', jobId: 'job_9be21c77d0a4' };

/** Words that make n8n put a text of its own in place of a message, and one that only looks so. */
const SAID = [
	'connect ECONNREFUSED 10.0.0.7:6379',
	'redis: getaddrinfo failed',
	'ENOENT: no such file',
	'see https://freeaccess.example.org',
];

it.each(SAID)('the job stays in the message when the provider says "%s"', (said) => {
	const about = { subject: "Clipzy job 'job_9be21c77d0a4'", reference: REFERENCE };
	const trouble = {
		kind: 'unavailable',
		message: said,
		advice: 'Try again',
		code: 'ENOENT',
	} as const;
	expect(troubleError({ node: NODE, itemIndex: 0 }, trouble, about).error.message).toBe(
		`Clipzy job 'job_9be21c77d0a4': ${said} [item 0]`,
	);
	const text = { message: `Clipzy job 'job_9be21c77d0a4' ended: ${said}`, description: 'Look' };
	expect(jobError({ node: NODE, itemIndex: 0 }, REFERENCE, text).error.message).toBe(
		`${text.message} [item 0]`,
	);
});

it('what was entered stays in the message of bad input', () => {
	const problem = { parameter: 'Video URL', message: "is 'enoent'", advice: 'Enter a link' };
	expect(inputError({ node: NODE, itemIndex: 2 }, problem).error.message).toBe(
		"'Video URL' is 'enoent' [item 2]",
	);
});

it.each([
	['Enter a link', 'Enter a link.'],
	['Leave the field at {{ $json.jobId }}', 'Leave the field at {{ $json.jobId }}'],
])(
	'advice about bad input is a sentence that leaves expressions as they are: %s',
	(advice, shown) => {
		const problem = { parameter: 'Job ID', message: 'is empty', advice };
		expect(inputError({ node: NODE, itemIndex: 0 }, problem).error.description).toBe(shown);
	},
);
