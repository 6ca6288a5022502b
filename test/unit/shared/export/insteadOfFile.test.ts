import { insteadOfFile } from '../../../../nodes/shared/export/download';
import { mediaBytes } from '../../../../simulator/core/media-library';

const HTML = '<!DOCTYPE html><html><body>Gone</body></html>';
const S3 =
	'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
const PAGE = 'a web page (HTML)';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

it.each([
	['a web page', bytes(HTML), PAGE],
	['a page after blank lines', bytes(`\r\n\r\n  ${HTML}`), PAGE],
	['a page with a byte order mark', bytes(`\ufeff${HTML}`), PAGE],
	['a page in an old encoding', bytes('<html><p>Zugriff ungültig</p>', 'latin1'), PAGE],
	['a page without its frame', bytes('<center>502 Bad Gateway</center>'), PAGE],
	['an error of S3', bytes(S3), 'an XML document (AccessDenied)'],
	['an error of S3 without a prolog', bytes(S3.slice(39)), 'an XML document (AccessDenied)'],
	['other XML', bytes('<?xml version="1.0"?><note/>'), 'an XML document'],
	['a JSON object', bytes('{"error":"expired"}'), 'JSON'],
	['a JSON array', bytes('[{"error":1}]'), 'JSON'],
	['a sentence', bytes('Link expired'), 'plain text'],
	['a sentence that is cut within a letter', bytes('abgelaufen: ü').subarray(0, -1), 'plain text'],
	['a playlist', bytes('#EXTM3U\n#EXT-X-VERSION:3\n'), 'plain text'],
	['nothing', bytes(''), 'an empty file'],
])('%s is not a video, whatever its host calls it', (_what, head, expected) => {
	expect(insteadOfFile(head, 'video/mp4', 'mp4')).toBe(expected);
	expect(insteadOfFile(head, 'application/octet-stream', 'mp4')).toBe(expected);
	expect(insteadOfFile(head, '', 'png')).toBe(expected);
});

it.each([
	['text/html', PAGE],
	['application/xhtml+xml', PAGE],
	['application/json', 'JSON'],
])('what its host calls %s is believed to be that', (type, expected) => {
	expect(insteadOfFile(mediaBytes('16x9-5s.mp4'), type, 'mp4')).toBe(expected);
});

it.each([
	['MP4', mediaBytes('16x9-5s.mp4'), 'mp4'],
	['JPEG', mediaBytes('16x9.jpg'), 'jpg'],
	['PNG', mediaBytes('16x9.png'), 'png'],
	['WebM', Buffer.from('1a45dfa3a342868101', 'hex'), 'webm'],
	['MP3 with a tag', bytes('ID3\u0003\u0000\u0000\u0000\u0000\u0000vTSSE'), 'mp3'],
	['MP3 without one', Buffer.from('fffb90640000', 'hex'), 'mp3'],
	['QuickTime', Buffer.from('00000014667479707174202000000000', 'hex'), 'mov'],
])('%s is taken for what it is, whatever its host calls it', (_what, head, extension) => {
	for (const type of ['video/mp4', 'binary/octet-stream', 'text/plain', '']) {
		expect(insteadOfFile(head.subarray(0, 512), type, extension)).toBeUndefined();
	}
});

it.each([
	['srt', '1\n00:00:00,000 --> 00:00:02,000\nGood morning\n'],
	['srt', ''],
	['vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nGood morning\n'],
	['txt', 'Good morning'],
	['txt', '<i>Good</i> morning'],
	['txt', '[Music] Good morning'],
	['txt', '{music} Good morning'],
	['json', '{"words":[]}'],
])('a %s file may be text: %j', (extension, text) => {
	const type = extension === 'json' ? 'application/json' : 'text/plain';
	expect(insteadOfFile(bytes(text), type, extension)).toBeUndefined();
});

it.each(['srt', 'vtt', 'txt', 'json'])('but a %s file is no page and no error', (extension) => {
	expect(insteadOfFile(bytes(HTML), 'text/plain', extension)).toBe(PAGE);
	expect(insteadOfFile(bytes(S3), 'text/plain', extension)).toBe('an XML document (AccessDenied)');
	const json = insteadOfFile(bytes('{"error":"expired"}'), 'text/plain', extension);
	expect(json).toBe(extension === 'json' ? undefined : 'JSON');
});
