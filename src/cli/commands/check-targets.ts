import { resolve } from 'node:path';
import { CHECK_FORMATS } from '../declare-check.ts';
import { UsageFault } from '../exit.ts';
import { wasRead } from '../files-read.ts';

export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A format, and the file that it is written to. */
export interface Target {
  readonly format: CheckFormat;
  readonly file: string;
}

/** What `--also` names; throws UsageFault where two outputs would go to one file. */
export function alsoTargets(also: readonly string[], output: string | undefined): readonly Target[] {
  const targets = also.map(text => {
    const [, format = '', file = ''] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
    if (!(CHECK_FORMATS as readonly string[]).includes(format))
      throw new UsageFault(
        `--also \`${text}\` is not FORMAT=FILE`,
        `formats: ${CHECK_FORMATS.join(', ')}; for example --also junit=check.xml`,
      );
    if (file === '-') throw new UsageFault('--also writes to files; --format says what goes to standard output');
    return { format: format as CheckFormat, file };
  });
  const files = [...(output === undefined || output === '-' ? [] : [output]), ...targets.map(({ file }) => file)];
  const twice = files.find((file, i) => files.findIndex(other => resolve(other) === resolve(file)) !== i);
  if (twice !== undefined) throw new UsageFault(`two outputs go to \`${twice}\``);
  return targets;
}

/** Nothing is written over what a run has read; said before anything is written. */
export function guardTargets(files: readonly string[]): void {
  const own = files.find(file => file !== '-' && wasRead(file));
  if (own !== undefined) throw new UsageFault(`\`${own}\` is one of the files that were read; it would be overwritten`);
}
