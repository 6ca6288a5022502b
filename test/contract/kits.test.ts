import { PROVIDERS } from '../../nodes/registry';
import { startSimulator } from '../../simulator/simulator';
import { KITS } from '../providers';

test('every provider has a kit, and in it a fixture for each of its job types', () => {
	const covered = KITS.map(({ provider, jobs }) => [provider.id, Object.keys(jobs).sort()]);
	const registered = PROVIDERS.map(({ id, jobTypes }) => [id, Object.keys(jobTypes).sort()]);
	expect(covered.sort()).toEqual(registered.sort());
});

test('the simulator has a provider for each kit, and no other', async () => {
	const simulator = await startSimulator();
	const { providers } = await simulator.control.info();
	await simulator.close();
	expect(providers.map(({ id }) => id).sort()).toEqual(
		KITS.map(({ simulatorId }) => simulatorId).sort(),
	);
});

describe.each(KITS)('the kit of $provider.displayName', (kit) => {
	const { provider, credentials, keyField, markedJobs } = kit;

	it("has the provider's node and its credentials, in their order", () => {
		const { name, credentials: asked = [] } = kit.node().description;
		expect(name).toBe(provider.id);
		expect(credentials.map((type) => type.name)).toEqual(
			provider.credentials.map(({ type }) => type),
		);
		expect(asked.map((one) => one.name)).toEqual(provider.credentials.map(({ type }) => type));
	});

	it('puts the key into a field that the editor hides', () => {
		const field = credentials[0].properties.find(({ name }) => name === keyField);
		expect(field?.typeOptions).toMatchObject({ password: true });
	});

	it('marks jobs of types that Submit starts', () => {
		const submitted = Object.keys(provider.jobTypes).filter((id) => provider.jobTypes[id]?.submit);
		expect(submitted).toEqual(expect.arrayContaining(markedJobs.map(({ jobType }) => jobType)));
	});
});
