// Draws the chart that comes in as a specification of Vega-Lite, and prints it as SVG. A module of its own kind,
// since the library waits at its top level for a canvas, which nothing here needs.
import { text } from 'node:stream/consumers';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';

const specification = JSON.parse(await text(process.stdin));
const view = new View(parse(compile(specification).spec), { renderer: 'none' });
process.stdout.write(`${await view.toSVG()}\n`);
