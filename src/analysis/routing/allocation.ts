import type { Context } from '../../model/context.ts';
import type { FleetSize, RoutedMix } from '../../model/routed/routed-mix.ts';
import { type Affine, isLinear, valueAt } from '../../quantity/affine/linear.ts';
import { elementOf, type LinearRow } from '../../quantity/affine/linear-row.ts';
import { Decimal, ZERO } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { pointAmount } from '../../quantity/point-amount.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { unit } from '../../quantity/unit.ts';
import type { RoutingProgram } from './routing-program.ts';
import { waits } from './unknowns.ts';

const SETTLED: Given['source'] = { kind: 'solver', reason: 'the split that costs least' };

/** Digits after the point that a part is kept to; what is smaller is noise of the solver. */
const DIGITS = 12;
const NOISE = 1e-9;

/** The mix that a solution stands for, every part and size a number: the parts of a task add up exactly, and an option that serves nothing is left out. */
export function allocation({ model, mix, plan, run, stages }: RoutingProgram, solution: Float64Array): RoutedMix {
  const { context } = model;
  const sources = [
    ...[...mix.parts].map(([id, part]) => ({ id, part })),
    ...mix.cascades.map(({ cascade, part }) => ({ id: cascade.id, part })),
  ];
  const solved = run.rows(sources.map(s => s.part)).map(row => partsAt(row, solution));
  settle(solved, context, stages && Math.max(...stages) > 0 ? stages.length : 1);
  const given = new Map(
    sources.flatMap(({ id, part }, i) => {
      const { parts, made } = solved[i]!;
      if (parts.every(n => n === 0)) return [];
      const numbers = Array.from(parts, (n, e) => made.get(e) ?? (n === 0 ? ZERO : new Decimal(n)));
      return [[id, fixedRow(part, numbers, '', `routing.${id}`)] as const];
    }),
  );
  const cascades = mix.cascades.flatMap(({ cascade }) => {
    const part = given.get(cascade.id);
    return part ? [{ cascade, part }] : [];
  });
  const parts = new Map([...mix.parts.keys()].flatMap(id => (given.has(id) ? [[id, given.get(id)!] as const] : [])));
  const used = new Set([...parts.keys(), ...cascades.flatMap(c => [c.cascade.try, c.cascade.escalateTo])]);
  const sizes = new Map<string, FleetSize>();
  for (const [id, size] of mix.sizes) {
    if (!used.has(id)) continue;
    // an owned fleet never shrinks before its end of life: what is in service counts, not what was needed
    const pool = plan.pools.find(p => p.supply.option.id === id)!;
    const [hourly] = size.hourly ? run.values([size.hourly]) : [undefined];
    const [inService] = run.values([pool.installed]);
    const whole = (a: Affine) => roundedUp(valueAt(a, solution), isLinear(a));
    sizes.set(id, {
      installed: fixedRow(pool.installed, inService!.map(whole), 'replica', `routing.${id}.replicas`),
      hourly: hourly && fixedRow(size.hourly!, hourly.map(whole), 'replica', `routing.${id}.replicas by the hour`),
    });
  }
  return { kind: 'routed', parts, cascades, sizes };
}

/** The parts of one option, free of noise, and those that were corrected so that their task adds up. */
interface Parts {
  readonly parts: Float64Array;
  readonly made: Map<number, Decimal>;
}

function partsAt(row: LinearRow, solution: Float64Array): Parts {
  const parts = Float64Array.from(row.constants, (_, e) => {
    const value = valueAt(elementOf(row, e), solution);
    return Math.abs(value) < NOISE ? 0 : Number(value.toFixed(DIGITS));
  });
  return { parts, made: new Map() };
}

/** A whole number that the solver settled, free of its noise; a pinned decimal stays what it is. */
const roundedUp = (value: number, settled: boolean): Decimal =>
  new Decimal(settled && Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : value);

/** Rounding is made good on the largest part of each task in each hour, or of each day for work that may wait. */
function settle(solved: readonly Parts[], { demand }: Context, months: number): void {
  const { axis, day, perDay } = demand.hours;
  const hours = axis?.labels.length ?? 1;
  const single = Array.from({ length: hours }, (_, h) => [h]);
  const days = [...new Set(day)].map(d => [...day.keys()].filter(h => day[h] === d));
  demand.list.forEach((task, t) => {
    for (const group of waits(task) && axis ? days : single)
      for (let month = 0; month < months; month++) {
        const weight = (h: number) => (group.length > 1 ? perDay[h]! : 1);
        const at = (h: number) => (t * hours + h) * months + month;
        let largest: { of: Parts; hour: number; value: number } | undefined;
        let missing = ZERO;
        let terms = 0;
        for (const hour of group) {
          missing = missing.plus(weight(hour));
          for (const of of solved) {
            const part = of.parts[at(hour)]!;
            if (part === 0) continue;
            terms++;
            const value = part * weight(hour);
            missing = missing.minus(new Decimal(part).times(weight(hour)));
            if (!largest || value > largest.value) largest = { of, hour, value };
          }
        }
        if (!largest || (terms === 1 && missing.isZero())) continue;
        const { of, hour } = largest;
        const mended = new Decimal(of.parts[at(hour)]!).plus(missing.dividedBy(weight(hour)));
        of.made.set(at(hour), mended);
      }
  });
}

function fixedRow(like: Quantity, numbers: readonly Decimal[], unitText: string, name: string): Quantity {
  const known = unit(unitText);
  const settled = (number: Decimal, path: string): Given => ({
    path,
    amount: pointAmount(number, known),
    source: SETTLED,
  });
  const nothing = settled(ZERO, `${name} [not used]`);
  const givens = numbers.map((number, i) =>
    number.isZero() ? nothing : settled(number, numbers.length > 1 ? `${name} [${i + 1}]` : name),
  );
  return like.axes.length ? Quantity.table(like.axes, givens, name) : Quantity.given(givens[0]!, name);
}
