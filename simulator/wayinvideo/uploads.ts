import type { UploadSlot } from '../core/file-host';
import type { RandomStream } from '../core/random';
import type { WayinContext } from './task';

/** WayinVideo docs, upload: the address works for an hour. */
const ADDRESS_LIFETIME_SECONDS = 3600;
/** The formats that can be worked on; others are taken and fail later. */
const FORMATS = /\.(avi|mp4|mov|webm)$/i;
const LARGEST_BYTES = 5 * 1024 ** 3;

interface Upload {
	readonly name: string;
	readonly slot: UploadSlot;
	timesUsed: number;
}

/** Files that were uploaded, or that are going to be. */
export class Uploads {
	private readonly uploads = new Map<string, Upload>();
	private random: RandomStream;

	constructor(private readonly context: WayinContext) {
		this.random = this.stream();
	}

	/** Gives an address for a file of that name. */
	open(name: string): { upload_url: string; identity: string } {
		const identity = `upl_${this.random.hex(10)}`;
		const { url, slot } = this.context.core.files.uploadLink({
			provider: 'wayinvideo',
			path: `upload/${identity}/${name}`,
			signing: 's3',
			lifetimeSeconds: ADDRESS_LIFETIME_SECONDS,
			isStrict: this.context.switches.current.uploadHost === 's3',
		});
		this.uploads.set(identity, { name, slot, timesUsed: 0 });
		return { upload_url: url, identity };
	}

	/** Why this identity cannot be worked on; undefined when it can. */
	problemOf(identity: string): string | undefined {
		const upload = this.uploads.get(identity);
		if (upload === undefined) return 'video not found';
		if (upload.timesUsed > 0 && this.context.switches.current.identityUse === 'once')
			return 'the uploaded file has been used already';
		const { received } = upload.slot;
		if (received === undefined || received.bytes === 0) return 'the file was not uploaded';
		if (received.bytes > LARGEST_BYTES) return 'the file is too large';
		return FORMATS.test(upload.name) ? undefined : 'unsupported video format';
	}

	/** Name of the file of that identity. */
	nameOf(identity: string): string | undefined {
		return this.uploads.get(identity)?.name;
	}

	/** Notes that a task was made of it. */
	use(identity: string): void {
		const upload = this.uploads.get(identity);
		if (upload !== undefined) upload.timesUsed += 1;
	}

	list() {
		return [...this.uploads].map(([identity, { name, slot, timesUsed }]) => ({
			identity,
			name,
			timesUsed,
			received: slot.received ?? null,
		}));
	}

	reset(): void {
		this.uploads.clear();
		this.random = this.stream();
	}

	private stream(): RandomStream {
		return this.context.core.randomness.stream('wayinvideo/uploads');
	}
}
