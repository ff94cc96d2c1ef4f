import { beforeAll, expect, test } from 'vitest';
import { Others } from '../../../src/catalog/guard/others.ts';
import type { EntryFile } from '../../../src/catalog/source/compile.ts';
import { realContent, realFiles, saidOf } from './real.ts';
import { counts, isHundredfold, type Judged, missed, seedSlips } from './seeded-slips.ts';

let files: EntryFile[];
let others: Others;
let slips: Judged[];

beforeAll(() => {
  files = realFiles();
  others = new Others(realContent());
  slips = seedSlips(files, others, 700, 340);
}, 120_000);

const vouchedFor = ({ amount }: Judged): boolean => /^\s*unusual:/m.test(files.find(f => f.path === amount.file)!.text);

const report = (): string =>
  [
    'caught of all, by kind and by field:',
    ...counts(slips, s => s.amount.kind),
    ...counts(slips, s => `${s.amount.kind} ${s.amount.field}`),
    'missed:',
    ...missed(slips),
  ].join('\n');

test('the sample has slips of every kind of entry with figures, and both sizes', () => {
  expect([...new Set(slips.map(s => s.amount.kind))].sort()).toEqual(
    ['api', 'defaults', 'devices', 'models', 'people', 'providers', 'rentals', 'sites', 'throughput'].sort(),
  );
  expect(slips.filter(isHundredfold).length).toBeGreaterThan(280);
  expect(slips.filter(s => !isHundredfold(s)).length).toBeGreaterThan(200);
});

test('every slip of a hundred times or more is caught', () => {
  const large = slips.filter(isHundredfold);
  expect(missed(large.filter(s => !vouchedFor(s))), report()).toEqual([]);
  // an entry that somebody vouches for with `unusual` may hide one in a hundred
  const vouched = large.filter(vouchedFor);
  expect(vouched.filter(s => !s.caught).length, report()).toBeLessThanOrEqual(Math.ceil(vouched.length / 100));
});

test('of the slips of ten times or more 95 % are caught, and 90 % in each kind of entry', () => {
  const share = (some: readonly Judged[]) => some.filter(s => s.caught).length / some.length;
  expect(share(slips), report()).toBeGreaterThanOrEqual(0.95);
  for (const kind of new Set(slips.map(s => s.amount.kind)))
    expect(share(slips.filter(s => s.amount.kind === kind)), `${kind}\n${report()}`).toBeGreaterThanOrEqual(0.9);
});

/** Every entry of a small kind, one in three of a large one. */
const sampled = (_: EntryFile, i: number, { length }: readonly EntryFile[]): boolean => length < 100 || i % 3 === 0;

/** How many of these entries are told when their text is rewritten, of those that the rewriting changes. */
function told(kind: string, rewrite: (text: string) => string): { caught: number; missed: string[] } {
  const changed = files.filter(f => f.path.startsWith(`${kind}/`) && rewrite(f.text) !== f.text).filter(sampled);
  const silent = changed.filter(f => saidOf({ ...f, text: rewrite(f.text) }, others).length === 0);
  return { caught: (changed.length - silent.length) / changed.length, missed: silent.map(f => f.path) };
}

test('a memory in GiB for GB is told on every device', () => {
  const { caught, missed } = told('devices', text => text.replace(/^((?:memory:| {2}value:) .*?) GB$/m, '$1 GiB'));
  expect({ caught, missed }).toEqual({ caught: 1, missed: [] });
});

test('an entry with all its prices per 1,000 tokens, a thousandth of those per 1,000,000, is told 97 times of 100', () => {
  const perThousand = (text: string) =>
    text.replace(/: (\d[\d.]*) USD\/Mtok$/gm, (_, price) => `: ${(Number(price) / 1000).toFixed(9)} USD/Mtok`);
  const { caught, missed } = told('api', perThousand);
  expect(caught, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
});

test('an entry with all its prices a thousand times too high is told 97 times of 100', () => {
  const perBillion = (text: string) =>
    text.replace(/: (\d[\d.]*) USD\/Mtok$/gm, (_, price) => `: ${(Number(price) * 1000).toFixed(9)} USD/Mtok`);
  const { caught, missed } = told('api', perBillion);
  expect(caught, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
});
