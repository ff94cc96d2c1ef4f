import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputFault, type Problem } from '../input/problem.ts';
import { type Setting, settingsFrom } from '../input/settings.ts';
import type { Report } from '../report/report.ts';
import { UsageFault } from './exit.ts';
import type { Host } from './host.ts';
import type { Input } from './input.ts';
import { VERSION } from './version.ts';

/** Computes the report of a scenario that has been read; throws its errors, hands back its warnings. `derivations` are only made for those who read them. */
export async function computed(
  input: Input,
  options: { readonly set: readonly string[]; readonly asOf?: string },
  host: Host,
  derivations = true,
): Promise<{ report: Report; warnings: readonly Problem[] }> {
  const { report, problems } = await host.engine({
    text: input.text,
    file: input.file,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    settings: options.set.map(setting),
    asOf: options.asOf,
    catalogJson: readFileSync(join(host.root, 'dist', 'catalog.json'), 'utf8'),
    toolVersion: VERSION,
    derivations,
  });
  if (!report || problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  return { report, warnings: problems };
}

function setting(argument: string): Setting {
  const read = settingsFrom(argument);
  if ('fault' in read) throw new UsageFault(`--set: ${read.fault}`);
  return read.setting;
}
