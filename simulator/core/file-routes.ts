import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readByteRange } from './byte-range';
import type { FileContent, FileHost, FileLookup } from './file-host';
import { contentTypeOf, mediaBytes } from './media-library';
import { sendPart } from './send-part';
import { sizeOfVideo } from './sized-video';
import { trimmedVideo } from './trimmed-video';

interface ServableFile {
	readonly contentType: string;
	readonly base: Buffer;
	readonly size: number;
}

/** Files never change once they are there. */
const LAST_MODIFIED = 'Thu, 01 Jan 2026 00:00:00 GMT';

function servable(content: FileContent): ServableFile {
	if (content.kind === 'text') {
		const base = Buffer.from(content.text);
		return { contentType: content.contentType, base, size: base.length };
	}
	const file = content.kind === 'video' ? content.video.file : content.file;
	const whole = mediaBytes(file);
	const seconds = content.kind === 'video' ? content.seconds : undefined;
	const base = seconds === undefined ? whole : trimmedVideo(whole, seconds);
	const size = sizeOfVideo(base, content.kind === 'video' ? content.sizeBytes : undefined);
	return { contentType: contentTypeOf(file), base, size };
}

/** Bodies in the manner of Amazon CloudFront and S3, which most of the providers' file hosts are. */
function refusal(
	lookup: Exclude<FileLookup, { kind: 'found' }>,
): [status: number, code: string, message: string] {
	if (lookup.kind === 'missing') return [404, 'NoSuchKey', 'The specified key does not exist.'];
	if (lookup.signing !== 's3') return [403, 'AccessDenied', 'Access denied'];
	return lookup.reason === 'forged'
		? [403, 'SignatureDoesNotMatch', 'The request signature does not match.']
		: [403, 'AccessDenied', 'Request has expired'];
}

function serve(content: FileContent, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const { contentType, base, size } = servable(content);
	const digest = createHash('md5').update(base).update(String(size)).digest('hex');
	const etag = `"${digest}"`;
	void reply.headers({ 'accept-ranges': 'bytes', etag, 'last-modified': LAST_MODIFIED });
	if (request.headers['if-none-match'] === etag) return reply.code(304).send();

	const version = String(request.headers['if-range'] ?? etag);
	const isSameFile = version === etag || version === LAST_MODIFIED;
	const range = readByteRange(isSameFile ? request.headers.range : undefined, size);
	if (range === 'unsatisfiable')
		return reply.code(416).header('content-range', `bytes */${size}`).send();
	return sendPart(reply.header('content-type', contentType), base, size, range);
}

/** Amazon S3 on a presigned PUT. Answers and returns true when it refuses. */
function hasStrictRefusal({ headers }: FastifyRequest, reply: FastifyReply): boolean {
	if (headers.authorization !== undefined)
		void sendXml(reply, 400, 'InvalidArgument', 'Only one auth mechanism allowed');
	else if (headers['content-length'] === undefined)
		void sendXml(reply, 501, 'NotImplemented', 'A header implies functionality not implemented');
	else return false;
	return true;
}

function sendRefusal(
	reply: FastifyReply,
	lookup: Exclude<FileLookup, { kind: 'found' }>,
): FastifyReply {
	const [status, code, message] = refusal(lookup);
	return sendXml(reply, status, code, message);
}

function sendXml(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
	const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
	const body = `<?xml version="1.0" encoding="UTF-8"?>${error}`;
	return reply.code(status).type('application/xml').send(body);
}

function addressOf(request: FastifyRequest): { path: string; query: URLSearchParams } {
	const url = new URL(request.url, 'http://files');
	return { path: decodeURIComponent(url.pathname), query: url.searchParams };
}

/**
 * `GET` and `HEAD` of every hosted file, with ranges, and `PUT` to upload links. Expired and forged links are refused
 * as a CDN does.
 */
export function registerFileRoutes(
	app: FastifyInstance,
	host: FileHost,
	downloaded: (provider: string, jobId: string, detail: string) => void,
): void {
	// Uploads may be larger than the memory: their bytes are counted as they pass.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

	app.route({
		method: ['GET', 'HEAD'],
		url: '/*',
		handler: (request, reply) => {
			const { path, query } = addressOf(request);
			const lookup = host.lookUp(path, query);
			if (lookup.kind !== 'found') return sendRefusal(reply, lookup);
			const { provider, jobId, content } = lookup.file;
			const range = request.headers.range ?? 'whole file';
			reply.raw.on('close', () => {
				const end = reply.raw.writableFinished ? 'complete' : 'broken off';
				const detail = `${request.method} ${path} ${range}: ${reply.statusCode}, ${end}`;
				if (jobId !== undefined) downloaded(provider, jobId, detail);
			});
			return serve(content, request, reply);
		},
	});

	app.put('/*', async (request, reply) => {
		const { path, query } = addressOf(request);
		const lookup = host.lookUpSlot(path, query);
		if (lookup.kind !== 'found') return sendRefusal(reply, lookup);
		if (lookup.slot.isStrict && hasStrictRefusal(request, reply)) return reply;
		let bytes = 0;
		if (request.body instanceof Readable)
			for await (const chunk of request.body) bytes += Buffer.byteLength(chunk);
		const contentType = request.headers['content-type'] ?? '';
		lookup.slot.received = { bytes, contentType };
		return reply.code(200).send();
	});
}
