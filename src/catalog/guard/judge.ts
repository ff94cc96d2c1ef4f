import type { Segment } from '../../input/tree.ts';
import type { EntryFinding } from '../source/check-references.ts';
import { likelySlip } from './likely-slip.ts';
import type { Magnitude } from './number.ts';
import { written } from './written.ts';

export type Path = readonly Segment[];

/** Between which values a figure is expected, in which unit, and why. */
export interface Expected {
  readonly low: number;
  readonly high: number;
  /** Unit of the two numbers, `USD/Mtok`; left out for plain numbers. */
  readonly unit?: string;
  /** Behind the two numbers: `for an H100 SXM`. */
  readonly why?: string;
}

/** E480: no figure of this kind is so large or so small. */
export const LIMIT = 'E480';
/** E481: another figure of the same entry, or of the device or model it belongs to, says otherwise. */
export const RELATION = 'E481';
/** E482: other entries for the same thing say otherwise. */
export const PEERS = 'E482';
/** E483: a price that jumped. */
export const JUMP = 'E483';

/** Who vouches for a figure with `unusual` may have it this many times beyond what is expected; further off it is a slip whoever vouches. */
const VOUCHED = 10;
/** A price that jumps with a reason: DeepSeek cut its cache reads to a fortieth. */
const VOUCHED_JUMP = 20;
const WIDTH: Expected = { low: 1, high: 6, why: 'times from its low end to its high end' };
const SILENCE = 'if it is right, say why beside it: `unusual: "…"`';

/** Of several findings for one figure the one that helps most is told; that a limit is broken stays its code. */
const FIRST = [PEERS, RELATION, JUMP, LIMIT];

/** Collects what looks like a slip in one entry. */
export class Judge {
  readonly #told = new Map<string, Told>();
  readonly #entry: string;
  readonly #acknowledged: boolean;

  /** `acknowledged`: the entry says with `unusual` that its figures are right; only the limits still hold. */
  constructor(entry: string, acknowledged: boolean) {
    this.#entry = entry;
    this.#acknowledged = acknowledged;
  }

  get findings(): EntryFinding[] {
    return [...this.#told.values()].map(({ slip, ...finding }) => {
      const silence = finding.code === LIMIT ? undefined : SILENCE;
      const hint = slip && silence ? `${slip} I${silence.slice(1)}` : (slip ?? silence);
      return { ...finding, ...(hint ? { hint } : {}) };
    });
  }

  /** A figure's own magnitude against limits that `unusual` does not move; and how far the two ends of a range may lie apart. */
  limit(path: Path, what: string, found: Magnitude | undefined, expected: Expected, unusual?: string): void {
    if (found === undefined) return;
    const off = found.low < expected.low ? found.low : found.high > expected.high ? found.high : undefined;
    if (off !== undefined) this.#report(LIMIT, path, `${what} is ${found.text}`, off, expected);
    // of a change that may have either sign the ends have no ratio
    else if (found.low > 0)
      this.expect(RELATION, path, `the range ${found.text} is wide`, found.high / found.low, WIDTH, unusual);
  }

  /**
   * A number that follows from the figure at `path` (a ratio, a price per GPU and hour) against what is expected of it.
   * `unusual` is the acknowledgement beside the figure: it moves the bounds.
   */
  expect(
    code: string,
    path: Path,
    says: string,
    value: number | undefined,
    expected: Expected,
    unusual?: string,
  ): void {
    if (value === undefined || !Number.isFinite(value)) return;
    const times = code === JUMP ? VOUCHED_JUMP : VOUCHED;
    const vouched = this.#acknowledged || unusual !== undefined;
    const bounds = vouched ? { ...expected, low: expected.low / times, high: expected.high * times } : expected;
    if (value < bounds.low || value > bounds.high) this.#report(code, path, says, value, bounds);
  }

  /** A figure that is none of those there are: a server of 80 GPUs. Only an acknowledgement of its own silences it. */
  refuse(path: Path, message: string, expected: string, unusual?: string): void {
    if (unusual !== undefined) return;
    this.#add({ entry: this.#entry, path, code: RELATION, message, expected, slip: undefined });
  }

  #report(code: string, path: Path, message: string, value: number, { low, high, unit, why }: Expected): void {
    const hint = likelySlip(value, { low, high }, unit);
    const bounds =
      low === high
        ? written(low)
        : low === 0
          ? `at most ${written(high)}`
          : high === Number.POSITIVE_INFINITY
            ? `at least ${written(low)}`
            : `between ${written(low)} and ${written(high)}`;
    this.#add({
      entry: this.#entry,
      path,
      code,
      message,
      expected: [bounds, unit, why].filter(Boolean).join(' '),
      slip: hint,
    });
  }

  #add(found: Told): void {
    const key = found.path.join('.');
    const told = this.#told.get(key);
    if (!told) this.#told.set(key, found);
    else {
      const better = FIRST.indexOf(found.code) < FIRST.indexOf(told.code) ? found : told;
      const limit = found.code === LIMIT || told.code === LIMIT;
      this.#told.set(key, limit ? { ...better, code: LIMIT } : better);
    }
  }
}

/** A finding whose hint is still to be written. */
type Told = Omit<EntryFinding, 'hint'> & { readonly slip: string | undefined };
