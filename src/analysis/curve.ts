import { FastProgram } from '../quantity/fast.ts';
import { Fraction, max, min } from '../quantity/fraction.ts';
import { Laurent, NotLinear } from '../quantity/laurent.ts';
import { type Piece, PieceRun } from '../quantity/pieces.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { type Tail, tailsOf } from '../quantity/tail.ts';

/** A cost as a function of one driver x > 0: intercept + slope × x on each stretch (from, to], or not possible there. */
export interface Stretch {
  readonly from: Fraction;
  readonly to: Fraction | null;
  readonly possible: boolean;
  readonly intercept: Fraction;
  readonly slope: Fraction;
}

/** The cost of a plan over a driver, exact piece by piece and fast in bulk. It never falls as the driver rises. */
export interface Curve {
  readonly id: string;
  /** Costs at many points; Infinity where the plan is not possible. */
  fast(points: Float64Array): Float64Array;
  /** The stretch that holds x. */
  stretch(x: Fraction): Stretch;
  /** Its course for large x; undefined when it is not possible there. @throws NotLinear. */
  tail(): Tail | undefined;
}

/** A plan at one way of sizing its fleets: its cost and what must not be negative. */
export interface Variant {
  readonly cost: Quantity;
  readonly margins: readonly Quantity[];
}

/** The cheapest of some variants at each point: a fill takes the fleet size that makes it cheapest. */
export function curveOf(id: string, variants: readonly Variant[], path: string, origin?: Fraction): Curve {
  const singles = variants.map(v => single(v, path, origin));
  let tail: { readonly found: Tail | undefined } | undefined;
  return {
    id,
    fast(points) {
      const [first, ...others] = singles.map(s => s.fast(points));
      for (const other of others)
        other.forEach((y, i) => {
          if (y < first![i]!) first![i] = y;
        });
      return first!;
    },
    stretch: x => singles.map(s => s.stretch(x)).reduce((a, b) => cheaper(a, b, x)),
    tail() {
      if (!tail) {
        const tails = singles.flatMap(s => s.tail() ?? []);
        tail = { found: tails.length ? tails.reduce(lower) : undefined };
      }
      return tail.found;
    },
  };
}

function single({ cost, margins }: Variant, path: string, origin?: Fraction): Omit<Curve, 'id'> {
  const outputs = [cost, ...margins];
  let program: FastProgram | undefined;
  let run: PieceRun | undefined;
  let last: Stretch | undefined;
  return {
    fast(points) {
      program ??= new FastProgram(outputs);
      const [costs, ...rest] = program.run(new Map([[path, points]]), points.length);
      return Float64Array.from(points, (_, l) => {
        if (rest.some(m => m.data[m.lanes === 1 ? 0 : l]! < 0)) return Infinity;
        const y = costs!.data[costs!.lanes === 1 ? 0 : l]!;
        return Number.isNaN(y) ? 0 : y;
      });
    },
    stretch(x) {
      if (last?.from.lt(x) && (!last.to || x.lte(last.to))) return last;
      run ??= new PieceRun(outputs, path, origin);
      last = bounded(run.at(x), x);
      return last;
    },
    tail() {
      const [line, ...limits] = tailsOf(outputs, path);
      const fails = limits.some(m => m.slope.sign() < 0 || (m.slope.sign() === 0 && m.high.sign() < 0));
      return fails ? undefined : line;
    },
  };
}

const TWO = Fraction.of(2n);

/** Cuts a piece where a margin changes its sign. */
function bounded(piece: Piece, x: Fraction): Stretch {
  let { from, to } = piece;
  let possible = true;
  const [cost, ...margins] = piece.values;
  for (const margin of margins) {
    const root = margin.root();
    // where it is 0 right at x, what lies before x decides
    const sign = margin.at(x).sign() || (root ? margin.at(x.per(TWO)).sign() : 0);
    if (sign < 0) possible = false;
    if (!root) continue;
    if (root.lt(x)) from = max(from, root);
    else to = to ? min(to, root) : root;
  }
  if (!cost!.isLine) throw new NotLinear('a cost that is no line');
  return { from, to, possible, intercept: cost!.coefficient(0), slope: cost!.coefficient(1) };
}

export const costAt = (s: Stretch, x: Fraction): Fraction => s.intercept.plus(s.slope.times(x));

function cheaper(a: Stretch, b: Stretch, x: Fraction): Stretch {
  const from = max(a.from, b.from);
  const to = a.to && b.to ? min(a.to, b.to) : (a.to ?? b.to);
  if (!a.possible || !b.possible) return { ...(a.possible ? a : b), from, to };
  const gap = Laurent.constant(a.intercept.minus(b.intercept)).plus(
    Laurent.X.times(Laurent.constant(a.slope.minus(b.slope))),
  );
  const root = gap.root();
  const sign = gap.at(x).sign() || (root ? gap.at(root.per(Fraction.of(2n))).sign() : 0);
  const winner = sign <= 0 ? a : b;
  if (!root) return { ...winner, from, to };
  return root.lt(x) ? { ...winner, from: max(from, root), to } : { ...winner, from, to: to ? min(to, root) : root };
}

/** A bound on the lower of two tails. */
function lower(a: Tail, b: Tail): Tail {
  const after = max(a.after, b.after);
  const steps = [...a.steps, ...b.steps];
  const slope = a.slope.compare(b.slope);
  if (slope === 0) return { slope: a.slope, low: min(a.low, b.low), high: min(a.high, b.high), after, steps };
  const [flat, steep] = slope < 0 ? [a, b] : [b, a];
  const crossed = flat.high.minus(steep.low).per(steep.slope.minus(flat.slope));
  return { ...flat, after: max(after, crossed), steps };
}
