import { createHash } from 'node:crypto';
import { InputFault, type Problem } from '../input/problem.ts';
import { type Setting, settingsFrom } from '../input/settings.ts';
import type { ChartData } from '../report/plot/chart-data.ts';
import type { Report } from '../report/report.ts';
import { isReportText } from '../report/report-file.ts';
import type { SampleFiles } from '../scenario/samples/sample-files.ts';
import { type CatalogFiles, catalogFiles, shippedCatalog } from './catalog-files.ts';
import type { Request } from './engine.ts';
import { UsageFault } from './exit.ts';
import type { Host } from './host.ts';
import type { Input } from './input.ts';
import { sampleFiles } from './sample-files.ts';
import { VERSION } from './version.ts';

interface Wishes {
  readonly set: readonly string[];
  readonly asOf?: string;
  readonly catalog?: string;
  readonly cashFlow?: true;
  readonly chart?: true;
  readonly all?: true;
  readonly lens?: 'fullyLoaded' | 'marginal' | 'sunk';
}

/**
 * Everything a run depends on, read from files and arguments. `derivations` are only made for those who read them;
 * `samples` of a saved report are those that it carries.
 */
export async function requestOf(
  input: Input,
  options: Wishes,
  host: Host,
  derivations = true,
  samples?: SampleFiles,
): Promise<Request> {
  if (isReportText(input.text))
    throw new InputFault([
      {
        code: 'E132',
        severity: 'error',
        message: `\`${input.file}\` is a saved report, not a scenario`,
        hint: '`tco explain` and `tco diff` read reports',
      },
    ]);
  const files = await readable(input, options, host);
  const settings = options.set.map(setting);
  const sampled = samples ?? (await sampleFiles(input, settings));
  return {
    text: input.text,
    file: input.file,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    settings,
    ...(sampled.size === 0 ? {} : { samples: sampled }),
    asOf: options.asOf,
    catalogJson: files.base,
    ...(files.name === undefined ? {} : { catalogName: files.name }),
    overlays: files.overlays,
    found: files.warnings,
    ...(files.priceAge === undefined ? {} : { priceAge: files.priceAge }),
    toolVersion: VERSION,
    derivations,
    ...(options.all ? { thorough: true } : {}),
    ...(options.lens ? { lens: options.lens } : {}),
    ...(options.cashFlow ? { cashFlow: true } : {}),
    ...(options.chart ? { charts: true } : {}),
  };
}

/** The files of the catalog; where they cannot be read, the shipped catalog and what is wrong, so that it is told together with the faults of the scenario. */
async function readable(input: Input, { catalog }: Wishes, host: Host): Promise<CatalogFiles> {
  try {
    return await catalogFiles(host, input.file === '<stdin>' ? '-' : input.file, catalog);
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault;
    const { catalog: base } = shippedCatalog(host);
    return { base, overlays: [], priceAge: undefined, warnings: fault.problems };
  }
}

/** Computes the report of a scenario that has been read; throws its errors, hands back its warnings. */
export async function computed(
  input: Input,
  options: Wishes,
  host: Host,
  derivations = true,
  breakEven?: Request['breakEven'],
): Promise<{ report: Report; warnings: readonly Problem[]; charts: ChartData | undefined }> {
  const request = await requestOf(input, options, host, derivations);
  const { report, problems, charts, refused } = await host.engine(breakEven ? { ...request, breakEven } : request);
  if (refused) throw new UsageFault(refused.message, refused.hint);
  if (!report || problems.some(problem => problem.severity === 'error')) throw new InputFault(problems);
  return { report, warnings: problems, charts };
}

function setting(argument: string): Setting {
  const read = settingsFrom(argument);
  if ('fault' in read) throw new UsageFault(`--set: ${read.fault}`);
  return read.setting;
}
