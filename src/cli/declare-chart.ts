import { type Command, InvalidArgumentError } from 'commander';
import type { Host } from './host.ts';
import { asOf, type Done, LENSES, oneOf, seconds, settings } from './options.ts';

/** Written out here, so that starting loads no chart. */
const CHARTS = ['breakeven', 'cashflow', 'costs', 'tornado', 'week'];

const SMALLEST = 240;
const LARGEST = 4000;

/** The flags of `tco chart`. */
export function declareChart(command: Command, host: Host, done: Done): void {
  command
    .requiredOption('--of <chart>', `which: ${CHARTS.join(', ')}`, oneOf(CHARTS, 'charts'))
    .option('--output <file>', 'a file ending in .svg or .png instead of SVG on standard output')
    .option('--width <pixels>', 'of the picture', pixels, 960)
    .option('--height <pixels>', 'of the picture; 540 unless said, less where there are few bars', pixels)
    .option('--scale <factor>', 'of a PNG: its pixels for each pixel of the picture, 1 to 4; 2 unless said', factor)
    .option('--dark', 'on a dark ground')
    .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .addOption(settings())
    .option('--lens <lens>', 'what is counted: fullyLoaded, marginal, sunk', oneOf(LENSES, 'lenses'))
    .option('--time-limit <seconds>', 'of the week: stop searching for the split after this long', seconds, 60)
    .action((file, options) => done(import('./commands/hand-on.ts').then(m => m.chart(file, options, host))));
}

function pixels(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= SMALLEST && value <= LARGEST))
    throw new InvalidArgumentError(`Write a whole number of pixels from ${SMALLEST} to ${LARGEST}.`);
  return value;
}

function factor(text: string): number {
  const value = /^\d(?:\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= 4)) throw new InvalidArgumentError('Write a number from 1 to 4, for example 1.5.');
  return value;
}
