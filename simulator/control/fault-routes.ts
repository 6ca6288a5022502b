import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultSchema } from '../core/fault';
import type { Controlled } from './control-api';
import { ControlError } from './control-error';

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
