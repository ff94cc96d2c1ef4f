import { setFlagsFromString } from 'node:v8';
import type { Routed } from '../../analysis/routing/solve-routing.ts';
import type { Swept } from '../../analysis/routing/sweep.ts';
import { InputFault } from '../../input/problem.ts';
import type { Report } from '../../report/report.ts';
import type { Screen } from '../../report/screen.ts';
import { catalogAge } from '../catalog-age.ts';
import type { Request } from '../engine.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Format, Options } from '../options.ts';
import { emit, note } from '../output.ts';
import { requestOf } from '../run.ts';
import { screenOf } from '../screen.ts';
import { warn } from '../warn.ts';
import { workProgress } from '../work-progress.ts';
import { sweptBetween } from './route-between.ts';

export interface RouteOptions extends Options {
  readonly over?: Swept;
  readonly between?: readonly string[];
  readonly emit?: 'litellm' | 'lp';
  readonly onlySplit?: true;
  /** Relative. */
  readonly gap: number;
  /** Seconds. */
  readonly timeLimit: number;
}

/**
 * V8 compiles each function of a WebAssembly module again once it has run for a while, and the process does not end before that is done:
 * most of a short search. Functions that run for long are still compiled again.
 */
const LATE_OPTIMISING = '--wasm-tiering-budget=100000000';
/** Versions of Node.js whose V8 has the flag; others would say on standard error that they have not. */
const KNOWN_TO = /^2[0-4]\./;

/** `tco route`: the cheapest split of every task over the options, what is proven about it, and what would change it. */
export async function route(file: string, options: RouteOptions, host: Host): Promise<number> {
  if (options.between && !options.over) throw new UsageFault('--between needs --over traffic or --over apiPrice');
  if (options.over && options.format === 'csv')
    throw new UsageFault('the split over other figures has no rows in CSV', 'use --format json, markdown or table');
  if (options.emit && options.format !== 'table')
    throw new UsageFault('--emit writes a file of its own format; leave out --format');
  const input = await readInput(file);
  const request = await requestOf(input, options, host, options.format === 'json');
  if (options.emit === 'lp') return emittedProgram(request, options);
  if (KNOWN_TO.test(process.versions.node)) setFlagsFromString(LATE_OPTIMISING);
  const [{ runRoute }, { loadHighs }] = await Promise.all([
    import('../../report/routing/build-route.ts'),
    import('../../analysis/routing/highs.ts'),
  ]);
  const progress = await workProgress(options.quiet ?? false);
  const limits = { gap: options.gap, time: options.timeLimit };
  const began = performance.now();
  const between = options.between && sweptBetween(options.between, options.over!);
  const answer = runRoute(
    request,
    {
      limits,
      between,
      over: options.over,
      asked: options.all ?? false,
      alone: options.emit !== undefined || options.onlySplit === true,
      bare: options.emit !== undefined || options.onlySplit === true,
      elapsed: () => (performance.now() - began) / 1000,
      progress: progress.told,
    },
    await loadHighs(),
  );
  progress.ended();
  const { report, problems } = answer;
  if (!report || problems.some(p => p.severity === 'error')) throw new InputFault(problems);
  if (options.emit) return emitted(answer.routed, report, options);
  const screen = await screenOf(options.output === undefined ? 1 : undefined, host.env, {
    color: options.color,
    all: options.all ?? false,
  });
  emit((await rendering(options.format))(report, screen), options.output);
  const old = catalogAge(report, host.env);
  // the table has its own warnings at its end
  await warn([...(old ? [old] : []), ...(options.format === 'table' ? [] : problems)], options, host);
  // no split can do it is an answer; none was found in time is not
  return report.routing?.plan === null && !report.routing.finished ? EXIT.undecided : EXIT.done;
}

/** Writes what carries the split out, and says what it cannot carry out; without a split nothing is written. */
async function emitted(routed: Routed | undefined, report: Report, options: RouteOptions): Promise<number> {
  if (!routed) {
    const { sanitize } = await import('../../report/sanitize.ts');
    note(`${sanitize(report.routing?.clash?.sentence ?? 'no split was settled')}\nNothing is written.\n`);
    return EXIT.undecided;
  }
  const [{ litellmConfig }, { litellmSplit }] = await Promise.all([
    import('../../report/routing/litellm/litellm-config.ts'),
    import('../../report/routing/litellm-split.ts'),
  ]);
  const { yaml, notes } = litellmConfig(litellmSplit(routed));
  emit(yaml, options.output);
  if (!options.quiet) for (const text of notes) note(`note: ${text}\n`);
  return EXIT.done;
}

/** Writes the program itself, for other solvers. */
async function emittedProgram(request: Request, options: RouteOptions): Promise<number> {
  const { programText } = await import('../../report/routing/program-text.ts');
  const { text, problems } = programText(request);
  if (text === undefined || problems.some(p => p.severity === 'error')) throw new InputFault(problems);
  emit(text, options.output);
  return EXIT.done;
}

async function rendering(format: Format): Promise<(report: Report, screen: Screen) => string> {
  if (format === 'json') return (await import('../../report/json.ts')).renderJson;
  if (format === 'csv') return (await import('../../report/routing/route-csv.ts')).renderRouteCsv;
  if (format === 'markdown') return (await import('../../report/routing/route-markdown.ts')).renderRouteMarkdown;
  return (await import('../../report/routing/route-page.ts')).renderRouteText;
}
