import {
	createTemporaryFolder,
	ensureHost,
	N8nServer,
	packPackage,
	removeTemporaryFolder,
} from '../../../host';

/** An n8n that all tests of a layer share. */
export interface SharedN8n {
	n8n: N8nServer;
	/** The packed package, which is in it. */
	tarball: string;
	/** Ends n8n, and removes its folder and the packed package. */
	stop(): Promise<void>;
}

/** Starts a real n8n with the packed package in it. */
export async function startSharedN8n(environment: Record<string, string> = {}): Promise<SharedN8n> {
	const report = (line: string) => process.stdout.write(`${line}\n`);
	const host = await ensureHost(report);
	const packed = await createTemporaryFolder('package');
	const tarball = await packPackage(packed, report);
	const n8n = await N8nServer.start({ host, tarball, environment });
	report(`n8n is ready at ${n8n.baseUrl}`);
	const stop = async () => {
		await n8n.stop();
		await removeTemporaryFolder(packed);
	};
	return { n8n, tarball, stop };
}
