import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lintEntries } from '../../../catalog/guard/lint.ts';
import { renderProblems, renderProblemsJson } from '../../../report/problems.ts';
import { counted } from '../../../report/sentences/words.ts';
import { shippedCatalog } from '../../catalog-files.ts';
import { EXIT } from '../../exit.ts';
import type { Host } from '../../host.ts';
import { emit } from '../../output.ts';
import { readEntries } from '../../read-entries.ts';
import { screenOf } from '../../screen.ts';

/** What commander hands to `tco catalog lint`. */
export interface LintOptions {
  readonly format: 'table' | 'json';
  readonly output?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

/**
 * `tco catalog lint`: everything that is wrong with a folder of entries, likely slips among it. Without a folder, the program's own `pricing-data`;
 * a folder without `catalog.yaml` is one of own prices, and is judged together with the shipped catalog. Throws InputFault where a file cannot be read.
 */
export async function lint(dir: string | undefined, options: LintOptions, host: Host): Promise<number> {
  const folder = dir?.replace(/(?<=.)\/+$/, '') ?? join(host.root, 'pricing-data');
  const files = await readEntries(folder, dir === undefined ? 'pricing-data' : folder);
  const base = existsSync(join(folder, 'catalog.yaml')) ? undefined : shippedCatalog(host).catalog;
  const all = lintEntries(files, base);
  const problems = options.quiet ? all.filter(problem => problem.severity === 'error') : all;
  const { format, output, color } = options;
  if (format === 'json') emit(renderProblemsJson(problems), output);
  else {
    const screen = await screenOf(output === undefined ? 1 : undefined, host.env, { color, all: false });
    const list = problems.length > 0 ? `${renderProblems(problems, screen)}\n` : '';
    const found = problems.length > 0 ? counted(problems.length, 'problem') : 'no problem';
    emit(`${list}${counted(files.length, 'file')} of ${folder} checked, ${found}\n`, output);
  }
  return problems.some(problem => problem.severity === 'error') ? EXIT.input : EXIT.done;
}
