import { Faults } from '../model/fault.ts';
import { type Model, modelOf } from '../model/model.ts';
import { Decimal, ONE } from '../quantity/decimal.ts';
import { likelyValues } from '../quantity/exact.ts';
import { FastProgram } from '../quantity/fast.ts';
import { FLOATS } from '../quantity/floats.ts';
import { pointAmount } from '../quantity/point-amount.ts';
import type { Quantity, Variable } from '../quantity/quantity.ts';
import { inOrder, isRanged } from '../quantity/sheet.ts';
import type { Unit } from '../quantity/unit.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { chosenSizes } from './fleet-size.ts';
import { runInBlocks } from './lanes.ts';
import { withGivens } from './over/amount-at.ts';

/** What one input alone does to the monthly cost of a plan. */
export interface Bar {
  readonly path: string;
  readonly unit: Unit;
  /** `range`: to its own ends. `tenth`: a tenth down and up. `year`: a year less and more. */
  readonly moved: 'range' | 'tenth' | 'year';
  /** In `unit`. */
  readonly from: Decimal;
  readonly to: Decimal;
  /** Levelised monthly cost there, in base units. */
  readonly atFrom: Decimal;
  readonly atTo: Decimal;
}

/** Two values of an input. */
type Ends = Omit<Bar, 'atFrom' | 'atTo'>;

/** Counts of things, a tenth of which means nothing, and what a month is taken to be. */
const COUNTS = /^calendar\.|(?:^|\.)(?:replicas|spares|units|minimum|commit|turns|serviceLife|leadTime)$/;

const [DOWN, UP] = [new Decimal('0.9'), new Decimal('1.1')];
const YEAR = 12;

/**
 * The inputs that move a plan's monthly cost most, one at a time: a range to its ends, another number a tenth down and up, the
 * life of hardware a year. `most` of them, the widest first. Inputs of the scenario are set and the plan is built and sized anew,
 * as `--set` does; prices of the catalog move in the formulas.
 */
export function sensitivity(id: string, model: Model, monthly: Quantity, most: number): readonly Bar[] {
  const variables = movableOf(monthly);
  const ends = [...variables].flatMap(([path, v]) => endsOf(path, v) ?? []);
  const [costs] = runInBlocks(new FastProgram([monthly]), lanesOf(ends, variables), 2 * ends.length);
  const width = (i: number) => Math.abs(costs![2 * i + 1]! - costs![2 * i]!);
  const widest = ends.map((_, i) => i).sort((a, b) => width(b) - width(a) || a - b);
  const { scenario } = model.context;
  const known = new Set<string>();
  withGivens(scenario, given => {
    known.add(given.path);
    return given;
  });
  const bars = [
    ...widest.slice(0, most).map(i => ({ of: ends[i]!, fast: [costs![2 * i]!, costs![2 * i + 1]!] })),
    ...livesOf(id, model),
  ];
  return bars
    .map(({ of, fast }): Bar => {
      const at = (value: Decimal, lane: number) =>
        known.has(of.path) ? rebuiltCost(id, model, of, value) : new Decimal(fast[lane]!);
      return { ...of, atFrom: at(of.from, 0), atTo: at(of.to, 1) };
    })
    .filter(bar => !bar.atFrom.eq(bar.atTo))
    .sort((a, b) => spanOf(b).comparedTo(spanOf(a)))
    .slice(0, most);
}

const spanOf = (bar: Bar): Decimal => bar.atTo.minus(bar.atFrom).abs();

/** Inputs of a formula that somebody stated, by path. */
function movableOf(q: Quantity): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>();
  for (const { operation } of inOrder([q]))
    if (operation.kind === 'given')
      for (const v of operation.elements)
        if (v.source.kind !== 'constant' && v.source.kind !== 'solver' && !COUNTS.test(v.path)) found.set(v.path, v);
  return found;
}

function endsOf(path: string, v: Variable): Ends | undefined {
  const { low, likely, high, unit } = v.amount;
  if (isRanged(v)) return { path, unit, moved: 'range', from: low, to: high };
  if (likely.isZero()) return undefined;
  const share = unit.powers.size === 0 && likely.times(unit.numerator).dividedBy(unit.denominator).lte(ONE);
  const whole = unit.denominator.dividedBy(unit.numerator);
  const up = likely.times(UP);
  return { path, unit, moved: 'tenth', from: likely.times(DOWN), to: share && up.gt(whole) ? whole : up };
}

function lanesOf(ends: readonly Ends[], variables: ReadonlyMap<string, Variable>): Map<string, Float64Array> {
  return new Map(
    ends.map(({ path, unit, from, to }, i) => {
      const values = new Float64Array(2 * ends.length).fill(FLOATS.of(variables.get(path)!.likely));
      [from, to].forEach((value, end) => {
        values[2 * i + end] = value.times(unit.numerator).dividedBy(unit.denominator).toNumber();
      });
      return [path, values];
    }),
  );
}

/** The life of hardware that the plan may own. */
function livesOf(id: string, model: Model): { of: Ends; fast: readonly number[] }[] {
  const { mix } = model.mixes.find(m => m.id === id)!;
  const options = new Set(model.plan(id, mix, chosenSizes(id, mix, model)).options);
  return model.context.scenario.options.flatMap(o => {
    if (o.kind !== 'buy' || !options.has(o.id)) return [];
    const { path, amount } = o.buy.serviceLife;
    if (isUncertain(amount) || amount.unit.text !== 'month' || amount.likely.lte(YEAR)) return [];
    const of = {
      path,
      unit: amount.unit,
      moved: 'year',
      from: amount.likely.minus(YEAR),
      to: amount.likely.plus(YEAR),
    } as const;
    return [{ of, fast: [] }];
  });
}

const isUncertain = ({ low, high }: { readonly low: Decimal; readonly high: Decimal }): boolean => !low.eq(high);

/** The cost with one input of the scenario set, as `--set` sets it. */
function rebuiltCost(id: string, { context }: Model, { path, unit }: Ends, value: Decimal): Decimal {
  const scenario: Scenario = withGivens(context.scenario, g =>
    g.path === path ? { ...g, amount: pointAmount(value, unit) } : g,
  );
  const model = modelOf(scenario, context.catalog, context.asOf, {}, new Faults());
  const { mix } = model.mixes.find(m => m.id === id)!;
  return likelyValues(model.plan(id, mix, chosenSizes(id, mix, model)).figures.monthly)[0]!;
}
