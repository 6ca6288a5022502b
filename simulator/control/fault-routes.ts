import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultSchema } from '../core/fault';
import { ControlError } from './control-error';
import type { Controlled } from './controlled';

const faultPathSchema = z.object({ id: z.coerce.number() });

export function registerFaultRoutes(app: FastifyInstance, { core: { faults } }: Controlled): void {
	app.get('/faults', async () => faults.list());
	app.post('/faults', async (request) => faults.add(faultSchema.parse(request.body)));
	app.delete('/faults', async () => {
		faults.clear();
		return faults.list();
	});
	app.delete('/faults/:id', async (request) => {
		const { id } = faultPathSchema.parse(request.params);
		if (!faults.remove(id)) throw new ControlError(404, `No fault ${id}`);
		return faults.list();
	});
}
