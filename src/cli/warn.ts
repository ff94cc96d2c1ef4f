import type { Problem } from '../input/problem.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';
import { note } from './output.ts';
import { screenOf } from './screen.ts';

/** Warnings on standard error, unless it is to be quiet. */
export async function warn(
  warnings: readonly Problem[],
  options: Pick<Options, 'quiet' | 'color'>,
  host: Host,
): Promise<void> {
  if (warnings.length === 0 || options.quiet) return;
  const { renderProblems } = await import('../report/problems.ts');
  note(renderProblems(warnings, await screenOf(2, host.env, { color: options.color, all: false })));
}
