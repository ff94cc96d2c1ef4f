import { type Argument, Command } from 'commander';
import { declareBacktest } from './declare-backtest.ts';
import { declareCapacity } from './declare-capacity.ts';
import { declareCatalog } from './declare-catalog.ts';
import { declareChart } from './declare-chart.ts';
import { CHECK_FORMATS, declareCheck } from './declare-check.ts';
import { declareProfile } from './declare-profile.ts';
import { declareReport } from './declare-report.ts';
import { declareSimulate } from './declare-simulate.ts';
import type { Host } from './host.ts';
import { asOf, type Done, depth, guardRepeats, LENSES, oneOf, seconds, settings, share } from './options.ts';
import { emit } from './output.ts';
import { columnsOf } from './screen.ts';
import { VERSION } from './version.ts';

const EXAMPLES = `Examples:
  tco compare scenarios/document-desk.yaml
  tco explain scenarios/document-desk.yaml plans.hybrid.monthly
`;

/** What `--over` names beside traffic; the analysis has the list. */
const OTHER_DRIVERS = 'apiPrice, gpuPrice, rent, utilisation, electricity, salary, cacheShare, outputShare, months';

/** Every command with its arguments and flags. What a command does is loaded when it is asked for. */
export function declare(host: Host, done: Done): Command {
  const program = new Command('tco')
    .description(
      'Which language-model tokens should come from a pay-per-token API, from rented GPUs, from owned hardware, or from a mix.',
    )
    .usage('COMMAND [options]')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .commandsGroup('Start:')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ subcommandTerm: command => [command.name(), ...command.registeredArguments.map(term)].join(' ') })
    // what stands behind the name of a command is the command's: `capacity` and `capacity import` share names of flags
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: text => emit(text),
      // faults are printed in one place, by main.ts
      writeErr: () => undefined,
      outputError: () => undefined,
      getOutHelpWidth: () => Math.max(40, columnsOf(host.env, false)),
    })
    .addHelpText('before', EXAMPLES);

  /** A command with the flags that all have. */
  const command = (group: string, usage: string, description: string): Command =>
    program
      .command(usage)
      .helpGroup(group)
      .description(description)
      .helpOption('-h, --help', 'print this help')
      .option('--quiet', 'no warnings on standard error')
      .option('--no-color', 'no colour (also by NO_COLOR, TCO_NO_COLOR or TERM=dumb)');
  /** A command that computes a scenario. */
  const computing = (group: string, usage: string, description: string, ...formats: string[]): Command =>
    withOutput(command(group, usage, description))
      .option('--format <format>', formats.join(', '), oneOf(formats), 'table')
      .option('--as-of <date>', 'prices in force on this day, YYYY-MM-DD', asOf)
      .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
      .addOption(settings());

  computing(
    'Decide:',
    'compare <scenario>',
    'cost every plan and say which is the cheapest, and when not',
    'table',
    'json',
    'csv',
    'markdown',
  )
    .option('--all', "every plan's cost lines, every interval, every assumption")
    .option('--lens <lens>', 'what is counted: fullyLoaded, marginal, sunk', oneOf(LENSES, 'lenses'))
    .option('--chart', 'draw costs over traffic and cash over months; in a table or Markdown')
    .option('--cash-flow', 'cash and amortised cost by fiscal year; by month with --all, in JSON and in CSV')
    .action((file, options) => done(import('./commands/compare.ts').then(m => m.compare(file, options, host))));
  computing(
    'Decide:',
    'breakeven <scenario>',
    'where one plan becomes cheaper than another: over traffic, a price, a share, any amount',
    'table',
    'json',
    'csv',
    'markdown',
  )
    .option('--over <figure>', `traffic, ${OTHER_DRIVERS}, or the path of an amount`)
    .option('--between <ends...>', 'from one end to another: 50% 200% of today, or two amounts')
    .option('--against <plan>', 'each plan against this one; against the cheapest unless said')
    .option('--all', 'every interval, to the token')
    .action((file, options) => done(import('./commands/breakeven.ts').then(m => m.breakeven(file, options, host))));
  computing(
    'Decide:',
    'route <scenario>',
    'the cheapest split of the tasks over the options, proven, and what would change it',
    'table',
    'json',
    'csv',
    'markdown',
  )
    .option('--all', 'every row and every reason')
    .option('--only-split', 'the split alone: nothing it is held against, nothing that would change it')
    .option(
      '--over <figure>',
      'follow the split over this figure: traffic, apiPrice',
      oneOf(['traffic', 'apiPrice'], 'figures'),
    )
    .option(
      '--between <ends...>',
      'from one end to another: "10M tok/day" "1B tok/day", or 50% 200% of today\'s prices',
    )
    .option(
      '--emit <form>',
      'write instead what carries the split out (litellm) or the program for other solvers (lp)',
      oneOf(['litellm', 'lp'], 'forms'),
    )
    .option('--gap <share>', 'stop when the cost is proven to within this, such as 1e-6', share, 1e-6)
    .option('--time-limit <seconds>', 'stop searching after this long, all searches together', seconds, 60)
    .action((file, options) => done(import('./commands/route.ts').then(m => m.route(file, options, host))));
  declareSimulate(
    computing(
      'Decide:',
      'simulate <scenario>',
      'how likely each plan is the cheapest, what drives it, and what is worth finding out',
      'table',
      'json',
      'csv',
      'markdown',
    ),
    host,
    done,
  );
  const capacity = command(
    'Decide:',
    'capacity',
    'how many tokens a replica serves, and which one serves them cheapest',
  );
  declareCapacity(capacity, host, done);
  computing(
    'Prove:',
    'explain <scenario> [figure]',
    'a figure down to its sources, of a scenario or a saved JSON report',
    'table',
    'json',
  )
    .option('--depth <levels>', 'how many levels down', depth)
    .action((file, figure, options) =>
      done(import('./commands/explain.ts').then(m => m.explain(file, figure, options, host))),
    );
  declareCheck(
    computing(
      'Prove:',
      'check <scenarios...>',
      'hold scenarios to the limits of their `budget:`, for CI',
      ...CHECK_FORMATS,
    ),
    host,
    done,
  );
  withOutput(
    command(
      'Prove:',
      'diff <a> <b>',
      'what changed between two scenarios, saved reports or days, and what it comes from',
    ),
  )
    .option('--format <format>', 'table, json, csv, markdown', oneOf(['table', 'json', 'csv', 'markdown']), 'table')
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .option('--all', "every input, every plan's cost lines")
    .addHelpText(
      'after',
      '\nA scenario may be named with a day: tco diff desk.yaml@2026-03-01 desk.yaml@2026-11-01\nA saved report is what `tco compare` or `tco route` writes with --format json.\n',
    )
    .action((a, b, options) => done(import('./commands/diff.ts').then(m => m.diff(a, b, options, host))));
  declareBacktest(
    computing(
      'Prove:',
      'backtest <scenario>',
      'what a plan should have cost in a period against what was billed, and a scenario calibrated with it',
      'table',
      'json',
      'csv',
      'markdown',
    ),
    host,
    done,
  );
  declareReport(
    command('Hand on:', 'report <scenario>', 'write it to files: a workbook, a page, tables for finance'),
    host,
    done,
  );
  declareChart(
    command('Hand on:', 'chart <scenario>', 'one picture of it: costs over traffic, cash, costs, tornado, week'),
    host,
    done,
  );
  declareProfile(
    command('Data:', 'profile <sources...>', 'make a scenario of request logs: files, folders, or a database'),
    host,
    done,
  );
  const catalog = program
    .command('catalog')
    .helpGroup('Data:')
    .description('the prices: list, show, why, lint, diff, import, update')
    .helpOption('-h, --help', 'print this help');
  declareCatalog(catalog, host, done);
  withOutput(command('Start:', 'init', 'print a first scenario to begin with')).action(options =>
    done(import('./commands/init.ts').then(m => m.init(options, host))),
  );
  withOutput(
    command(
      'Start:',
      'schema [which]',
      'print the JSON Schema of `scenario` (default), `mapping`, `report`, `diff`, `profile` or `backtest`',
    ),
  ).action((which, options) => done(import('./commands/schema.ts').then(m => m.schema(which, options, host))));
  command('Start:', 'completion <shell>', 'print the completion script of bash, zsh or fish').action(shell =>
    done(import('./commands/completion.ts').then(m => m.completion(shell, program))),
  );
  command('Start:', 'error <code>', 'what an error code such as E214 means').action((code, options) =>
    done(import('./commands/error.ts').then(m => m.error(code, options, host))),
  );
  [...program.commands, ...catalog.commands, ...capacity.commands].forEach(guardRepeats);
  return program;
}

const term = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const withOutput = (command: Command): Command =>
  command.option('--output <file>', 'write to a file instead of standard output');
