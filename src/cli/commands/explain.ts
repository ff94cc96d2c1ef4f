import { InputFault } from '../../input/problem.ts';
import { renderDerivation, renderDerivationJson, UnknownFigure } from '../../report/explain.ts';
import { isReportText, readReport } from '../../report/report-file.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Options } from '../options.ts';
import { emit } from '../output.ts';
import { computed } from '../run.ts';
import { screenOf } from '../screen.ts';

const REPORT_LIMIT = 16 * 1024 * 1024;
const SCENARIO_LIMIT = 1024 * 1024;

/** `tco explain`: a figure down to its sources; without one, the figures there are. */
export async function explain(
  file: string,
  figure: string | undefined,
  options: Options & { readonly depth?: number },
  host: Host,
): Promise<number> {
  const input = await readInput(file, REPORT_LIMIT);
  const saved = isReportText(input.text);
  if (!saved && input.bytes.length > SCENARIO_LIMIT) {
    throw new InputFault([
      {
        code: 'E101',
        severity: 'error',
        message: `file has more than ${SCENARIO_LIMIT} bytes`,
        at: { file: input.file, line: 1, column: 1 },
      },
    ]);
  }
  if (saved && (options.set.length > 0 || options.asOf !== undefined))
    throw new UsageFault('--set and --as-of change a scenario; this file is a saved report');
  const report = saved ? readReport(input.text, input.file) : (await computed(input, options, host)).report;
  const screen = await screenOf(options.output === undefined ? 1 : undefined, host.env, {
    color: options.color,
    all: false,
  });
  try {
    const text =
      options.format === 'json'
        ? renderDerivationJson(report, figure)
        : renderDerivation(report, figure, screen, options.depth);
    emit(text, options.output);
  } catch (fault) {
    if (fault instanceof UnknownFigure)
      throw new UsageFault(fault.message, `${fault.hint}\nAll figures: tco explain ${file}`);
    throw fault;
  }
  return EXIT.done;
}
