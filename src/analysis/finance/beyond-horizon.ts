import type { Bill } from './cash-flow.ts';

/** An API bill that is saved (sign 1) or paid (−1): in the k-th month after the horizon max(minimum, amount × factor^k) − paidAnyway. */
export interface DriftingBill {
  readonly amount: number;
  readonly factor: number;
  readonly minimum: number;
  readonly paidAnyway: number;
  readonly sign: 1 | -1;
}

const drifting = (bill: Bill<number>, sign: 1 | -1): DriftingBill => ({ ...bill, sign });

/** What a month saves after the horizon: a constant and API bills that drift on; and what a later month is worth of the one before. */
export interface EndlessSaving {
  readonly held: number;
  readonly bills: readonly DriftingBill[];
  /** 1 without discounting. */
  readonly step: number;
  /** Worth of a payment in the first month after the horizon. */
  readonly weight: number;
}

export type Reached =
  | { readonly months: number }
  /** Not even for ever; `later` is the most that all later months bring in. */
  | { readonly months: null; readonly later: number };

const billAt = (b: DriftingBill, k: number): number =>
  b.sign * (Math.max(b.minimum, b.amount * b.factor ** k) - b.paidAnyway);

/** Months that are looked at one by one; later ones by the sum of their series. */
const ONE_BY_ONE = 12_000;
/** A series whose limit exceeds the amount by less of it than float64 can tell comes ever closer and never gets there. */
const UNTOLD = 1e-12;
/** Months beyond which nothing is looked for: in so long a series the largest term has settled the sign. */
const FARTHEST = 2 ** 60;

/**
 * Months after the horizon in which an amount comes back, linear within the month; or that it never does, because even the limit of the
 * series falls short of it (DESIGN §7, settled 10).
 */
export function monthsUntil(wanted: number, saving: EndlessSaving): Reached {
  const limit = mostAfter(saving, 0, saving.weight);
  if (limit <= wanted * (1 + UNTOLD)) return never(saving);
  let [got, weight] = [0, saving.weight];
  for (let k = 1; k <= ONE_BY_ONE; k++) {
    const gain = savedIn(saving, k) * weight;
    if (got + gain >= wanted) return { months: k - 1 + (wanted - got) / gain };
    got += gain;
    weight *= saving.step;
    if (got + mostAfter(saving, k, weight) < wanted) return never(saving);
  }
  return farther(wanted, got, saving);
}

/** Thousands of draws ask for the months alone: the rest is worked out where it is read. */
const never = (saving: EndlessSaving): Reached => ({
  months: null,
  get later() {
    return mostEver(saving);
  },
});

const savedIn = ({ held, bills }: EndlessSaving, k: number): number =>
  held + bills.reduce((sum, b) => sum + billAt(b, k), 0);

/** The most that has come back at any time: the largest of the sums, or their limit. */
function mostEver(saving: EndlessSaving): number {
  let [got, best, weight, left] = [0, 0, saving.weight, Number.POSITIVE_INFINITY];
  for (let k = 1; k <= ONE_BY_ONE && left > UNTOLD * best; k++) {
    got += savedIn(saving, k) * weight;
    best = Math.max(best, got);
    weight *= saving.step;
    left = mostAfter(saving, k, weight);
  }
  return Number.isFinite(left) ? Math.max(best, got + left) : best;
}

/** Doubles the months until the sum of the series is enough, then halves. */
function farther(wanted: number, before: number, saving: EndlessSaving): Reached {
  const sum = (to: number) => before + savedBetween(saving, ONE_BY_ONE, to);
  let [low, high] = [ONE_BY_ONE, 2 * ONE_BY_ONE];
  while (!(sum(high) >= wanted)) {
    if (high > FARTHEST || Number.isNaN(sum(high))) return { months: null, later: Math.max(before, sum(low)) };
    [low, high] = [high, 2 * high];
  }
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (sum(middle) >= wanted) high = middle;
    else low = middle;
  }
  return { months: high };
}

/** Sum over the months after `from` up to `to`, in closed form. */
function savedBetween({ held, bills, step, weight }: EndlessSaving, from: number, to: number): number {
  /** Σ of weight × step^(k−1) × ratio^k over a stretch of months. */
  const series = (ratio: number, a: number, b: number) => {
    const q = ratio * step;
    const first = weight * step ** a * ratio ** (a + 1);
    return b <= a ? 0 : q === 1 ? first * (b - a) : (first * (1 - q ** (b - a))) / (1 - q);
  };
  let sum = held * series(1, from, to);
  for (const b of bills) {
    sum -= b.sign * b.paidAnyway * series(1, from, to);
    const drifts = b.factor !== 1 && b.amount > 0 && b.minimum > 0;
    // the month from which on the bill is at its minimum, or above it
    const meets = drifts ? Math.log(b.minimum / b.amount) / Math.log(b.factor) : Number.POSITIVE_INFINITY;
    const turn = Math.min(to, Math.max(from, meets));
    const [ownFrom, ownTo, leastFrom, leastTo] = !drifts
      ? b.amount >= b.minimum
        ? [from, to, to, to]
        : [to, to, from, to]
      : b.factor < 1
        ? [from, turn, turn, to]
        : [turn, to, from, turn];
    sum += b.sign * (b.amount * series(b.factor, ownFrom, ownTo) + b.minimum * series(1, leastFrom, leastTo));
  }
  return sum;
}

/** A bound on all that the months after k can still bring in; Infinity where there is none. */
function mostAfter({ held, bills, step }: EndlessSaving, k: number, weight: number): number {
  let [steady, falling] = [held, 0];
  for (const b of bills) {
    const now = billAt(b, k);
    if (b.sign > 0 && b.factor > 1) return Number.POSITIVE_INFINITY;
    if (b.factor >= 1) steady += now;
    else {
      steady += b.sign * (b.minimum - b.paidAnyway);
      if (b.sign > 0) falling += ((now + b.paidAnyway - b.minimum) * b.factor * weight) / (1 - b.factor * step);
    }
  }
  if (steady <= 0) return falling;
  return step < 1 ? falling + (steady * weight) / (1 - step) : Number.POSITIVE_INFINITY;
}

/** What goes on of two plans after the horizon: what the other pays and this one does not. `factor` discounts a month, `weight` is that of the first month. */
export function endlessSaving(
  own: { readonly goesOn: number; readonly bills: readonly Bill<number>[] },
  other: { readonly goesOn: number; readonly bills: readonly Bill<number>[] },
  weight: number,
  factor: number,
): EndlessSaving {
  const bills = [...other.bills.map(b => drifting(b, 1)), ...own.bills.map(b => drifting(b, -1))];
  const last = other.goesOn - own.goesOn;
  const held = last - bills.reduce((sum, b) => sum + billAt(b, 0), 0);
  return { held, bills, step: 1 / factor, weight };
}
