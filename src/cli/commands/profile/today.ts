import { createHash } from 'node:crypto';
import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import { InputFault } from '../../../input/problem.ts';
import { hoursOf } from '../../../usage/profile/period.ts';
import type { Profile } from '../../../usage/profile/profile.ts';
import type { Host } from '../../host.ts';
import { VERSION } from '../../version.ts';

/** An amount with three values; of these the middle one is the likely one. */
const RANGE = /(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)/g;

const DAYS_PER_MONTH = 730 / 24;

/** What the scenario says that today costs in its first month, and what the logs recorded, in USD a month. */
export interface TodayCost {
  readonly modelled: number;
  /** Undefined where a row has no cost. */
  readonly recorded: number | undefined;
}

/** Costs the scenario at its likely values with the prices of a catalog, which takes no search for bounds. Throws InputFault where it does not run. */
export async function todayCost(
  text: string,
  file: string,
  named: Profile,
  catalog: CompiledCatalog,
  host: Host,
): Promise<TodayCost> {
  const likely = text.replace(RANGE, '$2');
  const { firstMonth, problems } = await host.engine({
    text: likely,
    file,
    sha256: createHash('sha256').update(likely).digest('hex'),
    settings: [],
    asOf: undefined,
    catalogJson: catalog,
    toolVersion: VERSION,
    derivations: false,
    firstMonthOf: 'today',
  });
  if (firstMonth === undefined || problems.some(({ severity }) => severity === 'error')) throw new InputFault(problems);
  return {
    modelled: Number(firstMonth),
    recorded: recordedCost(named),
  };
}

function recordedCost({ tasks }: Profile): number | undefined {
  if (tasks.some(({ totals }) => totals.costed < totals.rows)) return undefined;
  return tasks.reduce(
    (usd, { totals, period }) => usd + (Number(totals.cost) / 1e9 / (hoursOf(period) / 24)) * DAYS_PER_MONTH,
    0,
  );
}
