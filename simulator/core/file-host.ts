import type { VirtualClock } from './clock';
import { checkLink, signLink, type LinkSigning, type LinkVerdict } from './link-signing';
import type { MediaVideo } from './media-library';

/** What a link leads to. */
export type FileContent =
	/**
	 * A video of simulator/media, filled up to `sizeBytes` when that is more than it has and ending after
	 * `seconds` when that is less.
	 */
	| {
			readonly kind: 'video';
			readonly video: MediaVideo;
			readonly sizeBytes?: number;
			readonly seconds?: number;
	  }
	/** Another file of simulator/media. */
	| { readonly kind: 'file'; readonly file: string }
	/** Captions, transcripts and the like. */
	| { readonly kind: 'text'; readonly text: string; readonly contentType: string };

export interface LinkRequest {
	readonly provider: string;
	/** The job whose timeline shows the downloads. */
	readonly jobId?: string;
	/** Path on the provider's file host, without a leading slash; names in it are encoded for the link. */
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

/** A place to which a client may PUT a file. */
export interface UploadSlot {
	readonly provider: string;
	/** Whether it refuses what S3 refuses: a body without its length, a second way to say who one is. */
	readonly isStrict: boolean;
	readonly signing: LinkSigning;
	readonly expiresAt: number;
	/** What has arrived; undefined until a PUT is complete. Only its size is kept. */
	received?: { readonly bytes: number; readonly contentType: string };
}

export type UploadLookup =
	| { readonly kind: 'found'; readonly slot: UploadSlot }
	| Exclude<FileLookup, { kind: 'found' }>;

function asUrl(path: string): string {
	return path.split('/').map(encodeURIComponent).join('/');
}

/** The files that result links lead to, and the making and checking of those links. */
export class FileHost {
	private readonly files = new Map<string, HostedFile>();
	private readonly slots = new Map<string, UploadSlot>();

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
			url: `${this.origin()}${asUrl(path)}${query}`,
			expiresAt: signing === 'none' ? (known ?? file).expiresAt : expiresAt,
		};
	}

	/**
	 * A link to which a client may PUT one file, as services hand out instead of taking uploads themselves. The slot
	 * shows whether and what has arrived.
	 */
	uploadLink(
		request: Omit<LinkRequest, 'content' | 'jobId'> & { readonly isStrict?: boolean },
	): Link & { slot: UploadSlot } {
		const { provider, signing } = request;
		const expiresAt = this.clock.now() + (request.lifetimeSeconds ?? Infinity) * 1000;
		const path = `/${provider}/${request.path}`;
		const slot: UploadSlot = { provider, signing, expiresAt, isStrict: request.isStrict ?? false };
		this.slots.set(path, slot);
		const query = signLink(signing, this.secret, path, expiresAt, this.clock.now());
		return { url: `${this.origin()}${asUrl(path)}${query}`, expiresAt, slot };
	}

	/** What a GET of `path` (decoded, with `query` as on the wire) finds. */
	lookUp(path: string, query: URLSearchParams): FileLookup {
		const file = this.files.get(path);
		if (file === undefined) return { kind: 'missing' };
		const verdict = this.judge(file, path, query);
		return verdict === 'valid'
			? { kind: 'found', file }
			: { kind: 'refused', signing: file.signing, reason: verdict };
	}

	/** What a PUT to `path` finds. */
	lookUpSlot(path: string, query: URLSearchParams): UploadLookup {
		const slot = this.slots.get(path);
		if (slot === undefined) return { kind: 'missing' };
		const verdict = this.judge(slot, path, query);
		return verdict === 'valid'
			? { kind: 'found', slot }
			: { kind: 'refused', signing: slot.signing, reason: verdict };
	}

	/** Whether an address is one of this host's. */
	isOwn(url: string): boolean {
		return url.startsWith(`${this.origin()}/`);
	}

	reset(): void {
		this.files.clear();
		this.slots.clear();
	}

	private judge(
		{ signing, expiresAt }: Pick<HostedFile, 'signing' | 'expiresAt'>,
		path: string,
		query: URLSearchParams,
	): LinkVerdict {
		const now = this.clock.now();
		if (signing === 'none') return now < expiresAt ? 'valid' : 'expired';
		return checkLink(signing, this.secret, path, query, now);
	}
}
