import { describe, expect, test } from 'vitest';
import { renderDifferenceText } from '../../../src/report/difference/difference-page.ts';
import { readSavedReport } from '../../../src/report/difference/saved-report.ts';
import { renderJson } from '../../../src/report/json.ts';
import type { Report } from '../../../src/report/report.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { api, compiledJson, PERIOD } from '../../catalog/entries.ts';
import { PLAIN } from '../../model/compare.ts';
import { figure, line, plan, report } from '../fixture.ts';
import { routed } from '../routing/fixture.ts';
import { between, differing, effectsOf, faultsOf, rowOf, saved, savedReport, scenario } from './differing.ts';

/** 30M input tokens a month at 2 USD/Mtok: 60 USD. */
const TEXT = `${PLAIN}\ntasks: { t: { requests: 1000 /day, input: 1000 tok, output: 0 tok } }\noptions: { a: { api: x/y, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }\n`;

describe('two saved reports', () => {
  test('are computed again from what they carry, with what --set said', () => {
    const [a, b] = [savedReport(TEXT), savedReport(TEXT, { set: ['tasks.t.requests=2000 /day'] })];
    expect(b.scenario.text).toBe(TEXT);
    const found = between(saved(a), saved(b));
    expect(effectsOf(found, 'a')).toEqual({ volume: '60' });
    expect(found.inputs.map(i => [i.id, i.a, i.b])).toEqual([['tasks.t.requests', '1000 /day', '2000 /day']]);
    expect([found.notes, found.unattributed, found.a.form]).toEqual([[], null, 'report']);
  });
  test('differ from a scenario like two scenarios', () => {
    const text = TEXT.replace('2 USD/Mtok', '3 USD/Mtok');
    const mixed = between(saved(savedReport(TEXT)), scenario(text));
    expect(mixed.attribution).toEqual(differing(TEXT, text).attribution);
  });
  test('what their totals say beyond today’s catalog goes to the price, and the note names both catalogs', () => {
    const a = savedReport(TEXT);
    const older: Report = {
      ...a,
      catalog: { ...a.catalog, version: '2026.09.1', sha256: 'c'.repeat(64) },
      plans: a.plans.map(p => ({ ...p, monthly: figure('50') })),
    };
    // 50 was saved, 60 is computed now; 120 with twice the volume: volume 60, price 10, together 70
    const found = between(saved(older, { file: 'old.json' }), scenario(TEXT.replace('1000 /day', '2000 /day')));
    expect(rowOf(found.attribution, 'a').difference).toBe('70');
    expect(effectsOf(found, 'a')).toEqual({ price: '10', volume: '60' });
    expect(found.notes).toEqual([
      'old.json was computed with the catalog 2026.09.1 (cccccccc); its effects are found with 2026.11.1 (), and what its totals differ by for that stands under price',
    ]);
  });
  test('of another version of the program leave the rest to the assumptions', () => {
    const a = savedReport(TEXT);
    const older: Report = {
      ...a,
      tool: { name: 'tco', version: '0.0.1' },
      plans: a.plans.map(p => ({ ...p, monthly: figure('50') })),
    };
    const found = between(saved(older), saved(a));
    expect(effectsOf(found, 'a')).toEqual({ assumptions: '10' });
    expect(found.notes[0]).toContain('tco 0.0.1 computed report.json; this version computes other totals');
  });
  test('that cannot be computed again have totals, lines and changed assumptions, and no attribution', () => {
    const [a, b] = [
      report(),
      report({
        plans: report().plans.map(p => ({
          ...p,
          monthly: figure('21870.44'),
          lines: [line('input', 'input tokens', 'sonnet', figure('14580.1'), '0.6')],
        })),
      }),
    ];
    const changed = {
      ...b,
      assumptions: b.assumptions.map(x => (x.id === 'tasks.summarize.requests' ? { ...x, value: '150k' } : x)),
    };
    const found = between({ file: 'a.json', saved: a, input: undefined, why: 'a.json is old' }, saved(changed));
    expect([found.attribution, found.method, found.unattributed]).toEqual([
      [],
      null,
      expect.stringContaining('a.json is old'),
    ]);
    expect(found.inputs).toEqual([
      { id: 'tasks.summarize.requests', category: 'volume', a: '120k request/day', b: '150k request/day', effects: [] },
    ]);
    const sonnet = found.plans.find(p => p.id === 'sonnet')!;
    expect(sonnet.difference.monthly).toBe('1000');
    expect(sonnet.lines[0]).toMatchObject({ id: 'input', a: '13580.1', b: '14580.1', difference: '1000' });
  });
  test('whose prices are no longer at hand say so', () => {
    const a = savedReport(TEXT);
    const gone = {
      ...a,
      scenario: { ...a.scenario, text: TEXT.replace(', price: { input: 2 USD/Mtok, output: 8 USD/Mtok }', '') },
    };
    const found = between(saved(gone, { file: 'own.json' }), saved(a));
    expect(found.unattributed).toMatch(/^own\.json cannot be computed again with the catalog at hand: .*x\/y/);
    expect(found.attribution).toEqual([]);
  });
  test('of tco route say how the split changed, and that its change is not attributed', () => {
    const split = (share: string) => ({
      task: 'summarize',
      portion: 'all' as const,
      option: 'rented-h100',
      cascade: null,
      share,
      tokens: '1',
      monthly: '1',
      hours: 'all' as const,
      reason: 'x',
    });
    const routing = (share: string) =>
      ({ plan: 'routed', split: [split(share), { ...split('0.1'), option: 'sonnet' }] }) as unknown as NonNullable<
        Report['routing']
      >;
    const more = { ...routed, pools: [{ ...routed.pools[0]!, replicas: figure('4', 'replica') }] };
    const found = between(
      saved(report({ plans: [routed], routing: routing('0.8') })),
      saved(report({ plans: [more], routing: routing('0.9') })),
    );
    expect(found.routing).toMatchObject({
      shares: [
        { task: 'summarize', target: 'rented-h100', a: '0.8', b: '0.9' },
        { task: 'summarize', target: 'sonnet', a: '0.1', b: '0.1' },
      ],
      replicas: [{ option: 'rented-h100', a: '3', b: '4' }],
    });
    const page = renderDifferenceText(found, PAGE);
    expect(page).toMatch(/summarize → rented-h100 +80 % +90 %/);
    expect(page).not.toContain('what each does');
    expect(found.notes).toContain('the routed split was settled anew on each side; its change is not attributed');
  });
});

/** What nobody knew before the day on which it came. */
const LATER = PERIOD.replace('recordedAt: 2026-01-01', 'recordedAt: 2026-06-01');

test('of two reports that count other costs there is none', () => {
  const counting = (lens?: 'marginal') => saved(report({ basis: { ...report().basis, ...(lens ? { lens } : {}) } }));
  expect(faultsOf(() => between(counting('marginal'), counting()))).toMatchObject([{ code: 'E572' }]);
  expect(between(counting('marginal'), counting('marginal')).plans).not.toEqual([]);
});

describe('two days', () => {
  const catalogJson = compiledJson({
    'api/acme/m': api(`validTo: 2026-06-01\n${PERIOD}`, `validFrom: 2026-06-01\n${LATER.replace('3 USD', '4 USD')}`),
  });
  const text = TEXT.replace(/api: x\/y, price: \{[^}]*\}/, 'api: acme/m');
  test('name the price of the catalog that changed, before and after', () => {
    const found = between(
      scenario(text, { asOf: '2026-03-01', catalogJson }),
      scenario(text, { asOf: '2026-11-01', catalogJson }),
    );
    // 30M tokens at 3, then at 4 USD/Mtok
    expect(effectsOf(found, 'a')).toEqual({ price: '30' });
    expect(found.inputs.map(i => [i.id, i.a, i.b])).toEqual([['asOf', '2026-03-01', '2026-11-01']]);
    expect(found.catalogPrices).toEqual([
      {
        id: 'catalog.api.acme/m.input',
        category: 'price',
        a: '3 USD/Mtok',
        b: '4 USD/Mtok',
        effects: [{ plan: 'a', effect: '30', alone: '30', last: '30' }],
      },
    ]);
  });
  test('with another volume: a price has the mean of coming alone and of coming last', () => {
    const found = between(
      scenario(text, { asOf: '2026-03-01', catalogJson }),
      scenario(text.replace('1000 /day', '2000 /day'), { asOf: '2026-11-01', catalogJson }),
    );
    // 30M tokens × 1 USD/Mtok alone, 60M last
    expect(found.catalogPrices[0]!.effects).toEqual([{ plan: 'a', effect: '45', alone: '30', last: '60' }]);
  });
  test('name a price that only one of them has, without an effect of its own', () => {
    const split = compiledJson({
      'api/acme/m': api(`validTo: 2026-06-01\n${PERIOD}`, `validFrom: 2026-06-01\n${LATER}\nreasoning: 20 USD/Mtok`),
    });
    const thinking = text.replace('output: 0 tok', 'output: 0 tok, reasoning: 100 tok');
    const found = between(
      scenario(thinking, { asOf: '2026-03-01', catalogJson: split }),
      scenario(thinking, { asOf: '2026-11-01', catalogJson: split }),
    );
    // 3M reasoning tokens at 15, the price of output, then at 20 USD/Mtok
    expect(effectsOf(found, 'a')).toEqual({ price: '15' });
    expect(found.catalogPrices.filter(price => price.a === null)).toEqual([
      { id: 'catalog.api.acme/m.reasoning', category: 'price', a: null, b: '20 USD/Mtok', effects: [] },
    ]);
  });
  test('without a change of price between them are no difference but the day', () => {
    const found = between(
      scenario(text, { asOf: '2026-07-01', catalogJson }),
      scenario(text, { asOf: '2026-11-01', catalogJson }),
    );
    expect(effectsOf(found, 'a')).toEqual({});
    expect([found.catalogPrices, found.same]).toEqual([[], false]);
  });
  test('and two catalogs: own prices on one side are a change of the catalog', () => {
    const own = {
      name: 'prices',
      sha256: '1'.repeat(64),
      files: [{ path: 'api/acme/m.yaml', file: 'prices/api/acme/m.yaml', text: api(PERIOD.replace('3 USD', '2 USD')) }],
    };
    const found = between(
      scenario(text, { asOf: '2026-11-01', catalogJson }),
      scenario(text, { asOf: '2026-11-01', catalogJson, overlays: [own] }),
    );
    // 30M tokens at 4, then at 2 USD/Mtok
    expect(effectsOf(found, 'a')).toEqual({ price: '-60' });
    expect(found.inputs.map(i => [i.id, i.b])).toEqual([['catalog', '2026.11.1 () with prices']]);
    expect(found.catalogPrices.map(i => [i.id, i.a, i.b])).toEqual([
      ['catalog.api.acme/m.input', '4 USD/Mtok', '2 USD/Mtok'],
    ]);
  });
});

describe('what cannot be compared', () => {
  test('are amounts in two currencies', () => {
    const euro = `currency: EUR\n${TEXT.replaceAll('USD', 'EUR')}`;
    expect(faultsOf(() => differing(TEXT, euro))).toMatchObject([
      { code: 'E570', message: 'A is in USD and B in EUR: amounts of two currencies have no difference' },
    ]);
  });
  test('are scenarios with errors; those of both are told together', () => {
    const faults = faultsOf(() => differing(TEXT.replace('1000 tok', '1000'), TEXT.replace('1000 /day', 'x')));
    expect(faults.map(f => f.at?.file)).toEqual(['a.yaml', 'b.yaml']);
  });
  test.each([
    ['cut off', '{ "schema": "tco-report/1", "plans": [', 'E109', 'not valid JSON'],
    ['of another program', '{ "version": "0.2", "projects": [] }', 'E571', 'neither a scenario nor a report'],
    ['a difference', '{ "schema": "tco-diff/1" }', 'E571', '`tco-diff/1` is no report to compare'],
    [
      'without plans',
      renderJson({ ...report(), plans: undefined as never }),
      'E225',
      '`plans` of the report is missing',
    ],
    [
      'with a number where text belongs',
      renderJson(report({ plans: [plan('p', { monthly: { ...figure('1'), value: 1 as never } })] })),
      'E225',
      '`plans` of the report is missing or broken',
    ],
    [
      'with a day that is none',
      renderJson(report({ catalog: { ...report().catalog, asOf: 'today' } })),
      'E225',
      '`catalog` of the report is missing or broken',
    ],
    [
      'with settings that are none',
      renderJson(report({ scenario: { name: 'x', sha256: '', settings: [1 as never] } })),
      'E225',
      '`scenario`',
    ],
  ])('is a report %s', (_, text, code, message) => {
    const [fault] = faultsOf(() => readSavedReport(text, 'r.json'));
    expect(fault).toMatchObject({ code, at: { file: 'r.json', line: 1 } });
    expect(fault!.message).toContain(message);
  });
  test('a whole report is read', () => {
    expect(readSavedReport(renderJson(report()), 'r.json')).toEqual(report());
  });
});
