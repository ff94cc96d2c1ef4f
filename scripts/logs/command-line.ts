import { parseArgs } from 'node:util';
import { CONVENTION_NAMES, type Provider, WRITTEN } from './conventions.ts';
import { LogsFault } from './folder.ts';
import { type Discounts, millionthsOff } from './invoice.ts';
import { DEFAULTS, type DrawOptions } from './options.ts';
import { period } from './period.ts';
import { SHAPE_NAMES } from './shapes.ts';
import { FORMATS } from './written-columns.ts';

export const USAGE = `npm run logs -- --rows 10M --seed 1 [--output logs-1]

Draws request logs with known truth: files, truth.json, and the invoice for them.

  --rows N           lines in all: 20000, 20k, 10M, 1B
  --seed N           the same seed draws the same logs
  --output DIR       default logs-SEED; only a folder of earlier logs is replaced
  --format F         ${FORMATS.join(', ')}; default ${DEFAULTS.format}
  --rows-per-file N  a day with more has several files; default 500k
  --start DAY        default ${DEFAULTS.start}
  --days N           default ${DEFAULTS.days}
  --time-zone Z      of the tasks' weeks; default ${DEFAULTS.timeZone}
  --shape S          default: six tasks; many: 48 of eight teams; small: a plain one and a thin one
  --convention C     ${CONVENTION_NAMES.join(', ')}: token counts as each provider has them, or all as a gateway has them; default ${DEFAULTS.convention}
  --whole-prompts    lines of JSON with prompts as long as their tokens, four characters each
  --invoice          also writes invoice.csv, by day, model, bucket and tier
  --discount P=D     contracted on the invoice, such as anthropic=12%; repeatable
`;

const LONGEST_PERIOD = 3660;
const SUFFIXES: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9 };
/** Up to here the numbers behind the request ids fit into 64 bits, and sums of tokens are whole numbers of JSON. */
const MOST_ROWS = 3e9;

/** @throws LogsFault with what is wrong and what would be right */
export function commandLine(args: readonly string[]): DrawOptions & { readonly output: string } {
  const given = parsed(args);
  if (given.rows === undefined) throw new LogsFault('how many rows? Such as --rows 10M');
  const seed = whole(given.seed ?? '1', '--seed', 0, 2 ** 31);
  const options: DrawOptions = {
    rows: rowCount(given.rows, '--rows'),
    seed,
    start: given.start ?? DEFAULTS.start,
    days: whole(given.days ?? String(DEFAULTS.days), '--days', 1, LONGEST_PERIOD),
    timeZone: given['time-zone'] ?? DEFAULTS.timeZone,
    shape: oneOf(given.shape ?? 'default', '--shape', SHAPE_NAMES),
    rowsPerFile: rowCount(given['rows-per-file'] ?? String(DEFAULTS.rowsPerFile), '--rows-per-file'),
    format: oneOf(given.format ?? DEFAULTS.format, '--format', FORMATS),
    convention: oneOf(given.convention ?? DEFAULTS.convention, '--convention', CONVENTION_NAMES),
    wholePrompts: given['whole-prompts'] ?? false,
    invoice: given.invoice ?? given.discount !== undefined,
    discounts: discounts(given.discount ?? []),
  };
  asFault(() => period(options.start, options.days, options.timeZone));
  return { ...options, output: given.output ?? `logs-${seed}` };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  return asFault(
    () =>
      parseArgs({
        args: withOffset(args),
        options: {
          rows: text,
          seed: text,
          output: text,
          format: text,
          'rows-per-file': text,
          start: text,
          days: text,
          'time-zone': text,
          shape: text,
          convention: text,
          'whole-prompts': { type: 'boolean' },
          invoice: { type: 'boolean' },
          discount: { type: 'string', multiple: true },
        },
      }).values,
  );
}

/** An offset begins as a flag does, so `--time-zone -05:00` is made `--time-zone=-05:00`. */
function withOffset(args: readonly string[]): string[] {
  const at = args.indexOf('--time-zone');
  if (at === -1 || at + 1 >= args.length) return [...args];
  return [...args.slice(0, at), `--time-zone=${args[at + 1]}`, ...args.slice(at + 2)];
}

function rowCount(text: string, flag: string): number {
  const [, digits, suffix] = /^(\d+(?:\.\d+)?)([kMB]?)$/.exec(text) ?? [];
  const rows = Math.round(Number(digits) * (SUFFIXES[suffix ?? ''] ?? Number.NaN));
  if (!(rows >= 1 && rows <= MOST_ROWS))
    throw new LogsFault(`${flag} ${text} is not a count such as 20000, 20k, 10M or 1B`);
  return rows;
}

function whole(text: string, flag: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new LogsFault(`${flag} ${text} is not a whole number from ${least} to ${most}`);
  return value;
}

function oneOf<T extends string>(text: string, flag: string, names: readonly T[]): T {
  const name = names.find(known => known === text);
  if (name === undefined) throw new LogsFault(`${flag} ${text} is none of ${names.join(', ')}`);
  return name;
}

function discounts(given: readonly string[]): Discounts {
  return Object.fromEntries(
    given.map(text => {
      const [provider = '', discount] = text.split('=');
      if (discount === undefined) throw new LogsFault(`--discount ${text} is not such as anthropic=12%`);
      const name = oneOf(provider, '--discount', Object.keys(WRITTEN) as Provider[]);
      asFault(() => millionthsOff(discount));
      return [name, discount];
    }),
  );
}

function asFault<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new LogsFault((error as Error).message);
  }
}
