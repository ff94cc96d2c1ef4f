import { InputFault, type Problem } from '../../input/problem.ts';
import type { BacktestReport } from '../../report/backtest/backtest-report.ts';
import { share } from '../../report/backtest/backtest-words.ts';
import type { BacktestInput } from '../../report/backtest/build-backtest.ts';
import type { Screen } from '../../report/screen.ts';
import { GENERIC_COLUMNS } from '../../usage/invoice/forms/generic.ts';
import { INVOICE_LIMIT, type Invoice, readInvoice, spanOf } from '../../usage/invoice/read-invoice.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Format, Options } from '../options.ts';
import { emit, note } from '../output.ts';
import { requestOf } from '../run.ts';
import { screenOf } from '../screen.ts';
import { settledModels } from '../settled-models.ts';
import { warn } from '../warn.ts';

export interface BacktestOptions extends Options {
  readonly actual: readonly string[];
  readonly plan?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly columns?: Readonly<Record<string, string>>;
  readonly model?: readonly string[];
  /** Share of the bill that may be unexplained. */
  readonly limit?: number;
}

/** `tco backtest`: what a plan should have cost in a period against what was billed, and a scenario calibrated with it. */
export async function backtest(file: string, options: BacktestOptions, host: Host): Promise<number> {
  const { output, limit } = options;
  if (output !== undefined && options.set.length > 0)
    throw new UsageFault('--set and --output do not go together', 'write the values into the scenario first');
  const settled = settledModels(options.model ?? []);
  const faults: Problem[] = [];
  const input = await readable(() => readInput(file), faults);
  const { invoices, unread } = await invoicesFrom(options);
  if (!input) throw new InputFault([...faults, ...unread]);
  const period = periodOf(invoices, options.period);
  if (!period) throw unread.length > 0 ? new InputFault(unread) : withoutDays();
  const request = await requestOf(input, { ...options, asOf: options.asOf ?? period.from }, host, false);
  const [{ runBacktest }, { calibrate }] = await Promise.all([
    import('../../report/backtest/build-backtest.ts'),
    import('../../report/backtest/calibrate/calibrate.ts'),
  ]);
  const asked: BacktestInput = { input: request, invoices, unread, period, plan: options.plan, settled };
  const answer = runBacktest(asked);
  if ('refused' in answer) throw new UsageFault(answer.refused.message, answer.refused.hint);
  const { report, found, problems } = answer;
  if (!report || !found) throw new InputFault(problems);
  const calibrated = output === undefined ? undefined : calibrate(asked, found, report);
  if (calibrated && 'problems' in calibrated) throw new InputFault(calibrated.problems);
  if (calibrated) emit(calibrated.text, output);
  if (output !== '-') {
    const screen = await screenOf(1, host.env, { color: options.color, all: false });
    emit((await rendering(options.format))({ ...report, calibration: calibrated?.report ?? null }, screen));
  }
  // the table has its own warnings at its end
  if (options.format !== 'table' || output === '-') await warn(problems, options, host);
  const { unexplained } = report.total;
  if (limit === undefined || Number(unexplained ?? 0) <= limit) return EXIT.done;
  note(`Unexplained is ${share(unexplained!)} of what was billed, more than the limit of ${share(String(limit))}.\n`);
  return EXIT.broken;
}

/** What `read` gives; undefined where its input is at fault, which is added to `faults`. */
async function readable<T>(read: () => T | Promise<T>, faults: Problem[]): Promise<T | undefined> {
  try {
    return await read();
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    faults.push(...fault.problems);
    return undefined;
  }
}

/** What can be read of all files, and what cannot. */
async function invoicesFrom({ actual, columns }: BacktestOptions) {
  const unknown = Object.keys(columns ?? {}).find(name => !GENERIC_COLUMNS.some(known => known === name));
  if (unknown !== undefined)
    throw new UsageFault(`--columns: \`${unknown}\` is no column of an invoice`, GENERIC_COLUMNS.join(', '));
  const invoices: Invoice[] = [];
  const unread: Problem[] = [];
  const texts = new Map<string, string>();
  for (const name of actual) {
    const input = await readable(() => readInput(name, INVOICE_LIMIT), unread);
    if (!input) continue;
    const { text, file } = input;
    const twin = texts.get(text);
    if (twin !== undefined) throw new UsageFault(`\`${name}\` says what \`${twin}\` says: it would be counted twice`);
    texts.set(text, name);
    const read = readInvoice(text, file, columns);
    const rest = 'problems' in read ? read.rest : read;
    if ('problems' in read) unread.push(...read.problems);
    if (rest) invoices.push(rest);
  }
  return { invoices, unread };
}

function periodOf(invoices: readonly Invoice[], told: BacktestOptions['period']): BacktestInput['period'] | undefined {
  if (told) return { ...told, told: true };
  const days = invoices.flatMap(({ days: span }) => (span ? [span] : []));
  if (days.length === 0) return undefined;
  const [from, to] = spanOf(days);
  return { from, to, told: false };
}

const withoutDays = (): UsageFault =>
  new UsageFault('the invoices have no days', 'say what they are for: --period 2026-06-01..2026-06-30');

async function rendering(format: Format): Promise<(report: BacktestReport, screen: Screen) => string> {
  if (format === 'json') return (await import('../../report/json.ts')).toJson;
  if (format === 'csv') return (await import('../../report/backtest/backtest-csv.ts')).renderBacktestCsv;
  if (format === 'markdown') return (await import('../../report/backtest/backtest-markdown.ts')).renderBacktestMarkdown;
  return (await import('../../report/backtest/backtest-page.ts')).renderBacktestText;
}
