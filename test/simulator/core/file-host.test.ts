import { VirtualClock } from '../../../simulator/core/clock';
import { FileHost } from '../../../simulator/core/file-host';
import type { LinkSigning } from '../../../simulator/core/link-signing';

const content = { kind: 'text', text: 'WEBVTT', contentType: 'text/vtt' } as const;

function hostAndClock() {
	const clock = new VirtualClock(0);
	return { clock, host: new FileHost(clock, 'secret', () => 'http://files') };
}

const lookUp = (host: FileHost, link: string) => {
	const { pathname, searchParams } = new URL(link);
	return host.lookUp(pathname, searchParams);
};

describe('FileHost', () => {
	it.each<LinkSigning>(['cloudfront', 's3', 'none'])('ends a %s link on time', (signing) => {
		const { clock, host } = hostAndClock();
		const { url, expiresAt } = host.link({
			...{ provider: 'p', path: 'a.vtt', content, signing },
			lifetimeSeconds: 3600,
		});
		expect(Math.abs(expiresAt - clock.now() - 3_600_000)).toBeLessThan(1000);
		expect(lookUp(host, url)).toMatchObject({ kind: 'found' });
		clock.advance(3590);
		expect(lookUp(host, url)).toMatchObject({ kind: 'found' });
		clock.advance(20);
		expect(lookUp(host, url)).toEqual({ kind: 'refused', signing, reason: 'expired' });
	});

	it.each<LinkSigning>(['cloudfront', 's3'])('renews a %s link', (signing) => {
		const { clock, host } = hostAndClock();
		const request = { provider: 'p', path: 'a.vtt', content, signing, lifetimeSeconds: 60 };
		const old = host.link(request).url;
		clock.advance(100);
		const fresh = host.link(request).url;
		expect(lookUp(host, old)).toMatchObject({ reason: 'expired' });
		expect(lookUp(host, fresh)).toMatchObject({ kind: 'found' });
		expect(lookUp(host, fresh.replace('a.vtt', 'b.vtt'))).toEqual({ kind: 'missing' });
		expect(lookUp(host, fresh.replace(/Signature=./, 'Signature=!'))).toMatchObject({
			reason: 'forged',
		});
	});

	it('keeps the end of an unsigned link, which cannot be renewed', () => {
		const { clock, host } = hostAndClock();
		const request = {
			provider: 'p',
			path: 'a',
			content,
			signing: 'none',
			lifetimeSeconds: 60,
		} as const;
		const first = host.link(request);
		clock.advance(30);
		expect(host.link(request)).toEqual(first);
	});

	it('makes links without an end', () => {
		const { clock, host } = hostAndClock();
		const { url } = host.link({ provider: 'p', path: 'a', content, signing: 'cloudfront' });
		clock.advance(3 * 365 * 24 * 3600);
		expect(lookUp(host, url)).toMatchObject({ kind: 'found' });
	});

	it('hands out upload links that end as well', () => {
		const { clock, host } = hostAndClock();
		const { url } = host.uploadLink({
			provider: 'p',
			path: 'u/1',
			signing: 's3',
			lifetimeSeconds: 3600,
		});
		const { pathname, searchParams } = new URL(url);
		expect(host.lookUpSlot(pathname, searchParams)).toMatchObject({ kind: 'found' });
		expect(lookUp(host, url)).toEqual({ kind: 'missing' });
		clock.advance(3601);
		expect(host.lookUpSlot(pathname, searchParams)).toMatchObject({ reason: 'expired' });
	});
});
