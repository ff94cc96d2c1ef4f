import type { Others } from '../../../src/catalog/guard/others.ts';
import type { EntryFile } from '../../../src/catalog/source/compile.ts';
import { amountsIn, type WrittenAmount } from './amounts.ts';
import { saidOf } from './real.ts';
import { type Slip, seeded, slipOf } from './slip.ts';

export interface Judged extends Slip {
  readonly caught: boolean;
}

/** A figure is off by this or more; a hair less, for what was rounded. */
export const isHundredfold = ({ factor }: Slip): boolean => Math.max(factor, 1 / factor) >= 99.5;

/** Slips in the real catalog: every other one in proportion to the figures there are, the rest evenly over the kinds of entries. */
export function seedSlips(files: readonly EntryFile[], others: Others, count: number, seed: number): Judged[] {
  const random = seeded(seed);
  const byPath = new Map(files.map(file => [file.path, file]));
  const amounts = files.filter(f => f.path !== 'catalog.yaml').flatMap(f => amountsIn(f.path, f.text));
  const kinds = [...new Set(amounts.map(a => a.kind))];
  const ofKind = new Map(kinds.map(kind => [kind, amounts.filter(a => a.kind === kind)]));
  const any = (pool: readonly WrittenAmount[]) => pool[Math.floor(random() * pool.length)]!;
  const slips: Judged[] = [];
  for (let i = 0; slips.length < count; i++) {
    const slip = slipOf(any(i % 2 ? amounts : ofKind.get(kinds[(i >> 1) % kinds.length]!)!), random);
    if (!slip) continue;
    const { file, start, end } = slip.amount;
    const entry = byPath.get(file)!;
    const text = entry.text.slice(0, start) + slip.text + entry.text.slice(end);
    slips.push({ ...slip, caught: saidOf({ ...entry, text }, others).length > 0 });
  }
  return slips;
}

/** Caught of all, by kind: `api 98/100 (100x: 60/60)`. */
export function counts(slips: readonly Judged[], by: (slip: Judged) => string): string[] {
  const groups = [...new Set(slips.map(by))].sort();
  return groups.map(group => {
    const all = slips.filter(slip => by(slip) === group);
    const large = all.filter(isHundredfold);
    const of = (some: readonly Judged[]) => `${some.filter(s => s.caught).length}/${some.length}`;
    return `${group} ${of(all)} (100x: ${of(large)})`;
  });
}

export const missed = (slips: readonly Judged[]): string[] =>
  slips.filter(s => !s.caught).map(s => `${s.amount.file} ${s.amount.field}: ${s.amount.text} -> ${s.text}`);
