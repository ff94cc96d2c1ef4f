import type { ServiceTier } from '../../catalog/price-list.ts';
import { dayAt, dayNumber, isDate } from '../../input/day.ts';
import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt } from '../../input/source-text.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { PromptLength } from './invoice-line.ts';
import type { Cell } from './record.ts';

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;
const LONGEST = 64;

/** Faults of a code that are told with their places. */
const TOLD = 20;

/** Reads the cells of an invoice, and keeps what is wrong with them; a number in another notation is never guessed at. */
export class Reading {
  readonly #problems: Problem[] = [];
  /** How many there are of a code; of many alike the first are told. */
  readonly #counts = new Map<string, number>();

  fault(mark: Mark, code: string, message: string, hint?: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= TOLD) this.#problems.push(problemAt(mark, code, message, hint === undefined ? {} : { hint }));
  }

  /** What is wrong, in the order in which it was found; the last of many of a code says how many more there are. */
  get problems(): readonly Problem[] {
    return this.#problems.map((problem, i) => {
      const more = this.#counts.get(problem.code)! - TOLD;
      const isLast = !this.#problems.slice(i + 1).some(({ code }) => code === problem.code);
      return more > 0 && isLast
        ? { ...problem, message: `${problem.message}; so are ${more} more, of lines behind it` }
        : problem;
    });
  }

  /** A decimal with a point, negative with a minus before it. */
  decimal(cell: Cell | undefined, what: string): Decimal | undefined {
    if (!cell) return undefined;
    const { text, mark } = cell;
    if (DECIMAL.test(text) && text.length <= LONGEST) return new Decimal(text);
    this.fault(mark, 'E591', `${what} is \`${text}\`, which is not a plain number`, notation(text));
    return undefined;
  }

  /** A decimal from 0 on: only money can be given back. */
  quantity(cell: Cell | undefined, what: string): Decimal | undefined {
    const value = this.decimal(cell, what);
    if (!value?.isNegative() || value.isZero()) return value;
    this.fault(cell!.mark, 'E591', `${what} is negative`, 'a credit is an amount below 0, not a quantity');
    return undefined;
  }

  /** A day `YYYY-MM-DD`, alone or with an hour behind it as RFC 3339 writes it, in UTC; or seconds since 1970. */
  day(cell: Cell | undefined): string | undefined {
    if (!cell) return undefined;
    const { text, mark } = cell;
    const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]00:?00| UTC)?)?$/.exec(text)?.[1];
    if (day !== undefined && isDate(day)) return day;
    if (/^\d{9,10}$/.test(text)) return dayAt(Math.floor(Number(text) / 86_400));
    this.fault(mark, 'E592', `\`${text}\` is not a day`, 'write it as YYYY-MM-DD; hours are those of UTC');
    return undefined;
  }

  /** The days from the one in `start` to the one before that in `end`, or the one in `start` alone. */
  days(start: Cell | undefined, end: Cell | undefined): readonly [string, string] | undefined {
    const first = this.day(start);
    const after = this.day(end);
    if (first === undefined) return undefined;
    const last = after === undefined || after <= first ? first : dayBefore(after);
    return [first, last];
  }

  tier(cell: Cell | undefined): ServiceTier {
    if (!cell) return 'standard';
    const word = cell.text.toLowerCase();
    const tier = Object.hasOwn(TIERS, word) ? TIERS[word] : undefined;
    if (tier === undefined)
      this.fault(
        cell.mark,
        'E593',
        `\`${cell.text}\` is not a service tier that is known`,
        'standard, batch, flex, priority',
      );
    return tier ?? 'standard';
  }

  length(cell: Cell | undefined): PromptLength | undefined {
    if (!cell) return undefined;
    const text = cell.text.toLowerCase().replace(/\s/g, '');
    if (/^(?:0-\d+k|(?:≤|<=|<)\d+k|short|short_?context|standard)$/.test(text)) return 'short';
    if (/^(?:\d+k-\d+[km]|(?:>|>=|≥)\d+k|\d+k\+|long|long_?context)$/.test(text)) return 'long';
    this.fault(
      cell.mark,
      'E593',
      `\`${cell.text}\` is not a window of prompt lengths that is known`,
      'short, long, or as the provider writes it: `≤ 200k`, `> 200k`, `0-200k`, `200k-1M`',
    );
    return undefined;
  }
}

const TIERS: Readonly<Record<string, ServiceTier>> = {
  standard: 'standard',
  default: 'standard',
  auto: 'standard',
  message: 'standard',
  messages: 'standard',
  'on-demand': 'standard',
  on_demand: 'standard',
  false: 'standard',
  batch: 'batch',
  batches: 'batch',
  message_batch: 'batch',
  true: 'batch',
  flex: 'flex',
  priority: 'priority',
  priority_on_demand: 'priority',
};

function notation(text: string): string | undefined {
  if (/^\(.*\)$/.test(text)) return 'write what is given back with a minus: -12.50';
  if (text.includes(',')) return 'decimals have a point, and thousands nothing between them: 1234.56';
  if (/[$€£¥]|[A-Z]{3}/.test(text)) return 'the currency stands in a column of its own';
  return 'a number such as 1234.56';
}

const dayBefore = (day: string): string => dayAt(dayNumber(day) - 1);
