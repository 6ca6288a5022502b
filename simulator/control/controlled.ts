import type { Core } from '../core/core';
import type { MountedProvider } from '../core/provider';
import type { SimulatorInfo } from './contract';
import { ControlError } from './control-error';

/** What the control API acts on. */
export interface Controlled {
	readonly core: Core;
	readonly providers: readonly MountedProvider[];
	info(): SimulatorInfo;
}

/** The provider of that id, or a 404 for the caller. */
export function providerOf(controlled: Controlled, id: string): MountedProvider {
	const provider = controlled.providers.find((candidate) => candidate.id === id);
	if (provider === undefined) throw new ControlError(404, `No provider '${id}'`);
	return provider;
}
