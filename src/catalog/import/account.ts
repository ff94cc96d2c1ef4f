import type { Branch, Tree } from '../../input/tree.ts';
import type { Bucket } from '../catalog.ts';
import type { Prices } from './imported.ts';

/**
 * What became of one field: entered; priced, but this catalog has no such price; not entered because it looks wrong;
 * says nothing about prices; a key that the form does not have; would have been entered, had its entry been.
 */
export type Use = 'mapped' | 'noCounterpart' | 'wrong' | 'notAPrice' | 'unknownKey' | 'withEntry';

export type RemarkKind =
  | 'zero'
  | 'negative'
  | 'notANumber'
  | 'numberAsText'
  | 'unknownKey'
  | 'repeatedKey'
  | 'saidTwice'
  | 'cacheReadDearer'
  | 'outputCheaper'
  | 'beyondLimit'
  | 'bigChange'
  | 'tierOfAllSizes'
  | 'sameId'
  | 'nameTaken'
  | 'saidMore'
  | 'notSayable';

/** Something that looks wrong; `entered` says whether the value was taken all the same. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly entry: string;
  readonly line: number;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
  readonly message: string;
  readonly entered: boolean;
}

/** Why an entry was not entered. */
export type ListedAs = 'noCounterpart' | 'noPrice' | 'looksWrong';

export type Outcome =
  | {
      readonly as: 'entry' | 'region' | 'same';
      readonly id: string;
      readonly region?: string;
      readonly replaces?: boolean;
      readonly free?: boolean;
    }
  | { readonly as: ListedAs; readonly reason: string };

export interface Member {
  readonly key: string;
  /** Dotted, `pricing.prompt`. */
  readonly field: string;
  readonly value: Tree;
}

export interface FieldRecord {
  readonly field: string;
  use: Use;
  /** What kind of price it is, where it has no counterpart: `audio`. */
  readonly what?: string | undefined;
  readonly value?: string | undefined;
  readonly line: number;
}

/** The account of one entry of a price file: every field and what became of it, every remark, and the outcome. */
export class EntryAccount {
  readonly from: string;
  readonly line: number;
  readonly fields: FieldRecord[] = [];
  readonly remarks: Remark[] = [];
  outcome: Outcome | undefined;
  /** From which fields the prices of a set were read, bucket by bucket. */
  readonly readFrom = new WeakMap<Prices, ReadonlyMap<Bucket, FieldRecord>>();
  /** Fields that were there to be read; each must have a record in the end. */
  read = 0;

  constructor(from: string, line: number) {
    this.from = from;
    this.line = line;
  }

  /** The members of the entry with their names, each to be recorded or opened in turn. */
  open(tree: Branch, prefix = ''): Member[] {
    this.read += tree.entries.size;
    return [...tree.entries].map(([key, { value }]) => ({ key, field: `${prefix}${key}`, value }));
  }

  /** The members of a field that is a map; they are accounted for in its stead. What is no map is named. */
  inside(field: string, node: Tree): Member[] {
    if (node.kind === 'map') {
      this.read--;
      return this.open(node, `${field}.`);
    }
    this.unknown(field, node);
    return [];
  }

  /** The items of a field that is a list; they are accounted for in its stead. What is no list is named. */
  items(field: string, node: Tree): readonly Tree[] {
    if (node.kind === 'list') {
      this.read += node.items.length - 1;
      return node.items;
    }
    this.unknown(field, node);
    return [];
  }

  record(field: string, use: Use, node: Tree, what?: string): FieldRecord {
    const record = { field, use, what, value: node.kind === 'text' ? node.text : undefined, line: node.mark.line };
    this.fields.push(record);
    return record;
  }

  /** A key that the form does not have: named, and not used. */
  unknown(field: string, node: Tree): void {
    this.record(field, 'unknownKey', node);
    this.remark('unknownKey', node.mark.line, 'a key that is not known', false, field, shownValue(node));
  }

  /** Prices that were read and are not entered after all. */
  takeBack(prices: Prices, buckets: readonly Bucket[]): void {
    for (const bucket of buckets) {
      const record = this.readFrom.get(prices)?.get(bucket);
      if (record) record.use = 'wrong';
    }
  }

  remark(kind: RemarkKind, line: number, message: string, entered: boolean, field?: string, value?: string): void {
    this.remarks.push({ kind, entry: this.from, line, field, value, message, entered });
  }

  /** Closes the account of an entry that was not entered. */
  list(as: ListedAs, reason: string): void {
    this.outcome = { as, reason };
    for (const record of this.fields) if (record.use === 'mapped') record.use = 'withEntry';
  }

  /** Closes the account of what is no text model, so that no price of it is held against the form. */
  listOtherKind(as: ListedAs, reason: string): void {
    this.list(as, reason);
    for (const record of this.fields) if (record.use === 'wrong') record.use = 'withEntry';
    this.remarks.splice(0, this.remarks.length, ...this.remarks.filter(remark => remark.kind === 'unknownKey'));
  }
}

const shownValue = (node: Tree): string =>
  node.kind === 'text' ? node.text.slice(0, 80) : node.kind === 'map' ? 'a map' : 'a list';
