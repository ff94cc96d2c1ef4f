import { constantGiven, isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Option } from '../scenario/scenario.ts';
import type { Allotment } from './allotment.ts';
import type { Context } from './context.ts';
import type { Counts } from './counts.ts';
import type { Line } from './line.ts';
import { ONE } from './one.ts';
import { pacedSum } from './paced.ts';

/**
 * What answers cost that are not accepted: requests × (kept − accepted) × price, without retries, which are paid where they run, and
 * without drift. Nothing is counted for an option whose accepted share is not stated; a warning says so.
 */
export function reworkLine(allotments: readonly Allotment[], context: Context): Line | undefined {
  const parts = allotments.flatMap(({ option, supply, serving, answers }) => {
    noteUncounted(option, context);
    const { accepted } = supply.kind === 'api' ? supply.api.counts : supply.fleet.counts;
    return (answers ?? [{ serving, accepted, kept: undefined }]).flatMap(a => {
      const row = reworkRow(a.accepted, a.kept, context);
      return row ? [a.serving.perMonth(row)] : [];
    });
  });
  if (!parts.length) return undefined;
  const { level, shape } = pacedSum(parts);
  return {
    id: 'rework',
    label: 'rework',
    option: null,
    charge: 'usage',
    behaviour: 'variable',
    running: {
      level: level.as('rework of answers that are not accepted', `${context.scenario.currency}/month`),
      shape,
    },
  };
}

/**
 * Rework of month 1 over tasks, of an option that serves all of each: USD/month. Undefined where it is zero for every task.
 * @param accepted share of the requests; undefined: all that are kept.
 * @param kept share of the requests that are answered here, the others being passed on; undefined: all.
 */
export function reworkRow(
  accepted: Counts['accepted'],
  kept: Quantity | undefined,
  { demand, scenario }: Context,
): Quantity | undefined {
  if (!accepted || !demand.list.some(t => t.rework && !isZero(t.rework))) return undefined;
  const none = constantGiven(0, `${scenario.currency}/request`, 'no price of rework');
  const price = Quantity.row(
    demand.tasks,
    demand.list.map(t => t.rework ?? none),
    'price of an answer that is not accepted',
  );
  const failed = (kept ?? ONE).minus(accepted).as('share of the answers that is not accepted', '');
  return demand.requests.times(failed, price);
}

/** Without an accepted share every answer counts as accepted. */
function noteUncounted(option: Option, { demand, closed, faults }: Context): void {
  const task = demand.list.find(
    t =>
      t.rework &&
      !isZero(t.rework) &&
      !t.counts.accepted &&
      !t.perOption.get(option.id)?.accepted &&
      closed(t, option) === undefined,
  );
  if (!task) return;
  faults.warning(
    'E445',
    `${(task.portion?.of ?? task).id} prices its rework, but nothing says which share of the answers of ${option.id} is accepted: none is counted for it`,
    option.at,
    { hint: `state \`perOption: { ${option.id}: { accepted: 93% } }\` at the task; 100% says that all are` },
  );
}
