import type { Tree } from '../../input/tree.ts';
import type { Bucket } from '../catalog.ts';
import { BUCKETS } from '../fields.ts';
import type { EntryAccount, FieldRecord } from './account.ts';
import type { Period, Variant, When } from './imported.ts';
import { movePoint } from './price-text.ts';

type Mutable = { [B in Bucket]?: string };

interface Set {
  readonly when: When;
  readonly prices: Mutable;
  readonly records: Map<Bucket, FieldRecord>;
}

interface Zero {
  readonly record: FieldRecord;
  readonly text: string;
}

/** Takes the prices of one period as they come, and sorts them by the condition under which they hold. */
export class PriceCollector {
  readonly #account: EntryAccount;
  /** How numbers are written in this form: as JSON numbers, or as texts. */
  readonly #asText: boolean;
  readonly #sets = new Map<string, Set>();
  readonly #zeros: Zero[] = [];
  #bad = 0;

  constructor(account: EntryAccount, asText = false) {
    this.#account = account;
    this.#asText = asText;
  }

  /** Reads a price in the file's unit; moving the point by `places` makes it USD/Mtok (of `request` USD/request). */
  put(field: string, node: Tree, bucket: Bucket, places: number, when: When = {}): void {
    const record = this.#account.record(field, 'mapped', node);
    if (node.kind === 'text' && !node.quoted && node.text === 'null') record.use = 'notAPrice';
    else {
      const price = this.#read(field, node, places, record);
      if (price !== undefined) this.#enter(field, node, bucket, price, when, record);
    }
  }

  /** The period, its variants in the order in which later ones win; whatever is 0 without being declared free is named and left out. */
  period(declaredFree: boolean, span: Pick<Period, 'validFrom' | 'validTo'> = {}): Period {
    const sets = [...this.#sets.values()].map(({ when, prices, records }) => {
      const set = { when, prices: inOrder(prices) };
      this.#account.readFrom.set(set.prices, records);
      return set;
    });
    const free = declaredFree && sets.length === 0 && this.#bad === 0;
    if (!free) for (const { record, text } of this.#zeros) this.#leaveOut(record, 'zero', text, ZERO);
    const base = sets.find(set => Object.keys(set.when).length === 0)?.prices ?? {};
    const variants: Variant[] = sets.filter(set => Object.keys(set.when).length > 0).sort(byOrder);
    return { ...span, free, base, variants };
  }

  get hasZero(): boolean {
    return this.#zeros.length > 0;
  }

  get isBad(): boolean {
    return this.#bad > 0;
  }

  #read(field: string, node: Tree, places: number, record: FieldRecord): string | undefined {
    const text = node.kind === 'text' ? node.text : '';
    const price = node.kind === 'text' ? movePoint(text.trim(), places) : undefined;
    if (price === undefined) {
      this.#bad++;
      this.#leaveOut(record, 'notANumber', text, 'not a number that can be read');
    } else if (price.startsWith('-')) {
      this.#bad++;
      this.#leaveOut(record, 'negative', text, 'a negative price');
    } else if (price === '0') this.#zeros.push({ record, text });
    else {
      if (node.kind === 'text' && node.quoted && !this.#asText)
        this.#account.remark('numberAsText', node.mark.line, 'a number written as text', true, field, text);
      return price;
    }
    return undefined;
  }

  #enter(field: string, node: Tree, bucket: Bucket, price: string, when: When, record: FieldRecord): void {
    const key = JSON.stringify([when.region, when.utc, when.tier, when.prompt]);
    const set: Set = this.#sets.get(key) ?? { when, prices: {}, records: new Map() };
    const before = set.prices[bucket];
    if (before !== undefined && before !== price) {
      record.use = 'wrong';
      const message = `another field says ${before} for the same price; that one is entered`;
      this.#account.remark('saidTwice', node.mark.line, message, false, field, price);
    } else {
      set.prices[bucket] = price;
      set.records.set(bucket, record);
    }
    this.#sets.set(key, set);
  }

  #leaveOut(record: FieldRecord, kind: 'zero' | 'negative' | 'notANumber', text: string, message: string): void {
    record.use = 'wrong';
    this.#account.remark(kind, record.line, message, false, record.field, text.slice(0, 80));
  }
}

/** The same prices, always in the same order, so that two sets can be compared as text. */
const inOrder = (prices: Mutable): Mutable =>
  Object.fromEntries(BUCKETS.flatMap(b => (prices[b] === undefined ? [] : [[b, prices[b]]])));

const ZERO = 'a price of 0 that is not declared free';
const TIERS = ['batch', 'flex', 'priority'];

/** Prompt sizes upwards, then time windows, then tiers: from the special to the general, as later variants win. */
function byOrder(a: Variant, b: Variant): number {
  const rank = ({ when }: Variant) => [
    when.utc ? 1 : 0,
    when.tier ? 1 + TIERS.indexOf(when.tier) : 0,
    Number(/\d+/.exec(when.prompt ?? '0')![0]),
  ];
  const [left, right] = [rank(a), rank(b)];
  const differs = left.findIndex((value, i) => value !== right[i]);
  return differs < 0 ? 0 : left[differs]! - right[differs]!;
}
