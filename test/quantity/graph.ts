import fc from 'fast-check';
import type { Axis } from '../../src/quantity/axis.ts';
import { Decimal } from '../../src/quantity/decimal.ts';
import type { Given } from '../../src/quantity/given.ts';
import { Quantity } from '../../src/quantity/quantity.ts';
import { unit } from '../../src/quantity/unit.ts';

/** Small axes: what holds on them holds on long ones. */
export const TASKS: Axis = { name: 'task', labels: ['a', 'b', 'c'] };
export const PATTERNS: Axis = { name: 'pattern', labels: ['p', 'q'] };
export const HOURS: Axis = { name: 'hour', labels: ['busy', 'mean', 'quiet'] };
export const MONTHS: Axis = { name: 'month', labels: ['1', '2', '3', '4'] };
const AXES = [TASKS, PATTERNS, HOURS, MONTHS] as const;

/** An input of a test: a ratio of small whole numbers, or a range between two, that a scenario could have stated. */
export function given(path: string, values: readonly [Decimal, Decimal, Decimal], unitText = ''): Given {
  const [low, likely, high] = values;
  return {
    path,
    amount: { low, likely, high, peaked: !low.eq(high), unit: unit(unitText), text: likely.toFixed() },
    source: { kind: 'scenario', at: { file: 'graph.yaml', line: 1, column: 1 } },
  };
}

/** A whole number from 1 to 997 over 1, 2, 4, 5, 8 … 1000: exact as a decimal, rarely as a float. */
const positive = fc
  .tuple(fc.integer({ min: 1, max: 997 }), fc.constantFrom(1, 2, 4, 5, 10, 20, 100, 1000))
  .map(([n, d]) => new Decimal(n).dividedBy(d));

export const KINDS = [
  'plus',
  'minus',
  'times',
  'per',
  'ceil',
  'max',
  'min',
  'when',
  'sum',
  'top',
  'group',
  'at',
  'window',
  'lag',
  'compound',
  'replenish',
  'level',
] as const;
export type Kind = (typeof KINDS)[number];

interface Step {
  readonly kind: Kind;
  readonly picks: readonly [number, number, number];
  readonly axis: number;
  readonly count: number;
}

const step = (kinds: readonly Kind[]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    picks: fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999)),
    axis: fc.nat(3),
    count: fc.integer({ min: 1, max: 3 }),
  });

export interface Graph {
  readonly output: Quantity;
  /** Every quantity built, inputs first. */
  readonly all: readonly Quantity[];
}

export interface GraphOptions {
  readonly kinds?: readonly Kind[];
  readonly ranged?: boolean;
  readonly steps?: number;
  /** Unit of the inputs; products and quotients stay in it, the other factor being plain. */
  readonly unit?: string;
}

/** Random formulas over random axes. All inputs are positive; a divisor is always an input, so that nothing is divided by zero. */
export function graphs({
  kinds = KINDS,
  ranged = false,
  steps = 12,
  unit: unitText = '',
}: GraphOptions = {}): fc.Arbitrary<Graph> {
  const values = ranged
    ? fc
        .tuple(positive, positive, positive)
        .map(v => [...v].sort((a, b) => a.comparedTo(b)) as [Decimal, Decimal, Decimal])
    : positive.map(v => [v, v, v] as [Decimal, Decimal, Decimal]);
  const scalar = fc.array(values, { minLength: 2, maxLength: 4 });
  const rows = fc.array(fc.tuple(fc.nat(3), fc.array(values, { minLength: 4, maxLength: 4 })), { maxLength: 4 });
  return fc
    .tuple(scalar, rows, fc.array(step(kinds), { minLength: 2, maxLength: steps }))
    .map(([scalars, axes, list]) => {
      const plain: Quantity[] = [];
      const pool: Quantity[] = [];
      scalars.forEach((v, i) => {
        plain.push(Quantity.given(given(`plain.${i}`, v)));
        pool.push(unitText ? Quantity.given(given(`scalar.${i}`, v, unitText)) : plain.at(-1)!);
      });
      axes.forEach(([a, vs], i) => {
        const axis = AXES[a]!;
        pool.push(
          Quantity.row(
            axis,
            axis.labels.map((_, k) => given(`row.${i}.${k}`, vs[k % 4]!, unitText)),
            `row ${i}`,
          ),
        );
      });
      const all = [...pool];
      for (const s of list) {
        const next = apply(s, pool, plain);
        pool.push(next);
        all.push(next);
      }
      const output = pool.at(-1)!;
      // a formula that fails is printed as one, not as the tree of objects it is
      return { output, all, [fc.toStringMethod]: () => written(output) };
    });
}

function apply({ kind, picks, axis: a, count }: Step, pool: readonly Quantity[], plain: readonly Quantity[]): Quantity {
  // what was built last is picked often, so that formulas grow deep
  const pick = (n: number) => pool[pool.length - 1 - Math.min(n % 4, (n >> 2) % pool.length)]!;
  const [x, y, z] = picks.map(pick) as [Quantity, Quantity, Quantity];
  const factor = plain[picks[1] % plain.length]!;
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
    case 'ceil':
      return x.unit.powers.size ? x : x.roundedUp();
    case 'max':
      return x.atLeast(y);
    case 'min':
      return x.atMost(y);
    case 'when':
      return Quantity.when(x, y, z);
    case 'sum':
      return own ? x.sumOver(own) : x;
    case 'top':
      return own ? x.maxOver(own) : x;
    case 'group':
      return x.axes.includes(TASKS) && !x.axes.includes(PATTERNS)
        ? x.groupedTo(
            PATTERNS,
            TASKS,
            [0, 1, 0].map(p => (p + count) % 2),
          )
        : x;
    case 'at':
      return own ? x.at(own, count % own.labels.length) : x;
    case 'window':
      return x.windowSum(MONTHS, count);
    case 'lag':
      return x.lag(MONTHS, count - 2);
    case 'compound':
      return x.times(factor.per(plain[0]!).compounded(MONTHS, (count % 2) as 0 | 1));
    case 'replenish':
      // what is owned at the start is never less than nothing
      return x.replenished(MONTHS, count, (y.axes.includes(MONTHS) ? y.at(MONTHS, 0) : y).atLeast(y.zero()), count % 3);
    case 'level':
      return (x.axes.includes(HOURS) ? x : x.over(HOURS)).levelled(HOURS, y, [0, 1, 0], [8, 24, 16]);
  }
}

function written(q: Quantity): string {
  const { operation: o, of } = q;
  if (o.kind === 'given')
    return `[${o.elements.map(v => [v.low, v.likely, v.high].map(r => r.numerator.toFixed()).join('..'))}]`;
  const own = Object.entries(o).flatMap(([key, v]) =>
    key === 'kind' ? [] : key.endsWith('xis') ? [(v as Axis).name] : [`${v}`],
  );
  return `${o.kind}${own.length ? `<${own}>` : ''}(${of.map(written).join(', ')})`;
}
