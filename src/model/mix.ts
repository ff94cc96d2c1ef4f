import { isZero } from '../quantity/given.ts';
import { Quantity } from '../quantity/quantity.ts';
import { type Allotment, deliveredMask, type Mix, processedOf, type Sizes, type Supply } from './allotment.ts';
import { apiLines, apiMargins } from './api/bill.ts';
import type { ApiSupply } from './api/supply.ts';
import type { Context } from './context.ts';
import { exitLine, migrationLine } from './contract.ts';
import { isShapeless } from './counts.ts';
import { downtimeLine } from './downtime.ts';
import { servedModel } from './eligibility/served-model.ts';
import { fillAllotments } from './fill-allotments.ts';
import { energyLines } from './fleet/energy.ts';
import type { FleetSupply } from './fleet/hardware.ts';
import { ownershipOf } from './fleet/ownership.ts';
import { type Pool, poolOf } from './fleet/pool.ts';
import { rentLines } from './fleet/rent.ts';
import type { Line, Margin } from './line.ts';
import { ONE } from './one.ts';
import { type Paced, paced, pacedSum } from './paced.ts';
import type { Served } from './plan.ts';
import { reworkLine } from './rework.ts';
import { cascadeLines } from './routed/cascade-lines.ts';
import { routedAllotments } from './routed/routed-allotments.ts';
import { shareAllotments } from './share-allotments.ts';
import { type InUse, overheadLines, staffLines } from './staff.ts';
import { unusedContract } from './unused-contract.ts';

export type { Mix, Sizes, Supply } from './allotment.ts';

/** What a mix takes and costs, before it is added up. */
export interface Quoted {
  readonly lines: readonly Line[];
  readonly margins: readonly Margin[];
  readonly pools: readonly Pool[];
  readonly shares: readonly { readonly option: string; readonly share: Quantity; readonly part: Quantity }[];
  readonly served: readonly Served[];
  /** answer/month over all tasks; undefined where the requests of a task are unknown. */
  readonly acceptedAnswers: Paced | undefined;
}

/** Costs a mix: who serves what, the bills and fleets that follow, people and overheads once where they are paid once. */
export function quoted(mix: Mix, supplies: ReadonlyMap<string, Supply>, sizes: Sizes, context: Context): Quoted {
  const margins: Margin[] = [];
  const allotments =
    mix.kind === 'fill'
      ? fillAllotments(mix.options, supplies, sizes, margins, context)
      : mix.kind === 'routed'
        ? routedAllotments(mix, supplies, margins, context)
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
    for (const line of [migrationLine(a.option, a.inUse, context), exitLine(a.option, a.inUse, context)])
      if (line) lines.push(line);
    users.push({
      id: a.option.id,
      kind: a.option.kind,
      model: servedModel(a.option, context.catalog),
      inUse: a.inUse,
      replicas: pool?.installed,
      gpus: pool?.gpus,
      processed: a.serving.perMonth(processedOf(a.supply)),
    });
  }
  const unused = context.scenario.options.filter(o => o.contract?.signed && !allotments.some(a => a.option === o));
  lines.push(...unused.flatMap(o => unusedContract(o, supplies.get(o.id), context)));
  if (mix.kind === 'routed') lines.push(...mix.cascades.flatMap(c => cascadeLines(c, supplies, context)));
  const downtime = downtimeLine(
    allotments.map(a => ({ option: a.option, serving: a.serving, inUse: a.inUse })),
    mix.kind === 'fill',
    context,
  );
  const rework = reworkLine(allotments, context);
  lines.push(...staffLines(users, context), ...overheadLines(users, context));
  lines.push(...[downtime, rework].flatMap(line => (line ? [line] : [])));
  return {
    lines,
    margins,
    pools,
    shares: allotments.flatMap(a =>
      a.streams.map(s => ({ option: a.option.id, share: s.share, part: a.serving.partOf(s) })),
    ),
    served: allotments.map(({ option, supply, serving }) => ({ option: option.id, supply, serving })),
    acceptedAnswers: acceptedAnswers(allotments, context),
  };
}

function apiPart(a: Allotment, supply: ApiSupply, lines: Line[], margins: Margin[], context: Context): undefined {
  lines.push(...apiLines(supply, a.serving, a.inUse, context));
  if (!a.answers) margins.push(...apiMargins(supply, a.serving, context));
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
    lines.push(...rentLines(pool, a.inUse, delivered, context));
    return pool;
  }
  const owned = ownershipOf(pool, a.inUse, context);
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

/** Answers that are accepted, over all options: answer/month. */
function acceptedAnswers(allotments: readonly Allotment[], { demand }: Context): Paced | undefined {
  if (demand.list.some(isShapeless)) return undefined;
  const parts = allotments.flatMap(({ serving, supply, answers }) => {
    const { accepted } = supply.kind === 'api' ? supply.api.counts : supply.fleet.counts;
    return (answers ?? [{ serving, accepted }]).map(a =>
      a.serving.perMonth(a.accepted ? demand.requests.times(a.accepted) : demand.requests),
    );
  });
  return pacedSum(parts);
}
