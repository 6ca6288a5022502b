import type { VirtualClock } from './clock';
import { checkLink, signLink, type LinkSigning } from './link-signing';
import type { MediaVideo } from './media-library';

/** What a link leads to. */
export type FileContent =
	/** A video of simulator/media, filled up to `sizeBytes` when that is more than it has. */
	| { readonly kind: 'video'; readonly video: MediaVideo; readonly sizeBytes?: number }
	/** Another file of simulator/media. */
	| { readonly kind: 'file'; readonly file: string }
	/** Captions, transcripts and the like. */
	| { readonly kind: 'text'; readonly text: string; readonly contentType: string };

export interface LinkRequest {
	readonly provider: string;
	/** The job whose timeline shall show the downloads. */
	readonly jobId?: string;
	/** Path on the provider's file host, without a leading slash. */
	readonly path: string;
	readonly content: FileContent;
	readonly signing: LinkSigning;
	/** Virtual seconds that the link works; without it for ever. */
	readonly lifetimeSeconds?: number;
}

export interface Link {
	readonly url: string;
	/** Virtual ms since the Unix epoch; Infinity for a link without an end. */
	readonly expiresAt: number;
}

export interface HostedFile {
	readonly provider: string;
	readonly jobId?: string;
	readonly content: FileContent;
	readonly signing: LinkSigning;
	/** For unsigned links, whose end cannot be read from the URL. */
	readonly expiresAt: number;
}

export type FileLookup =
	| { readonly kind: 'found'; readonly file: HostedFile }
	| { readonly kind: 'missing' }
	| {
			readonly kind: 'refused';
			readonly signing: LinkSigning;
			readonly reason: 'expired' | 'forged';
	  };

/** The files that result links lead to, and the making and checking of those links. */
export class FileHost {
	private readonly files = new Map<string, HostedFile>();

	/** @param origin of the server that serves the files; known only once it listens. */
	constructor(
		private readonly clock: VirtualClock,
		private readonly secret: string,
		private readonly origin: () => string,
	) {}

	/**
	 * A link to a file, hosting it if need be. A signed link made again later lives longer; an unsigned one keeps
	 * the end it got when its path was first used.
	 */
	link(request: LinkRequest): Link {
		const { provider, jobId, content, signing } = request;
		const expiresAt = this.clock.now() + (request.lifetimeSeconds ?? Infinity) * 1000;
		const path = `/${provider}/${request.path}`;
		const known = this.files.get(path);
		const file: HostedFile = { provider, content, signing, expiresAt, ...(jobId && { jobId }) };
		if (known === undefined || signing !== 'none') this.files.set(path, file);
		const query = signLink(signing, this.secret, path, expiresAt, this.clock.now());
		return {
			url: `${this.origin()}${path}${query}`,
			expiresAt: signing === 'none' ? (known ?? file).expiresAt : expiresAt,
		};
	}

	/** What a request for `path` (with `query`, as on the wire) gets. */
	lookUp(path: string, query: URLSearchParams): FileLookup {
		const file = this.files.get(path);
		if (file === undefined) return { kind: 'missing' };
		const verdict =
			file.signing === 'none'
				? this.clock.now() < file.expiresAt
					? 'valid'
					: 'expired'
				: checkLink(file.signing, this.secret, path, query, this.clock.now());
		if (verdict === 'valid') return { kind: 'found', file };
		return { kind: 'refused', signing: file.signing, reason: verdict };
	}

	reset(): void {
		this.files.clear();
	}
}
