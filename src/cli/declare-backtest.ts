import { type Command, InvalidArgumentError } from 'commander';
import type { Host } from './host.ts';
import { asOf, collected, type Done } from './options.ts';

/** The flags of `tco backtest` besides those of every command that computes. */
export function declareBacktest(command: Command, host: Host, done: Done): void {
  command
    .requiredOption('--actual <files...>', 'invoices and exports of costs and usage, CSV or JSON')
    .option('--plan <id>', 'the plan that was in use (default: the baseline, else the only one of APIs alone)')
    .option('--period <days>', 'whole days, FROM..TO, both included (default: those of the invoices)', period)
    .option('--columns <names>', 'which column is what: amount=Cost,model=SKU,token_type=Kind', columns)
    .option('--model <name=api>', 'what a model of an invoice is in the catalog; may be repeated', collected)
    .option('--limit <share>', 'exit 4 when more of the bill than this is unexplained, such as 2%', share)
    .action((file, options) => done(import('./commands/backtest.ts').then(m => m.backtest(file, options, host))));
  command.options.find(option => option.long === '--output')!.description =
    'write the calibrated scenario, of which the plan costs what was billed; - prints it alone';
}

/** `2026-06-01..2026-06-30`. */
function period(text: string): { readonly from: string; readonly to: string } {
  const [from, to, more] = text.split('..');
  if (from === undefined || to === undefined || more !== undefined)
    throw new InvalidArgumentError('Write two days, for example 2026-06-01..2026-06-30.');
  if (asOf(to) < asOf(from)) throw new InvalidArgumentError('The second day comes before the first.');
  return { from, to };
}

/** `amount=Cost,model=SKU`; what may stand before the `=` is known by the reader of invoices. */
function columns(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map(pair => pair.split('='));
  if (pairs.some(pair => pair.length !== 2 || pair.some(part => part.trim() === '')))
    throw new InvalidArgumentError('Write names in pairs, for example amount=Cost,model=SKU.');
  return Object.fromEntries(pairs.map(([name, column]) => [name!.trim(), column!.trim()]));
}

/** `2%` or `0.02`. */
function share(text: string): number {
  const match = /^(\d*\.?\d+)\s*(%?)$/.exec(text);
  const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('Write a share from 0 to below 1, for example 2%.');
  return value;
}
