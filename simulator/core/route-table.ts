import type { FastifyInstance } from 'fastify';

interface KnownRoute {
	readonly path: RegExp;
	readonly methods: readonly string[];
}

/** The routes of one provider in the order of their registration, for frameworks that answer by path and method. */
export class RouteTable {
	private readonly routes: KnownRoute[] = [];

	/** Create it before the routes, in the scope that they are registered in. */
	constructor(app: FastifyInstance) {
		app.addHook('onRoute', ({ url, method }) => {
			const path = new RegExp(
				`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`,
			);
			this.routes.push({ path, methods: [method].flat() });
		});
	}

	/** The methods of the first route of that path, or undefined for a path that no route has. */
	methodsOf(path: string): readonly string[] | undefined {
		return this.routes.find((route) => route.path.test(path))?.methods;
	}
}
