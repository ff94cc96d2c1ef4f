import { beforeAll, expect, test } from 'vitest';
import { Others } from '../../../src/catalog/guard/others.ts';
import type { EntryFile } from '../../../src/catalog/source/compile.ts';
import { realContent, realFiles, saidOf } from './real.ts';
import { seeded } from './slip.ts';

let files: EntryFile[];

beforeAll(() => {
  files = realFiles();
});

/** Entries drawn by chance, the same for the same seed. */
function drawn(count: number, seed: number): EntryFile[] {
  const random = seeded(seed);
  const entries = files.filter(f => f.path.includes('/'));
  return Array.from({ length: count }, () => entries[Math.floor(random() * entries.length)]!);
}

test('an entry that the others do not know yet raises no alarm: of 25 not one', () => {
  const content = realContent();
  const alarms = drawn(25, 1).filter(entry => {
    const [, kind = '', id = ''] = /^(\w+)\/(.*)\.yaml$/.exec(entry.path)!;
    const entries = (content as unknown as Record<string, object>)[kind]!;
    const rest = Object.fromEntries(Object.entries(entries).filter(([other]) => other !== id));
    return saidOf(entry, new Others({ ...content, [kind]: rest })).length > 0;
  });
  expect(alarms.map(a => a.path)).toEqual([]);
}, 60_000);

test('the next honest price, up to twice or down to half of the present ones, is no alarm in 99 of 100 entries', () => {
  const others = new Others(realContent());
  const random = seeded(2);
  const moved = files
    .filter((_, i) => i % 2 === 0)
    .map(entry => {
      const factor = 2 ** (2 * random() - 1);
      const text = entry.text.replace(
        /: (\d[\d.]*(?:\.\.\d[\d.]*)*) (USD|EUR)\//g,
        (_, numbers: string, currency) =>
          `: ${numbers
            .split('..')
            .map(n => (Number(n) * factor).toFixed(6))
            .join('..')} ${currency}/`,
      );
      return { entry, text };
    });
  const priced = moved.filter(({ entry, text }) => text !== entry.text);
  const alarms = priced.filter(({ entry, text }) => saidOf({ ...entry, text }, others).length > 0);
  expect(priced.length).toBeGreaterThan(500);
  expect(alarms.length / priced.length, alarms.map(a => a.entry.path).join('\n')).toBeLessThan(0.01);
}, 60_000);
