import type { Command } from 'commander';
import type { Host } from './host.ts';
import { asOf, type Done, oneOf, settings } from './options.ts';

const EXAMPLES = `Examples:
  tco catalog list api --model llama-3.3-70b
  tco catalog show deepseek/deepseek-v4-flash
  tco catalog why scenarios/document-desk.yaml haiku
`;

/** The commands below `tco catalog`: what the prices are, where they come from, and how they change. */
export function declareCatalog(catalog: Command, host: Host, done: Done): void {
  catalog
    .usage('COMMAND [options]')
    .addHelpText('before', EXAMPLES)
    .helpCommand('help [command]', 'print the help of a command');
  /** A command with the flags that all have. */
  const command = (usage: string, description: string, ...formats: string[]): Command =>
    catalog
      .command(usage)
      .description(description)
      .helpOption('-h, --help', 'print this help')
      .option('--quiet', 'no warnings on standard error')
      .option('--no-color', 'no colour (also by NO_COLOR, TCO_NO_COLOR or TERM=dumb)')
      .option('--output <file>', 'write to a file instead of standard output')
      .option('--format <format>', formats.join(', '), oneOf(formats), 'table');
  const inUse = (made: Command): Command =>
    made.option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place');

  inUse(
    command(
      'list [kind]',
      'the entries of a kind (default api) with their main figures',
      'table',
      'json',
      'csv',
      'markdown',
    ),
  )
    .option('--provider <id>', 'only of this provider')
    .option('--model <id>', 'only of this model')
    .option('--device <id>', 'only of this device')
    .option('--region <id>', 'only in this region')
    .option('--term <term>', 'only of this term: on-demand, spot, 1-year, …')
    .option('--tier <tier>', 'prices of this service tier: standard, batch, flex, priority')
    .option('--search <text>', 'only entries with this text in id or name')
    .option('--sort <order>', 'id or price', oneOf(['id', 'price'], 'orders'))
    .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
    .action((kind, options) => done(import('./commands/catalog/list.ts').then(m => m.list(kind, options, host))));
  inUse(
    command(
      'show <id>',
      'everything that is known of an entry: all dates, conditions and sources',
      'table',
      'json',
      'csv',
    ),
  )
    .option('--kind <kind>', 'only as api, models, devices, rentals, …')
    .option('--as-of <date>', 'the day that counts as today, YYYY-MM-DD', asOf)
    .action((id, options) => done(import('./commands/catalog/show.ts').then(m => m.show(id, options, host))));
  inUse(
    command(
      'why <scenario> [id]',
      'which entry, condition, contract or own price gave a price of a scenario',
      'table',
      'json',
    ),
  )
    .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
    .addOption(settings())
    .action((file, id, options) => done(import('./commands/catalog/why.ts').then(m => m.why(file, id, options, host))));
  command('lint [dir]', 'what is wrong with a folder of entries, likely slips among it', 'table', 'json').action(
    (dir, options) => done(import('./commands/catalog/lint.ts').then(m => m.lint(dir, options, host))),
  );
  command(
    'diff <old> <new>',
    'what came, went and changed between two catalogs (compiled ones, or folders of entries)',
    'table',
    'json',
    'csv',
    'markdown',
  )
    .option('--all', 'also what changed of where figures come from')
    .action((old, now, options) =>
      done(import('./commands/catalog/diff.ts').then(m => m.diff(old, now, options, host))),
    );
  const update = command(
    'update',
    'fetch a compiled catalog, check it, and show what it changes',
    'table',
    'json',
    'csv',
    'markdown',
  )
    .option('--from <url>', 'its https address')
    .option('--sha256 <hex>', 'the sha256 of the file, from whoever publishes it')
    .option('--accept', 'take it although prices changed by more than half')
    .action(options => done(import('./commands/catalog/update.ts').then(m => m.update(options, host))));
  update.options.find(option => option.long === '--output')!.description = 'where it goes (default catalog.json)';
  const importing = command(
    'import <file>',
    'a price file of another project as a folder of own prices',
    'table',
    'json',
  )
    .requiredOption('--from <form>', 'litellm, genai-prices, openrouter, models.dev')
    .option(
      '--as-of <date>',
      'the day its prices are of, YYYY-MM-DD (default: the day the file was last changed)',
      asOf,
    )
    .action((file, options) =>
      done(import('./commands/catalog/import.ts').then(m => m.importPrices(file, options, host))),
    );
  importing.options.find(option => option.long === '--output')!.description = 'the folder to write';
}
