import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { videoJobSchema, videoSchema } from '../../nodes/shared/job/videoJob';
import { SIMPLE_JOB_FIELDS, SIMPLE_VIDEO_FIELDS } from '../../nodes/shared/read/outputOptions';
import { KITS } from '../providers';
import { expectSchemaFile, type OutputSchema } from '../harness/outputSchema';

/** `raw` is whatever the provider has sent, and only there when it was asked for. */
const job = videoJobSchema.omit({ raw: true });

const file = z.object({
	kind: z.string(),
	name: z.string(),
	sizeBytes: z.number(),
	mimeType: z.string(),
});

/** What Get Status and Get Result return unless Simplify is switched off. A job that makes no videos keeps its artifacts. */
const simple = z.object({
	...among(job.shape, [...SIMPLE_JOB_FIELDS, 'videos', 'artifacts']),
	videos: z.array(z.object(among(videoSchema.shape, SIMPLE_VIDEO_FIELDS))),
});

/** What Export returns for each file. */
const exported = job
	.pick({ provider: true, jobType: true, jobId: true, status: true })
	.extend({ video: videoSchema, file });

/** What the Wait node adds to a job. */
const waited = job.extend({
	wait: z.object({
		mode: z.string(),
		detectedBy: z.string(),
		checks: z.number(),
		waitedSeconds: z.number(),
		expectedSeconds: z.number(),
		expectation: z.string(),
		timedOut: z.boolean(),
	}),
});

describe.each(KITS)('$provider.displayName', (kit) => {
	const { provider } = kit;
	const { constructor, description } = kit.node();
	const { name } = constructor;
	const version = description.defaultVersion;
	const cancels = Object.values(provider.jobTypes).some(({ cancel }) => cancel);

	it.each([
		['submit', job],
		['getStatus', simple],
		['getResult', simple],
		['export', exported],
		...(cancels ? [['cancelJob', job] as const] : []),
	] as const)('shows what %s returns before it has run', (operation, type) => {
		expectSchemaFile({ node: name, version, resource: 'videoJob', operation }, schemaOf(type));
	});
});

it.each([
	['WaitForVideoJob', waited],
	['VideoJobTrigger', job],
	['VideoJobWatchTrigger', job],
])('shows what %s returns before it has run', (node, type) => {
	expectSchemaFile({ node, version: 1 }, schemaOf(type));
});

/** Those of these fields that there are, in the order of the whole. */
function among(shape: z.ZodRawShape, fields: readonly string[]): z.ZodRawShape {
	return Object.fromEntries(Object.entries(shape).filter(([name]) => fields.includes(name)));
}

/** The editor reads names and types; what else zod says about a value is not its business. */
function schemaOf(type: z.ZodTypeAny): OutputSchema {
	const schema = zodToJsonSchema(type, { $refStrategy: 'none' }) as OutputSchema;
	return { ...typesOf(schema), version: 1 };
}

function typesOf({ type, properties, items }: OutputSchema): OutputSchema {
	if (properties !== undefined) {
		const named = Object.entries(properties as Record<string, OutputSchema>).map(
			([name, schema]) => [name, typesOf(schema)],
		);
		return { type, properties: Object.fromEntries(named) };
	}
	if (items !== undefined) return { type, items: typesOf(items as OutputSchema) };
	return type === undefined ? {} : { type };
}
