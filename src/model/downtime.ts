import { constantGiven, isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import type { Option } from '../scenario/scenario.ts';
import type { Context } from './context.ts';
import type { Line } from './line.ts';
import { ONE } from './one.ts';
import { paced } from './paced.ts';
import type { Serving } from './serving.ts';

interface Server {
  readonly option: Option;
  readonly serving: Serving;
  readonly inUse: Quantity;
}

/**
 * Hours in which tasks stand still × what an hour costs them. An option is down for 1 − availability of the time; each spare
 * replica must be down as well, and in a `fill` every option of the chain, since the next one stands by.
 * Nothing is counted for an option whose availability is not stated; a warning says so.
 */
export function downtimeLine(servers: readonly Server[], standBy: boolean, context: Context): Line | undefined {
  const { demand, scenario, calendar, faults } = context;
  const priced = demand.list.filter(t => t.downtime && !isZero(t.downtime));
  if (!priced.length) return undefined;
  const known = servers.filter(s => s.option.availability);
  for (const { option } of servers)
    if (!option.availability)
      faults.warning(
        'E426',
        `${priced[0]!.id} prices its downtime, but ${option.id} states no availability: none is counted for it`,
        option.at,
        { hint: 'state `availability: 99.9%`' },
      );
  if (!known.length) return undefined;
  const none = constantGiven(0, `${scenario.currency}/h`, 'no price of downtime');
  const perHour = Quantity.row(
    demand.tasks,
    demand.list.map(t => t.downtime ?? none),
    'price of an hour down',
  );
  const down = (s: Server) => unavailability(s.option);
  const together =
    standBy && known.length === servers.length ? known.map(down).reduce((a, b) => a.times(b)) : undefined;
  const parts = known.map(s => s.serving.weighed(perHour).times(together ?? down(s)));
  const running = parts
    .slice(1)
    .reduce((a, b) => a.plus(b), parts[0]!)
    .times(calendar.hoursPerMonth);
  return {
    id: 'downtime',
    label: 'downtime',
    option: null,
    charge: 'usage',
    behaviour: 'fixed',
    running: paced(running.as('cost of downtime', `${scenario.currency}/month`)),
  };
}

function unavailability(option: Option): Quantity {
  const down = ONE.minus(Quantity.given(option.availability!, `availability of ${option.id}`)).as(
    `time ${option.id} is down`,
    '%',
  );
  const spares = option.kind === 'api' ? 0 : Math.floor(option.spares.amount.likely.toNumber());
  return Array.from({ length: spares }, () => down).reduce((a, b) => a.times(b), down);
}
