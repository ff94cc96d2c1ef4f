import { createHash } from 'node:crypto';
import { InputFault, type Problem } from '../../../input/problem.ts';
import { hoursOf } from '../../../usage/profile/period.ts';
import type { Profile } from '../../../usage/profile/profile.ts';
import { catalogFiles } from '../../catalog-files.ts';
import type { Host } from '../../host.ts';
import { VERSION } from '../../version.ts';

/** Prompts on average shorter than an API caches, of which the log says that some were: longer ones among them. */
const UNCACHED = 'E422';

const DAYS_PER_MONTH = 730 / 24;

/** What the scenario says that today costs in its first month, and what the logs recorded, in USD a month. */
export interface TodayCost {
  readonly modelled: number;
  /** Undefined where a row has no cost. */
  readonly recorded: number | undefined;
  /** Why the one may differ from the other. */
  readonly warnings: readonly Problem[];
}

/** Costs the scenario, which proves that it runs. Throws InputFault where it does not. */
export async function todayCost(
  text: string,
  file: string,
  named: Profile,
  wanted: string | undefined,
  host: Host,
): Promise<TodayCost> {
  const { base, name, overlays, priceAge } = await catalogFiles(host, '-', wanted);
  const { report, problems } = await host.engine({
    text,
    file,
    sha256: createHash('sha256').update(text).digest('hex'),
    settings: [],
    asOf: undefined,
    catalogJson: base,
    ...(name === undefined ? {} : { catalogName: name }),
    overlays,
    ...(priceAge === undefined ? {} : { priceAge }),
    toolVersion: VERSION,
    derivations: false,
  });
  if (!report || problems.some(({ severity }) => severity === 'error')) throw new InputFault(problems);
  const today = report.plans.find(({ id }) => id === 'today');
  return {
    modelled: Number(today?.firstMonth?.value),
    recorded: recordedCost(named),
    // the others are said wherever the scenario is run
    warnings: problems.filter(({ code }) => code === UNCACHED).map(({ at: _, excerpt: __, ...problem }) => problem),
  };
}

function recordedCost({ tasks }: Profile): number | undefined {
  if (tasks.some(({ totals }) => totals.costed < totals.rows)) return undefined;
  return tasks.reduce(
    (usd, { totals, period }) => usd + (Number(totals.cost) / 1e9 / (hoursOf(period) / 24)) * DAYS_PER_MONTH,
    0,
  );
}
