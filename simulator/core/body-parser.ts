import type { FastifyInstance } from 'fastify';

/** Largest body taken: far above any JSON a provider's client sends. */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * Reads every body as JSON, whatever its content type says, and leaves what is not JSON as text: whether that is an
 * error, and how it is reported, differs from provider to provider. A provider that takes uploads registers its own
 * parser for their content type in its scope.
 */
export function addBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser(
		'*',
		{ parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
		(_request, text: string, done) => {
			if (text === '') return done(null, undefined);
			try {
				const value: unknown = JSON.parse(text);
				done(null, value);
			} catch {
				done(null, text);
			}
		},
	);
}
