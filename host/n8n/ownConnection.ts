/**
 * Headers that ask for a connection of the request's own. n8n closes a connection that was idle for five
 * seconds; a process too busy to notice, as one that compiles tests is, would send its next request there,
 * and it would fail as "other side closed".
 */
export const OWN_CONNECTION = { connection: 'close' } as const;
