import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Host } from './host.ts';
import { asOf, collected, type Done, oneOf, seconds } from './options.ts';

const EXAMPLES = `Examples:
  tco profile logs/ --by team --output desk.yaml
  tco profile requests.csv --mapping requests.mapping.yaml --output desk.yaml
  tco profile postgres://reader@db.example/litellm --from 2026-10-01 --output desk.yaml
`;

/** The flags of `tco profile`. */
export function declareProfile(command: Command, host: Host, done: Done): void {
  command
    .addHelpText('before', EXAMPLES)
    .option('--output <file>', 'write the scenario to a file instead of standard output')
    .option(
      '--format <format>',
      'scenario (YAML) or json (the profile itself)',
      oneOf(['scenario', 'json']),
      'scenario',
    )
    .option(
      '--by <columns>',
      'tasks by these columns, such as team,route, or by `shape`; always by model as well',
      names,
    )
    .option(
      '--mapping <mapping>',
      'the name of a known log or a file that says what the columns mean; found out unless said',
    )
    .option('--table <table>', 'the table of a database that holds the requests')
    .option('--from <date>', 'the first day that is looked at, YYYY-MM-DD', asOf)
    .option('--to <date>', 'the last day that is looked at', asOf)
    .addOption(
      new Option('--time-zone <offset>', 'of the hours of the week, such as -05:00')
        .argParser(timeZone)
        .default(0, 'UTC'),
    )
    .addOption(
      new Option('--model <name=api>', 'bill a model of the logs as an API of the catalog; may be repeated')
        .argParser(collected)
        .default([], 'none'),
    )
    .option('--tasks <number>', 'tasks at most, but one for each API; small ones are put together', count, 12)
    .addOption(
      new Option('--tolerate <share>', 'rows that cannot count and tokens of unknown models, each at most, such as 2%')
        .argParser(portion)
        .default(0.01, '1%'),
    )
    .option('--unique', 'no request stands there twice: do not look for duplicates')
    .addOption(
      new Option('--memory <size>', 'memory for files at most, such as 256MB').argParser(bytes).default(400e6, '400MB'),
    )
    .option('--time-limit <seconds>', 'stop a question to a database after this long', seconds, 600)
    .option('--catalog <dir>', 'a folder of own prices on top of the catalog, or a compiled catalog in its place')
    .action((sources, options) => done(import('./commands/profile.ts').then(m => m.profile(sources, options, host))));
}

function names(text: string): readonly string[] {
  const found = text.split(',').map(name => name.trim());
  if (found.includes('')) throw new InvalidArgumentError('Write names of columns apart by commas, such as team,route.');
  return found;
}

/** Minutes east of UTC. */
function timeZone(text: string): number {
  const match = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(text);
  if (text === 'UTC') return 0;
  if (!match) throw new InvalidArgumentError('Write an offset such as -05:00, or UTC.');
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

function count(text: string): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1)) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return value;
}

/** `2%` or `0.02`. */
function portion(text: string): number {
  const match = /^(\d*\.?\d+)\s*(%?)$/.exec(text);
  const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Write a share from 0 to 1, such as 2%.');
  return value;
}

function bytes(text: string): number {
  const match = /^(\d{1,6})\s*(MB|GB)$/i.exec(text);
  const value = match ? Number(match[1]) * (match[2]!.toUpperCase() === 'GB' ? 1e9 : 1e6) : Number.NaN;
  if (!(value >= 64e6)) throw new InvalidArgumentError('Write a size of at least 64MB, such as 256MB or 4GB.');
  return value;
}
