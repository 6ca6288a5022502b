import type { Credential } from '../host';
import type { Simulator } from '../simulator/simulator';
import type { ProviderKit } from '../test/providers/kit';

/** A credential that the simulated provider accepts, of the type that the provider's nodes choose by themselves. */
export function credentialFor(kit: ProviderKit, simulator: Simulator): Credential {
	const [{ name: type }] = kit.credentials;
	const name = `${kit.provider.displayName} (simulator)`;
	return { name, type, data: kit.credential(simulator) };
}
