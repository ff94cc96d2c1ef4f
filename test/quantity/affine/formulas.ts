import fc from 'fast-check';
import type { Column } from '../../../src/quantity/affine/column.ts';
import type { Axis } from '../../../src/quantity/axis.ts';
import { Decimal } from '../../../src/quantity/decimal.ts';
import { Quantity } from '../../../src/quantity/quantity.ts';
import { given, HOURS, MONTHS, PATTERNS, TASKS } from '../graph.ts';

/** A formula some of whose inputs are unknown, none of them multiplied with another. */
export interface Formula {
  readonly output: Quantity;
  readonly unknowns: readonly Column[];
  readonly text: string;
}

/** What formulas are made of unless a test says otherwise. */
export const KINDS = [
  'plus',
  'minus',
  'times',
  'per',
  'max',
  'min',
  'ceil',
  'sum',
  'top',
  'at',
  'group',
  'window',
  'lag',
  'over',
] as const;
export type FormulaKind = (typeof KINDS)[number] | 'replenish';

/** Small numbers, so that a solver's tolerances do not decide. */
const small = fc.integer({ min: 1, max: 12 }).map(n => new Decimal(n).dividedBy(4));

const row = (axis: Axis, path: string, values: readonly Decimal[]): Quantity =>
  Quantity.row(
    axis,
    axis.labels.map((_, i) => given(`${path}.${i}`, [values[i]!, values[i]!, values[i]!])),
    path,
  );

const step = (kinds: readonly FormulaKind[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    picks: fc.tuple(fc.nat(99), fc.nat(99)),
    axis: fc.nat(3),
    count: fc.nat(2),
  });

/** @param integer whether the unknowns are whole, from 0 to 3; else a mixture, from 0 to 4. */
export function formulas(integer: boolean, kinds: readonly FormulaKind[] = KINDS, steps = 9): fc.Arbitrary<Formula> {
  return fc
    .record({
      scalars: fc.array(small, { minLength: 2, maxLength: 3 }),
      rows: fc.array(fc.tuple(fc.constantFrom(TASKS, HOURS, MONTHS), fc.array(small, { minLength: 4, maxLength: 4 })), {
        maxLength: 2,
      }),
      unknownRow: fc.constantFrom(TASKS, HOURS, undefined),
      whole: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      list: fc.array(step(kinds), { minLength: 3, maxLength: steps }),
    })
    .map(({ scalars, rows, unknownRow, whole, list }) => {
      const known = [
        ...scalars.map((v, i) => Quantity.given(given(`scalar.${i}`, [v, v, v]))),
        ...rows.map(([axis, values], i) => row(axis, `row.${i}`, values)),
      ];
      const zeros = [0, 0, 0, 0].map(() => new Decimal(0));
      const asked = unknownRow
        ? [row(unknownRow, 'unknown', zeros)]
        : ['unknown.0', 'unknown.1'].map(path => Quantity.given(given(path, [zeros[0]!, zeros[0]!, zeros[0]!])));
      const names = unknownRow ? unknownRow.labels.map((_, i) => `unknown.${i}`) : ['unknown.0', 'unknown.1'];
      const pool = [...known, ...asked];
      for (const s of list) pool.push(applied(s, pool, known));
      // what is unknown is part of what comes out
      const output = flat(pool.at(-1)!).plus(flat(asked[0]!));
      return {
        output,
        unknowns: names.map((name, i) => {
          const isWhole = integer || whole[i]!;
          return { name, lower: 0, upper: integer ? 3 : 4, integer: isWhole };
        }),
        text: list.map(s => s.kind).join(' '),
      };
    });
}

/** Without axes: what a cost is in the end. */
export const flat = (q: Quantity): Quantity => q.axes.reduce((sum, axis) => sum.sumOver(axis), q);

function applied(
  { kind, picks, axis: a, count }: { kind: FormulaKind; picks: readonly [number, number]; axis: number; count: number },
  pool: readonly Quantity[],
  known: readonly Quantity[],
): Quantity {
  const pick = (n: number) => pool[pool.length - 1 - Math.min(n % 4, (n >> 2) % pool.length)]!;
  const [x, y] = [pick(picks[0]), pick(picks[1])];
  const factor = known[picks[1] % known.length]!;
  const own = x.axes[a % Math.max(1, x.axes.length)];
  switch (kind) {
    case 'plus':
      return x.plus(y);
    case 'minus':
      return x.minus(y);
    case 'times':
      return x.times(factor);
    case 'per':
      return x.per(factor);
    case 'max':
      return x.atLeast(y);
    case 'min':
      return x.atMost(y);
    case 'ceil':
      return x.roundedUp();
    case 'sum':
      return own ? x.sumOver(own) : x;
    case 'top':
      return own ? x.maxOver(own) : x;
    case 'at':
      return own ? x.at(own, count % own.labels.length) : x;
    case 'group':
      return x.axes.includes(TASKS) && !x.axes.includes(PATTERNS) ? x.groupedTo(PATTERNS, TASKS, [0, 1, 0]) : x;
    case 'window':
      return x.windowSum(MONTHS, count + 1);
    case 'lag':
      return x.lag(MONTHS, count - 1);
    case 'over':
      return x.over([TASKS, PATTERNS, HOURS, MONTHS][a]!);
    case 'replenish':
      return x.replenished(MONTHS, count + 1, flat(y).atLeast(y.zero()), count);
  }
}
