import { parseFlatted } from '../../../host/n8n/flatted';

describe('reading the format in which n8n stores executions', () => {
	it('takes strings inside objects and arrays for places of the values meant', () => {
		const stored =
			'[{"name":"1","list":"2","count":3,"none":null,"yes":true},"clip",["1","3"],{"name":"1"}]';
		expect(parseFlatted(stored)).toEqual({
			name: 'clip',
			list: ['clip', { name: 'clip' }],
			count: 3,
			none: null,
			yes: true,
		});
	});

	it('keeps one object one object, also when it contains itself', () => {
		const loop = parseFlatted('[{"self":"0","other":"1"},{"back":"0"}]') as {
			self: unknown;
			other: { back: unknown };
		};
		expect(loop.self).toBe(loop);
		expect(loop.other.back).toBe(loop);
	});

	it('has nothing to say about an execution that has stored nothing yet', () => {
		expect(parseFlatted('[]')).toBeUndefined();
	});
});
