import { InputFault, type Problem } from '../../input/problem.ts';
import type { Difference } from '../../report/difference/difference.ts';
import type { Screen } from '../../report/screen.ts';
import { EXIT } from '../exit.ts';
import type { Host } from '../host.ts';
import type { Input } from '../input.ts';
import type { Format, Options } from '../options.ts';
import { emit } from '../output.ts';
import { screenOf } from '../screen.ts';
import { VERSION } from '../version.ts';
import { warn } from '../warn.ts';
import { workProgress } from '../work-progress.ts';
import { namedSide, sideFrom } from './diff-side.ts';

/** `tco diff`: what changed between two scenarios, two saved reports, or a scenario on two days, and why. */
export async function diff(a: string, b: string, options: Options, host: Host): Promise<number> {
  const inputs = new Map<string, Promise<Input>>();
  const problems: Problem[] = [];
  const read = async (argument: string) => {
    try {
      return await sideFrom(namedSide(argument), options.catalog, host, inputs);
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems);
      return undefined;
    }
  };
  const [before, after] = [await read(a), await read(b)];
  if (!before || !after) throw new InputFault(problems);
  const { runDifference } = await import('../../report/difference/build-difference.ts');
  const progress = await workProgress(options.quiet ?? false);
  const difference = runDifference(before, after, { toolVersion: VERSION, progress: progress.told });
  progress.ended();
  const screen = await screenOf(options.output === undefined ? 1 : undefined, host.env, {
    color: options.color,
    all: options.all ?? false,
  });
  emit((await rendering(options.format))(difference, screen), options.output);
  // the table has its own warnings at its end
  if (options.format !== 'table') await warn(difference.problems.map(warningOf), options, host);
  const { verdict } = difference;
  return verdict.a.cheapest === null || verdict.b.cheapest === null ? EXIT.undecided : EXIT.done;
}

const warningOf = ({ code, severity, at, details }: Difference['problems'][number]): Problem => ({
  code,
  severity,
  message: details,
  ...(at ? { at } : {}),
});

async function rendering(format: Format): Promise<(difference: Difference, screen: Screen) => string> {
  if (format === 'json') return (await import('../../report/json.ts')).toJson;
  if (format === 'csv') return (await import('../../report/difference/difference-csv.ts')).renderDifferenceCsv;
  if (format === 'markdown')
    return (await import('../../report/difference/difference-markdown.ts')).renderDifferenceMarkdown;
  return (await import('../../report/difference/difference-page.ts')).renderDifferenceText;
}
