import type { Command } from 'commander';
import type { Host } from './host.ts';
import { asOf, type Done, LENSES, oneOf, seconds, settings } from './options.ts';

/** The flags of `tco report`. */
export function declareReport(command: Command, host: Host, done: Done): void {
  command
    .option(
      '--output <files...>',
      'the files to write, each in the format of its ending: .html, .xlsx, .csv, .focus.csv, .md, .json',
    )
    .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .addOption(settings())
    .option('--lens <lens>', 'what is counted: fullyLoaded, marginal, sunk', oneOf(LENSES, 'lenses'))
    .option('--no-route', 'without the cheapest split, which takes a search')
    .option('--time-limit <seconds>', 'stop searching for the split after this long', seconds, 60)
    .option(
      '--csv-profile <profile>',
      'how .csv is written: plain, excel',
      oneOf(['plain', 'excel'], 'profiles'),
      'plain',
    )
    .option('--csv-locale <locale>', 'decimal point or comma, for Excel: en, de', oneOf(['en', 'de'], 'locales'), 'en')
    .option('--focus-version <version>', 'names of .focus.csv: 1.2, 1.3', oneOf(['1.2', '1.3'], 'versions'), '1.2')
    .option('--focus-plan <plan>', 'the plan of .focus.csv, in place of the cheapest')
    .action((file, options) => done(import('./commands/hand-on.ts').then(m => m.report(file, options, host))));
}
