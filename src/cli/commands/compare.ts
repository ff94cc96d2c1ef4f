import type { ChartData } from '../../report/plot/chart-data.ts';
import type { Report } from '../../report/report.ts';
import type { Screen } from '../../report/screen.ts';
import { catalogAge } from '../catalog-age.ts';
import type { Request } from '../engine.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Options } from '../options.ts';
import { emit } from '../output.ts';
import { computed } from '../run.ts';
import { screenOf } from '../screen.ts';
import { warn } from '../warn.ts';

export type Render = (report: Report, screen: Screen, charts?: ChartData) => string;

/** `tco compare`: every plan, the verdict, and what it rests on. */
export async function compare(file: string, options: Options, host: Host): Promise<number> {
  if (options.chart && options.format !== 'table' && options.format !== 'markdown')
    throw new UsageFault(
      `--chart draws for people, not into --format ${options.format}`,
      'leave one of them out; `tco chart` writes a picture as SVG or PNG',
    );
  return answer(file, options, host, comparison(options));
}

async function comparison({ format, cashFlow }: Options): Promise<Render> {
  if (format === 'json') return (await import('../../report/json.ts')).renderJson;
  if (format === 'csv' && cashFlow) return (await import('../../report/cash-flow/cash-flow-csv.ts')).renderCashFlowCsv;
  if (format === 'csv') return (await import('../../report/csv.ts')).renderCsv;
  if (format === 'markdown') return (await import('../../report/markdown.ts')).renderMarkdown;
  return (await import('../../report/terminal/terminal.ts')).renderTerminal;
}

/** Computes a scenario and prints what a renderer makes of its report. */
export async function answer(
  file: string,
  options: Options,
  host: Host,
  loading: Promise<Render>,
  breakEven?: Request['breakEven'],
): Promise<number> {
  const input = await readInput(file);
  const { report, warnings, charts } = await computed(input, options, host, options.format === 'json', breakEven);
  const all = options.all ?? false;
  const screen = await screenOf(options.output === undefined ? 1 : undefined, host.env, { color: options.color, all });
  emit((await loading)(report, screen, charts), options.output);
  const old = catalogAge(report, host.env);
  // the table has its own warnings at its end
  await warn([...(old ? [old] : []), ...(options.format === 'table' ? [] : warnings)], options, host);
  // without a plan there is no answer, and a script must not take silence for one
  return report.verdict.cheapest === null ? EXIT.undecided : EXIT.done;
}
