import { InputFault } from '../../input/problem.ts';
import type { Screen } from '../../report/screen.ts';
import type { SimulatedReport } from '../../report/simulation/build-simulation.ts';
import { catalogAge } from '../catalog-age.ts';
import { EXIT } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Format, Options } from '../options.ts';
import { emit } from '../output.ts';
import { requestOf } from '../run.ts';
import { screenOf } from '../screen.ts';
import { warn } from '../warn.ts';
import { workProgress } from '../work-progress.ts';

export interface SimulateOptions extends Options {
  readonly seed: number;
  /** Half width at 95 %: of a median relative to it, and of a share. */
  readonly precision: number;
  /** At most. */
  readonly draws: number;
  readonly workers?: number;
}

/** `tco simulate`: how likely each plan is the cheapest, what drives it, and what is worth finding out. */
export async function simulate(file: string, options: SimulateOptions, host: Host): Promise<number> {
  const input = await readInput(file);
  const request = await requestOf(input, options, host, options.format === 'json');
  const [{ runSimulation }, { drawingThreads }] = await Promise.all([
    import('../../report/simulation/build-simulation.ts'),
    import('../drawing-threads.ts'),
  ]);
  const progress = await workProgress(options.quiet ?? false);
  const threads = drawingThreads(host, options.workers);
  try {
    const { seed, precision, draws } = options;
    const question = { seed, precision: { median: precision, share: precision }, most: draws, told: progress.told };
    const { report, problems } = await runSimulation(request, question, threads.run).finally(progress.ended);
    if (!report || problems.some(p => p.severity === 'error')) throw new InputFault(problems);
    const { color, all = false, output, format } = options;
    const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all });
    emit((await rendering(format))(report, screen), output);
    const old = catalogAge(report, host.env);
    // the table has its own warnings at its end
    await warn([...(old ? [old] : []), ...(format === 'table' ? [] : problems)], options, host);
    return report.simulation.choice.mostOften === null ? EXIT.undecided : EXIT.done;
  } finally {
    await threads.ended();
  }
}

async function rendering(format: Format): Promise<(report: SimulatedReport, screen: Screen) => string> {
  if (format === 'json') return (await import('../../report/json.ts')).renderJson;
  if (format === 'csv') return (await import('../../report/simulation/simulation-csv.ts')).renderSimulationCsv;
  if (format === 'markdown')
    return (await import('../../report/simulation/simulation-markdown.ts')).renderSimulationMarkdown;
  return (await import('../../report/simulation/simulation-page.ts')).renderSimulationText;
}
