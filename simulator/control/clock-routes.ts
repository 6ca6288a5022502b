import type { FastifyInstance } from 'fastify';
import type { VirtualClock } from '../core/clock';
import { advanceSchema, clockChangeSchema, type ClockInfo } from './contract';
import type { Controlled } from './controlled';

/** The clock as the control API shows it. */
export function clockInfo(clock: VirtualClock): ClockInfo {
	const nowMs = clock.now();
	return { now: new Date(nowMs).toISOString(), nowMs, speed: clock.speed };
}

export function registerClockRoutes(app: FastifyInstance, { core }: Controlled): void {
	app.get('/clock', async () => clockInfo(core.clock));
	app.patch('/clock', async (request) => {
		core.clock.setSpeed(clockChangeSchema.parse(request.body).speed);
		return clockInfo(core.clock);
	});
	app.post('/clock/advance', async (request) => {
		core.clock.advance(advanceSchema.parse(request.body).seconds);
		return clockInfo(core.clock);
	});
}
