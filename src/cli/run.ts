import { createHash } from 'node:crypto';
import { InputFault, type Problem } from '../input/problem.ts';
import { type Setting, settingsFrom } from '../input/settings.ts';
import type { Report } from '../report/report.ts';
import { catalogFiles } from './catalog-files.ts';
import type { Request } from './engine.ts';
import { UsageFault } from './exit.ts';
import type { Host } from './host.ts';
import type { Input } from './input.ts';
import { VERSION } from './version.ts';

type Wishes = { readonly set: readonly string[]; readonly asOf?: string; readonly catalog?: string };

/** Everything a run depends on, read from files and arguments. `derivations` are only made for those who read them. */
export async function requestOf(input: Input, options: Wishes, host: Host, derivations = true): Promise<Request> {
  const files = await catalogFiles(host, input.file === '<stdin>' ? '-' : input.file, options.catalog);
  return {
    text: input.text,
    file: input.file,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    settings: options.set.map(setting),
    asOf: options.asOf,
    catalogJson: files.base,
    overlays: files.overlays,
    found: files.warnings,
    ...(files.priceAge === undefined ? {} : { priceAge: files.priceAge }),
    toolVersion: VERSION,
    derivations,
  };
}

/** Computes the report of a scenario that has been read; throws its errors, hands back its warnings. */
export async function computed(
  input: Input,
  options: Wishes,
  host: Host,
  derivations = true,
): Promise<{ report: Report; warnings: readonly Problem[] }> {
  const { report, problems } = await host.engine(await requestOf(input, options, host, derivations));
  if (!report || problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  return { report, warnings: problems };
}

function setting(argument: string): Setting {
  const read = settingsFrom(argument);
  if ('fault' in read) throw new UsageFault(`--set: ${read.fault}`);
  return read.setting;
}
