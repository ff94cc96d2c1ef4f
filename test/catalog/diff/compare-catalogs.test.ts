import { describe, expect, test } from 'vitest';
import type { FigureChange } from '../../../src/catalog/diff/catalog-diff.ts';
import { compareCatalogs } from '../../../src/catalog/diff/compare-catalogs.ts';
import { doubtsOf } from '../../../src/catalog/diff/doubts.ts';
import { COMPLIANCE, compiledFixture, ENTRIES } from '../../report/catalog/fixture.ts';

const old = compiledFixture();
const one = ENTRIES['api/acme/one']!;
/** What differs when texts of an entry are replaced, one after the other. */
const differs = (path: string, ...swaps: readonly (readonly [string, string])[]) => {
  const text = swaps.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`no \`${from}\` in ${path}`);
    return all.replace(from, to);
  }, ENTRIES[path]!);
  return compareCatalogs(old, compiledFixture({ [path]: text }));
};
const brief = ({ figure, from, what, old: before, new: now, factor, beyond }: FigureChange): string =>
  [figure, from, what, before, now, factor, beyond && 'beyond'].filter(Boolean).join(' | ');

describe('the difference of two catalogs', () => {
  test('is nothing between two that say the same', () => {
    expect(compareCatalogs(old, compiledFixture())).toMatchObject({ came: [], went: [], changes: [], resourced: [] });
  });
  test('is nothing between amounts that are written otherwise', () => {
    const diff = differs(
      'api/acme/one',
      ['input: 4 USD/Mtok', 'input: 4.00 USD/Mtok'],
      ['output: 20 USD/Mtok', 'output: 0.02 USD/ktok'],
      ['contextWindow: 200000 tok', 'contextWindow: 200k tok'],
    );
    expect(diff.changes).toEqual([]);
  });
  test('names the entries that came and went', () => {
    const diff = compareCatalogs(
      old,
      compiledFixture({ 'rules/strict': undefined, 'rules/other': ENTRIES['rules/strict'] }),
    );
    expect(diff.came).toEqual([{ kind: 'rules', id: 'other', name: 'Strict' }]);
    expect(diff.went).toEqual([{ kind: 'rules', id: 'strict', name: 'Strict' }]);
    expect(diff.changes).toEqual([]);
  });
  test('says which fact of a provider changed, and what it holds for', () => {
    const acme = COMPLIANCE['providers/acme']!.replace('retention: 0 day', 'retention: 7 day').replace(
      '[baa, dpa]',
      '[baa]',
    );
    const { changes } = compareCatalogs(
      compiledFixture(COMPLIANCE),
      compiledFixture({ ...COMPLIANCE, 'providers/acme': acme }),
    );
    expect(changes.map(brief)).toEqual([
      'offers | changed | baa, dpa | baa',
      'with zero-retention retention | changed | 0 day | 7 day | beyond',
    ]);
  });
  test('says by how much a price changed, and in which period', () => {
    const { changes } = differs('rentals/cloud/box', ['price: 40 USD', 'price: 30 USD']);
    // 30 / 40 = 0.75
    expect(changes.map(brief)).toEqual([
      'b8 east on-demand price | 2026-01-01 | changed | 40 USD/instance/h | 30 USD/instance/h | 0.75',
    ]);
  });
  test('flags what changed by more than three times, either way, and not exactly three times', () => {
    const swap = (to: string) => differs('rentals/cloud/box', ['price: 2.5 EUR', `price: ${to} EUR`]).changes[0]!;
    // 7.5 / 2.5 = 3
    expect(swap('7.5')).toMatchObject({ factor: '3', beyond: false });
    expect(swap('7.6')).toMatchObject({ beyond: true });
    // 2.5 / 0.8 = 3.125
    expect(swap('0.8')).toMatchObject({ beyond: true });
    expect(swap('0.84')).toMatchObject({ beyond: false });
  });
  test('flags a price in another currency, which cannot be compared', () => {
    const { changes } = differs('rentals/cloud/box', ['price: 2.5 EUR', 'price: 2.5 USD']);
    expect(changes).toMatchObject([{ factor: undefined, price: true, beyond: true }]);
  });
  test('flags a price that was free', () => {
    const { changes } = differs('api/beta/two', ['free: [input]', 'input: 0.001 USD/Mtok']);
    expect(changes).toMatchObject([{ figure: 'input', old: '0 USD/Mtok', factor: undefined, beyond: true }]);
  });
  test('compares a new period with what held before it, not with one that was withdrawn', () => {
    const later =
      '  - { validFrom: 2028-01-01, recordedAt: 2026-11-01, status: scheduled, input: 3 USD/Mtok, output: 8 USD/Mtok }\n';
    const { changes } = compareCatalogs(
      old,
      compiledFixture({
        'api/acme/one':
          one.replace('validFrom: 2027-01-01\n', 'validFrom: 2027-01-01\n    validTo: 2028-01-01\n') + later,
      }),
    );
    expect(changes).toMatchObject([
      // 3 / 1.5 = 2, from the period of 2027
      { figure: 'input', from: '2028-01-01', what: 'came', before: '1.5 USD/Mtok', new: '3 USD/Mtok', factor: '2' },
      { figure: 'output', from: '2028-01-01', what: 'came', before: '8 USD/Mtok', factor: '1' },
      { figure: 'validTo', from: '2027-01-01', what: 'came', new: '2028-01-01', before: undefined },
    ]);
  });
  test('compares nothing with a price that was taken back, and such a price with nothing', () => {
    const source = '{ title: a list, read: 2026-10-01, grade: verified }';
    const rest = `recordedAt: 2026-08-01, source: ${source} }`;
    const { changes } = compareCatalogs(
      old,
      compiledFixture({
        'devices/box':
          ENTRIES['devices/box']!.replace('{ validFrom: 2026-06-25,', '{ validFrom: 2026-06-25, validTo: 2026-09-01,') +
          `  - { validFrom: 2026-08-01, status: withdrawn, price: 100 USD/device, ${rest}\n` +
          `  - { validFrom: 2026-09-01, status: effective, price: 10798 USD/device, ${rest}\n`,
      }),
    );
    expect(changes).toMatchObject([
      { figure: 'price', from: '2026-08-01', new: '100 USD/device', before: undefined, factor: undefined },
      // 10798 / 5399, the middle of 5299 and 5499
      { figure: 'price', from: '2026-09-01', before: '5299..5499 USD/device', factor: '2' },
      { figure: 'validTo', from: '2026-06-25', new: '2026-09-01' },
    ]);
  });
  test('knows variants by their conditions, whatever their order', () => {
    const { changes } = differs('api/acme/one', ['output: 8 USD/Mtok }', 'output: 6 USD/Mtok }']);
    // 6 / 8 = 0.75 at the weekend, and in everything that is a share of it
    expect(new Set(changes.map(change => change.factor))).toEqual(new Set(['0.75']));
    expect(changes.map(change => change.figure)).toContain('utc-22:00-04:00-sat-sun output');
    expect(changes.map(change => change.figure)).toContain('batch-utc-22:00-04:00-sat-sun output');
  });
  test('tells text from numbers, and what is known from where it is known', () => {
    const { changes, resourced } = differs(
      'models/tiny',
      ['Apache-2.0', 'MIT'],
      ['read: 2026-10-01', 'read: 2026-10-02'],
    );
    expect(changes.map(brief)).toEqual(['licence | changed | Apache-2.0 | MIT']);
    expect(resourced.map(change => change.figure)).toEqual(['source']);
  });
  test('sees the likely value and both ends of a range', () => {
    const { changes } = differs('devices/box', ['5299..5499', '5199..5599']);
    // the middle is the same: (5299 + 5499) / 2 = (5199 + 5599) / 2
    expect(changes).toMatchObject([{ old: '5299..5499 USD/device', new: '5199..5599 USD/device', factor: '1' }]);
  });
  test('reads sources as numbers or written out alike', () => {
    const { sources, ...rest } = old;
    const inline = JSON.parse(JSON.stringify(rest), (key, value) =>
      key === 'source' && typeof value === 'number' ? sources[value] : value,
    );
    expect(compareCatalogs(old, { ...inline, sources: [] })).toMatchObject({ changes: [], resourced: [] });
  });
  test('is the other way round when the catalogs are', () => {
    const now = compiledFixture({
      'rentals/cloud/box': ENTRIES['rentals/cloud/box']!.replace('price: 40', 'price: 80'),
    });
    expect(compareCatalogs(old, now).changes[0]!.factor).toBe('2');
    expect(compareCatalogs(now, old).changes[0]!.factor).toBe('0.5');
  });
});

describe('what should be looked at first', () => {
  const step = (to: string) =>
    doubtsOf(differs('rentals/cloud/box', ['price: 40 USD', `price: ${to} USD`])).jumps.length;
  test('is a price that changed by more than half, not by half', () => {
    // 40 × 1.5 = 60, 40 × 0.5 = 20
    expect([step('60'), step('60.01'), step('20'), step('19.99')]).toEqual([0, 1, 0, 1]);
  });
  test('is not a figure that is no price', () => {
    expect(doubtsOf(differs('devices/box', ['memory: 96 GB', 'memory: 512 GB'])).jumps).toEqual([]);
  });
  test('is a catalog that lost more than half of its entries, or is older', () => {
    const less = { ...old, date: '2026-10-31', api: {}, models: {}, devices: {}, rentals: {}, throughput: {} };
    expect(doubtsOf(compareCatalogs(old, less))).toMatchObject({ shrunk: true, older: true });
    expect(doubtsOf(compareCatalogs(old, old))).toEqual({ jumps: [], shrunk: false, older: false });
  });
});
