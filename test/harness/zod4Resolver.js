const { sep } = require('node:path');

/** The package and its tests; n8n and the simulator keep the zod that they bring. */
const OURS = ['nodes', 'credentials', 'test'].map(
	(folder) => `${process.cwd()}${sep}${folder}${sep}`,
);

/** Hands zod 4 to this package, as where another package's `npm install` has put it beside this one. */
module.exports = (request, options) => {
	const isOurs = OURS.some((folder) => `${options.basedir}${sep}`.startsWith(folder));
	return options.defaultResolver(request === 'zod' && isOurs ? 'zod4' : request, options);
};
