import { isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import { total } from '../quantity/total.ts';
import type { Overhead, StaffRole } from '../scenario/scenario.ts';
import type { Context } from './context.ts';
import type { Line } from './line.ts';
import { ONE } from './one.ts';
import { type Paced, paced, rowOf } from './paced.ts';
import { priceChange } from './price-change.ts';

/** An option as people and overheads see it: whether it is in use, and how much of it there is. */
export interface InUse {
  readonly id: string;
  readonly kind: 'api' | 'rent' | 'buy';
  readonly model: string;
  /** 1 or 0, without unit. */
  readonly inUse: Quantity;
  readonly replicas: Quantity | undefined;
  readonly gpus: Quantity | undefined;
  /** Input + output + reasoning with retries: tok/month. */
  readonly processed: Paced;
}

type Scope = Pick<StaffRole, 'appliesTo' | 'per'>;

const applies = ({ appliesTo }: Scope, o: InUse): boolean => appliesTo.includes(o.kind) || appliesTo.includes(o.id);

const NOTHING = Quantity.constant(0, '', 'nothing');
const any = (parts: readonly Quantity[]): Quantity => parts.slice(1).reduce((a, b) => a.atLeast(b), parts[0]!);

/** How often a charge is paid: once for the plan, for each option or model in use, or for each replica. Undefined where it never applies. */
function times(scope: Scope, options: readonly InUse[]): Quantity | undefined {
  const ours = options.filter(o => applies(scope, o));
  if (!ours.length) return undefined;
  switch (scope.per) {
    case 'plan':
      return any(ours.map(o => o.inUse));
    case 'option':
      return total(
        ours.map(o => o.inUse),
        NOTHING,
      );
    case 'model':
      return total(
        [...new Set(ours.map(o => o.model))].map(m => any(ours.filter(o => o.model === m).map(o => o.inUse))),
        NOTHING,
      );
    case 'replica': {
      const replicas = ours.flatMap(o => (o.replicas ? [o.replicas] : []));
      return replicas.length
        ? total(replicas, NOTHING).times(Quantity.constant(1, '1/replica', 'per replica'))
        : undefined;
    }
  }
}

const ONE_FTE = Quantity.constant(1, 'FTE', 'one full-time equivalent');

export function staffLines(options: readonly InUse[], { scenario, calendar, drive }: Context): Line[] {
  return scenario.staff.flatMap(role => {
    const count = times(role, options);
    if (!count || isZero(role.fte) || isZero(role.salary)) return [];
    const fte = Quantity.given(role.fte, `FTE of ${role.id}`).times(
      role.fte.amount.unit.powers.has('FTE')
        ? Quantity.constant(1, '1/FTE', 'full-time equivalents')
        : Quantity.constant(1, '', 'one'),
    );
    const cost = fte
      .times(Quantity.given(role.salary, `salary of ${role.id}`), drive.salaryLevel ?? ONE, count)
      .as(`staff ${role.id}`, `${scenario.currency}/month`);
    return [
      {
        id: `staff.${role.id}`,
        label: `staff: ${role.id}`,
        option: null,
        charge: 'usage',
        behaviour: role.per === 'plan' ? 'fixed' : 'stepped',
        running: paced(cost, priceChange(role.priceDrift, `staff ${role.id}`, calendar.months)),
        measured: () => ({ running: fte.times(count, ONE_FTE).as(`FTE of ${role.id} in all`, 'FTE') }),
      } as const,
    ];
  });
}

/** Charges per GPU, replica or Mtok follow their unit, others their `per`. */
export function overheadLines(options: readonly InUse[], context: Context): Line[] {
  const { scenario, calendar } = context;
  return scenario.overheads.flatMap(overhead => {
    if (isZero(overhead.cost)) return [];
    const counted = amountOf(overhead, options);
    if (!counted) return [];
    const cost = Quantity.given(overhead.cost, `overhead ${overhead.id}`).times(counted.quantity);
    const hourly = overhead.cost.amount.unit.powers.has('h');
    const running = hourly ? cost.times(calendar.hoursPerMonth) : cost;
    const { quantity, unit } = counted;
    const measured = () => ({
      running: (hourly ? quantity.times(calendar.hoursPerMonth) : quantity).as(
        `what overhead ${overhead.id} is paid for`,
        unit === 'Mtok/month' || !hourly ? unit! : `${unit} h/month`,
      ),
    });
    return [
      {
        id: `overheads.${overhead.id}`,
        label: `overhead: ${overhead.id}`,
        option: null,
        charge: 'usage',
        behaviour: counted.behaviour,
        running: paced(
          running.as(`overhead ${overhead.id} in all`, `${scenario.currency}/month`),
          priceChange(overhead.priceDrift, `overhead ${overhead.id}`, calendar.months),
        ),
        ...(unit === undefined ? {} : { measured }),
      } as const,
    ];
  });
}

function amountOf(
  overhead: Overhead,
  options: readonly InUse[],
): { quantity: Quantity; behaviour: Line['behaviour']; unit?: string } | undefined {
  const { powers } = overhead.cost.amount.unit;
  const ours = options.filter(o => applies(overhead, o));
  const sum = (parts: (Quantity | undefined)[], behaviour: Line['behaviour'], unit: string) => {
    const known = parts.flatMap(p => (p ? [p] : []));
    return known.length ? { quantity: total(known, NOTHING), behaviour, unit } : undefined;
  };
  if (powers.has('GPU'))
    return sum(
      ours.map(o => o.gpus),
      'stepped',
      'GPU',
    );
  if (powers.has('replica'))
    return sum(
      ours.map(o => o.replicas),
      'stepped',
      'replica',
    );
  if (powers.has('tok'))
    return sum(
      ours.map(o => rowOf(o.processed)),
      'variable',
      'Mtok/month',
    );
  const count = times(overhead, options);
  return count && { quantity: count, behaviour: overhead.per === 'plan' ? 'fixed' : 'stepped' };
}
