import type { Given } from '../quantity/given.ts';
import { constantGiven, isZero, Quantity } from '../quantity/quantity.ts';
import type { Option, PlanSpec } from '../scenario/scenario.ts';
import { type ApiSupply, apiLimits, apiLines, apiMargins } from './api/bill.ts';
import type { Context } from './context.ts';
import { isShapeless } from './counts.ts';
import { ONE } from './discounting.ts';
import { downtimeLine } from './downtime.ts';
import { modelOf } from './eligibility.ts';
import { filled, pouredWeight, type Stage } from './fill.ts';
import { dutyMask } from './fleet/duty.ts';
import { energyLines } from './fleet/energy.ts';
import type { FleetSupply } from './fleet/hardware.ts';
import { leadOf, ownershipOf } from './fleet/ownership.ts';
import { type Pool, pinnedSize, poolOf, usableOf } from './fleet/pool.ts';
import { rentLine } from './fleet/rent.ts';
import { constantRow } from './hours.ts';
import type { Line, Margin } from './line.ts';
import { type Paced, paced, pacedSum } from './paced.ts';
import { Serving, type Stream } from './serving.ts';
import { type InUse, overheadLines, staffLines } from './staff.ts';

export type Supply =
  | { readonly kind: 'api'; readonly api: ApiSupply }
  | { readonly kind: 'fleet'; readonly fleet: FleetSupply };

/** What a mix takes and costs, before it is added up. */
export interface Quoted {
  readonly lines: readonly Line[];
  readonly margins: readonly Margin[];
  readonly pools: readonly Pool[];
  readonly shares: readonly { readonly option: string; readonly share: Quantity; readonly part: Quantity }[];
  /** answer/month over all tasks; undefined where the requests of a task are unknown. */
  readonly acceptedAnswers: Paced | undefined;
}

/** What an option serves in a mix, and how its fleet is sized. */
interface Allotment {
  readonly option: Option;
  readonly supply: Supply;
  readonly serving: Serving;
  readonly streams: readonly Stream[];
  readonly size: Quantity | undefined;
  readonly chosen: boolean;
  /** A fleet of fixed size that must hold its whole load; in a fill the load is cut to its size already. */
  readonly mustHold: boolean;
  /** 1 when it gets tokens in any month. */
  readonly inUse: Quantity;
}

export type Mix = PlanSpec['mix'];

/** Sizes of the fleets of a `fill` that are chosen rather than pinned. */
export type Sizes = ReadonlyMap<string, Quantity>;

/** Costs a mix: who serves what, the bills and fleets that follow, people and overheads once where they are paid once. */
export function quoted(mix: Mix, supplies: ReadonlyMap<string, Supply>, sizes: Sizes, context: Context): Quoted {
  const margins: Margin[] = [];
  const allotments =
    mix.kind === 'fill'
      ? fillAllotments(mix.options, supplies, sizes, margins, context)
      : shareAllotments(mix.shares, supplies, context);
  const lines: Line[] = [];
  const pools: Pool[] = [];
  const users: InUse[] = [];
  for (const a of allotments) {
    const pool =
      a.supply.kind === 'api'
        ? apiPart(a, a.supply.api, lines, margins, context)
        : fleetPart(a, a.supply.fleet, lines, margins, context);
    if (pool) pools.push(pool);
    if (a.option.upfront && !isZero(a.option.upfront)) lines.push(upfrontLine(a, context));
    users.push({
      id: a.option.id,
      kind: a.option.kind,
      model: modelOf(a.option, context.catalog),
      inUse: a.inUse,
      replicas: pool?.installed,
      gpus: pool?.gpus,
      processed: a.serving.perMonth(processedOf(a.supply)),
    });
  }
  const downtime = downtimeLine(
    allotments.map(a => ({ option: a.option, serving: a.serving, inUse: a.inUse })),
    mix.kind === 'fill',
    context,
  );
  lines.push(...staffLines(users, context), ...overheadLines(users, context), ...(downtime ? [downtime] : []));
  return {
    lines,
    margins,
    pools,
    shares: allotments.flatMap(a =>
      a.streams.map(s => ({ option: a.option.id, share: s.share, part: a.serving.partOf(s) })),
    ),
    acceptedAnswers: acceptedAnswers(allotments, context),
  };
}

const processedOf = (supply: Supply): Quantity =>
  supply.kind === 'api' ? supply.api.processed : supply.fleet.processed;

function apiPart(a: Allotment, supply: ApiSupply, lines: Line[], margins: Margin[], context: Context): undefined {
  lines.push(...apiLines(supply, a.serving, a.inUse, context));
  margins.push(...apiMargins(supply, a.serving, context));
}

function fleetPart(
  a: Allotment,
  supply: FleetSupply,
  lines: Line[],
  margins: Margin[],
  context: Context,
): Pool | undefined {
  const delivered = deliveredMask(a.option, context) ?? ONE;
  const pool = poolOf(supply, a, delivered, context);
  margins.push(...pool.margins);
  if (supply.option.kind === 'rent') {
    const rent = rentLine(pool, a.inUse, delivered, context);
    if (rent) lines.push(rent);
    return pool;
  }
  const owned = ownershipOf(pool, context);
  if (!owned) return undefined;
  lines.push(...owned.lines, ...energyLines(owned.pool, owned.servers, context));
  return owned.pool;
}

function upfrontLine(a: Allotment, { calendar, scenario }: Context): Line {
  const initial = Quantity.given(a.option.upfront!, `up-front cost of ${a.option.id}`).times(a.inUse);
  const horizon = Quantity.constant(calendar.months.labels.length, 'month', 'months of the horizon', 'horizon');
  return {
    id: `${a.option.id}.upfront`,
    label: 'up-front',
    option: a.option.id,
    charge: 'purchase',
    behaviour: 'fixed',
    initial,
    amortised: [
      paced(initial.per(horizon).as(`up-front cost of ${a.option.id} a month`, `${scenario.currency}/month`)),
    ],
  };
}

/** 1 in the months in which an owned option with a lead time has been delivered; undefined when it is there from the start. */
function deliveredMask(option: Option, { calendar }: Context): Quantity | undefined {
  const lead = leadOf(option);
  if (lead === 0) return undefined;
  const { months } = calendar;
  return constantRow(
    months,
    months.labels.map((_, m) => (m < lead ? 0 : 1)),
    `${option.id} delivered`,
  );
}

/** Fixed shares. An option on its way leaves its share to the baseline's options until it is delivered. */
function shareAllotments(
  shares: ReadonlyMap<string, ReadonlyMap<string, Given>>,
  supplies: ReadonlyMap<string, Supply>,
  context: Context,
): Allotment[] {
  const { demand, scenario } = context;
  const streams = new Map<string, Stream[]>();
  const put = (id: string, stream: Stream) => streams.set(id, [...(streams.get(id) ?? []), stream]);
  const used = scenario.options.filter(o => demand.list.some(t => positive(shares.get(t.id)?.get(o.id))));
  for (const option of used) {
    const share = shareRow(option.id, shares, context);
    const delivered = deliveredMask(option, context);
    put(option.id, { share, part: delivered ?? ONE });
    if (delivered)
      for (const [id, base] of standIn(option, supplies, context))
        put(id, { share: share.times(base), part: ONE.minus(delivered) });
  }
  return [...streams].map(([id, parts]) => {
    const option = scenario.options.find(o => o.id === id)!;
    const serving = new Serving(demand, parts);
    const pinned = option.kind !== 'api' ? option.replicas : undefined;
    const supply = supplies.get(id)!;
    return {
      option,
      supply,
      serving,
      streams: parts,
      size: pinned && pinnedSize(pinned, id),
      chosen: false,
      mustHold: pinned !== undefined,
      inUse: inUseOf(serving, supply, pinned !== undefined, context),
    };
  });
}

const positive = (share: Given | undefined): boolean => share !== undefined && !isZero(share);

function shareRow(id: string, shares: ReadonlyMap<string, ReadonlyMap<string, Given>>, { demand }: Context): Quantity {
  const givens = demand.list.map(t => shares.get(t.id)?.get(id));
  if (givens.every(g => g !== undefined && isWhole(g))) return ONE;
  return Quantity.row(
    demand.tasks,
    givens.map(g => g ?? NOT_SERVED),
    `share of ${id}`,
  );
}

const isWhole = ({ amount }: Given): boolean =>
  amount.low.eq(amount.high) && amount.low.times(amount.unit.numerator).eq(amount.unit.denominator);

const NOT_SERVED = constantGiven(0, '', 'not served');

/** Shares of the baseline's options, which serve until an option is delivered. */
function standIn(option: Option, supplies: ReadonlyMap<string, Supply>, context: Context): Map<string, Quantity> {
  const { scenario, faults } = context;
  const id = scenario.baseline;
  const spec = scenario.plans.find(p => p.id === id);
  const single = scenario.options.find(o => o.id === id);
  const fail = (message: string) => {
    faults.error('E420', message, option.at, {
      hint: 'set `baseline:` to an option or to a plan of fixed `shares` that can serve from the first month',
    });
    return new Map<string, Quantity>();
  };
  if (!id) return fail(`${option.id} has a lead time, but nothing says what serves until it is delivered`);
  if (single)
    return leadOf(single)
      ? fail(`the baseline ${id} is not delivered from the start either`)
      : supplies.has(id)
        ? new Map([[id, ONE]])
        : new Map();
  if (spec?.mix.kind !== 'shares')
    return fail(`the baseline ${id} is no plan of fixed shares: it cannot stand in for ${option.id} until delivery`);
  const { shares } = spec.mix;
  const used = scenario.options.filter(o => [...shares.values()].some(s => positive(s.get(o.id))));
  const late = used.find(o => leadOf(o));
  if (late) return fail(`the baseline ${id} uses ${late.id}, which is not delivered from the start either`);
  return new Map(used.map(o => [o.id, shareRow(o.id, shares, context)]));
}

/** 1 when any tokens are served in any month, or the fleet is pinned. */
function inUseOf(serving: Serving, supply: Supply, pinned: boolean, context: Context): Quantity {
  if (pinned) return ONE;
  const { level } = serving.perMonth(processedOf(supply));
  const { months } = context.calendar;
  const tokens = level.axes.includes(months) ? level.sumOver(months) : level;
  return Quantity.when(tokens.zero().minus(tokens), Quantity.constant(0, '', 'gets no tokens'), ONE);
}

function fillAllotments(
  ids: readonly string[],
  supplies: ReadonlyMap<string, Supply>,
  sizes: Sizes,
  margins: Margin[],
  context: Context,
): Allotment[] {
  const { scenario, closed } = context;
  const members = ids.map(id => ({ option: scenario.options.find(o => o.id === id)!, supply: supplies.get(id)! }));
  const sizeOf = (option: Option) =>
    option.kind !== 'api' && option.replicas ? pinnedSize(option.replicas, option.id) : sizes.get(option.id);
  const stages: Stage[] = members.map(({ option, supply }) => {
    const size = sizeOf(option);
    const limits =
      supply.kind === 'api'
        ? apiLimits(supply.api, context)
        : size
          ? [{ row: supply.fleet.load, usable: usableInHour(size, supply.fleet, context) }]
          : [];
    return { id: option.id, open: task => closed(task, option) === undefined, limits };
  });
  const first = members[0]!.supply;
  const weight = first.kind === 'fleet' ? pouredWeight(first.fleet.load, context) : context.demand.busyness;
  return filled(stages, weight, context).map(({ serving, stream, margins: own }, i) => {
    const { option, supply } = members[i]!;
    const pinned = option.kind !== 'api' && option.replicas !== undefined;
    margins.push(...own);
    return {
      option,
      supply,
      serving,
      streams: [stream],
      size: sizeOf(option),
      chosen: !pinned && sizes.has(option.id),
      mustHold: false,
      inUse: inUseOf(serving, supply, pinned, context),
    };
  });
}

function usableInHour(size: Quantity, supply: FleetSupply, context: Context): Quantity {
  const { option } = supply;
  const usable = usableOf(size, supply);
  const onDuty =
    option.kind === 'rent' && option.scaling === 'scheduled' && context.demand.hours.axis
      ? usable.times(context.demand.hours.mask(dutyMask(option)))
      : usable;
  const delivered = deliveredMask(option, context);
  return delivered ? onDuty.times(delivered) : onDuty;
}

/** Answers that are accepted, over all options: answer/month. */
function acceptedAnswers(allotments: readonly Allotment[], { demand }: Context): Paced | undefined {
  if (demand.list.some(isShapeless)) return undefined;
  const parts = allotments.map(({ serving, supply }) => {
    const { accepted } = supply.kind === 'api' ? supply.api.counts : supply.fleet.counts;
    return serving.perMonth(accepted ? demand.requests.times(accepted) : demand.requests);
  });
  return pacedSum(parts);
}
